import { DrizzleQueryError } from "drizzle-orm/errors";
import { emailsIn } from "./domain/email-addresses.ts";

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
  if (isQuoting) return { name, code };
  return { name, message: withoutAddresses(message), code, stack: withoutAddresses(stack ?? "") };
}

/** A mail server names the recipient whom it refuses. */
function withoutAddresses(text: string): string {
  let [kept, from] = ["", 0];
  for (const { start, end } of emailsIn(text)) {
    kept += `${text.slice(from, start)}•••@•••`;
    from = end;
  }
  return kept + text.slice(from);
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
