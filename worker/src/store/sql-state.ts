/** The SQLSTATE of what the database refused, wherever in the chain of causes; drizzle wraps what the driver throws. */
export function sqlStateOf(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const state = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (/^[0-9A-Z]{5}$/.test(state)) return state;
  }
  return null;
}
