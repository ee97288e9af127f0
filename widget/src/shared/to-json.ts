/**
 * As JSON, whatever an old library put on the prototypes: a `toJSON` of theirs turns our lists into
 * strings. It has been asked by the time that this replacer is, which then gives the value itself.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name: string) {
    return this[name];
  });
}
