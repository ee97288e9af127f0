import { DrizzleQueryError } from "drizzle-orm/errors";

/**
 * One JSON line per thing worth knowing, for `wrangler tail` and the platform's log store.
 * Never a visitor's words, contact details, session or capability: only ids and causes.
 */
type Facts = Readonly<Record<string, unknown>>;

/** Data exceptions of PostgreSQL (class 22), whose words quote the value that they are about. */
const QUOTING_CODE = /^22[0-9A-Z]{3}$/;
/** As above, told by another object: of an error's class nothing but its name comes across. */
const FAILED_QUERY = "Failed query:";

function printable(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  // Its message quotes the statement's parameters, and with them whatever a visitor wrote.
  if (value instanceof DrizzleQueryError) {
    return { name: "DrizzleQueryError", query: value.query, cause: printable(value.cause) };
  }
  const { name, message, stack } = value;
  const code = "code" in value ? value.code : undefined;
  const isQuoting = QUOTING_CODE.test(String(code)) || message.startsWith(FAILED_QUERY);
  return isQuoting ? { name, code } : { name, message, code, stack };
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
  console.info(line(event, facts));
}
