/** A secret of this browser, or an id that nothing else has: 160 random bits. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  // Not by `Array.from`, which old libraries replace with one of their own.
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
