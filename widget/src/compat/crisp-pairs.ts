/** `session:data` comes as one pair, or as a list of pairs. */
export function pairsIn(given: unknown, value: unknown): Record<string, unknown> {
  const pairs: unknown[] = Array.isArray(given) ? given : [[given, value]];
  return Object.fromEntries(
    pairs.filter(Array.isArray).map(([name, one]: unknown[]) => [String(name), one]),
  );
}
