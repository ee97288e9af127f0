import { storableText } from "../../../contracts/text.ts";

/** Escapes that Postgres cannot hold: NUL, and half of a surrogate pair. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/**
 * JSON that Postgres accepts as jsonb. The edge cleans the texts that it knows; free JSON, such as a
 * hand-over's details or an address's parameters, may still hide what would fail the whole batch.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Almost always nothing is suspect, and a second pass would double the cost.
  return SUSPECT.test(json) ? JSON.stringify(value, cleaned) : json;
}

function cleaned(_key: string, value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [storableText(key), child]),
  );
}
