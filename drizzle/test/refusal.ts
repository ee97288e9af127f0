/**
 * The SQLSTATE with which Postgres refused: 23505 unique, 23514 check, 23P01 exclusion. Null when it
 * did not; any other failure comes back as it is.
 */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(() => null).catch((reason: unknown) => reason);
  return error instanceof Error && "code" in error ? error.code : error;
}
