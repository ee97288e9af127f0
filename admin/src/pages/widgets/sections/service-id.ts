const CHARS_MAX = 40;
/** Of a name in which no letter or digit is of the alphabet that ids are made of. */
const NAMELESS = "service";

/** An id for a service, made of its name and different from those that are taken. */
export function serviceId(name: string, taken: readonly string[]): string {
  const stem = shorten(
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-"),
    CHARS_MAX,
  );
  const first = stem || NAMELESS;
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const id = `${shorten(first, CHARS_MAX - end.length)}${end}`;
    if (!taken.includes(id)) return id;
  }
}

function shorten(text: string, charsMax: number): string {
  return text.replace(/^-+/, "").slice(0, charsMax).replace(/-+$/, "");
}
