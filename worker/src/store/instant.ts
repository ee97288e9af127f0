/** Postgres' text of an instant, as ISO 8601. */
export function instant(text: string): string {
  return new Date(text).toISOString();
}

export function instantOrNull(text: string | null): string | null {
  return text === null ? null : instant(text);
}
