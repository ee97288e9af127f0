/**
 * Only what the caller named: a field that is not there must not become null. Also for types, which
 * tell a field that is missing from one that is undefined.
 */
export function named<Body extends object>(
  body: Body,
): { [Key in keyof Body]?: Exclude<Body[Key], undefined> } {
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof Body]?: Exclude<Body[Key], undefined> };
}
