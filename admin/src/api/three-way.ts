/** What becomes of a form when what it was begun from has changed under it. */
export interface Merged<Fields> {
  readonly fields: Fields;
  /** Changed here and elsewhere, differently: what is typed here stays in the form. */
  readonly contested: readonly (keyof Fields & string)[];
}

/** Of plain JSON. Postgres gives an object's keys back in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_: string, part: unknown): unknown {
  const isObject = typeof part === "object" && part !== null && !Array.isArray(part);
  return isObject ? Object.fromEntries(Object.entries(part).sort()) : part;
}

/**
 * Field by field: what was not touched here follows what is stored now, what was touched stays.
 * `meant` is the form as it would be sent: a line break that is being typed is no change yet, and
 * must not be taken away either.
 */
export function mergeFields<Fields extends object>(
  base: Fields,
  form: Fields,
  meant: Fields,
  stored: Fields,
): Merged<Fields> {
  const fields = { ...form };
  const contested: (keyof Fields & string)[] = [];
  for (const name of Object.keys(stored) as (keyof Fields & string)[]) {
    // The form's own keys: both are of one type.
    if (isSame(base[name], stored[name]) || isSame(meant[name], stored[name])) continue;
    if (isSame(meant[name], base[name])) fields[name] = stored[name];
    else contested.push(name);
  }
  return { fields, contested };
}

/** Only what differs from `base`. */
export function changedFields<Fields extends object>(base: Fields, form: Fields): Partial<Fields> {
  const changed: Partial<Fields> = {};
  for (const name of Object.keys(base) as (keyof Fields & string)[]) {
    if (!isSame(base[name], form[name])) changed[name] = form[name];
  }
  return changed;
}
