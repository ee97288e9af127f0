import { DrizzleQueryError } from "drizzle-orm/errors";

/**
 * One JSON line per thing worth knowing, for `wrangler tail` and the platform's log store.
 * Never a visitor's words, contact details, session or capability: only ids and causes.
 */
type Facts = Readonly<Record<string, unknown>>;

function printable(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  // Its message quotes the statement's parameters, and with them whatever a visitor wrote.
  if (value instanceof DrizzleQueryError) {
    return { name: "DrizzleQueryError", query: value.query, cause: printable(value.cause) };
  }
  const code = "code" in value ? value.code : undefined;
  return { name: value.name, message: value.message, code, stack: value.stack };
}

function line(event: string, facts: Facts): string {
  const described = Object.entries(facts).map(([key, value]) => [key, printable(value)]);
  return JSON.stringify({ event, ...Object.fromEntries(described) });
}

export function logError(event: string, facts: Facts): void {
  console.error(line(event, facts));
}

export function logWarning(event: string, facts: Facts): void {
  console.warn(line(event, facts));
}

export function logInfo(event: string, facts: Facts): void {
  console.log(line(event, facts));
}
