/** What a change was, for the audit log. */
export interface Difference {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Longer texts are cut: the log says what changed, it is no second copy of everything. */
const TEXT_CHARS_MAX = 500;
const LIST_ITEMS_MAX = 50;
const SECRET = /password|secret|token|backup_codes|csv|authorization|cookie/i;
/** Moves with every change, and says nothing. */
const NOISE: ReadonlySet<string> = new Set(["updated_at"]);

/** Only what differs, with secrets taken out. Either side may be missing: a row made, or one deleted. */
export function differenceOf(before: unknown, after: unknown): Difference {
  const [left, right] = [asRow(before), asRow(after)];
  if (!left || !right) return { before: left && shown(left), after: right && shown(right) };
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (name) => !NOISE.has(name) && JSON.stringify(left[name]) !== JSON.stringify(right[name]),
  );
  const pick = (row: Record<string, unknown>) =>
    Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name]]] : [])));
  return { before: shown(pick(left)), after: shown(pick(right)) };
}

function asRow(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function shown(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, SECRET.test(name) ? "…" : cut(value)]),
  );
}

function cut(value: unknown): unknown {
  if (typeof value === "string") {
    return value.length > TEXT_CHARS_MAX ? `${value.slice(0, TEXT_CHARS_MAX)}…` : value;
  }
  if (Array.isArray(value)) return value.slice(0, LIST_ITEMS_MAX).map(cut);
  const row = asRow(value);
  return row ? shown(row) : value;
}
