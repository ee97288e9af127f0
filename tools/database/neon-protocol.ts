import type { FieldDef, QueryArrayResult } from "pg";

/**
 * The wire format of Neon's SQL-over-HTTP, as the driver `@neondatabase/serverless` speaks it: a POST
 * of `{ query, params }`, or of `{ queries: [...] }` for one transaction, to `/sql`; values travel as
 * PostgreSQL's text; an SQL error is status 400 with the fields of PostgreSQL's error.
 */
export interface NeonStatement {
  readonly query: string;
  readonly params: readonly unknown[];
}

export type NeonRequest =
  | { readonly kind: "statement"; readonly statement: NeonStatement }
  | { readonly kind: "transaction"; readonly statements: readonly NeonStatement[] };

export type NeonHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Throws a SyntaxError or TypeError when the body is not of the format. */
export function parseNeonRequest(body: string): NeonRequest {
  const parsed: unknown = JSON.parse(body);
  if (isRecord(parsed) && Array.isArray(parsed.queries)) {
    return { kind: "transaction", statements: parsed.queries.map(parseStatement) };
  }
  return { kind: "statement", statement: parseStatement(parsed) };
}

function parseStatement(value: unknown): NeonStatement {
  if (!isRecord(value) || typeof value.query !== "string") {
    throw new TypeError("a statement needs a query");
  }
  const params = value.params;
  return { query: value.query, params: Array.isArray(params) ? params : [] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const ISOLATION_LEVELS: Readonly<Record<string, string>> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

/** The BEGIN that a batch's headers ask for. */
export function beginStatement(headers: NeonHeaders): string {
  const level = ISOLATION_LEVELS[String(headers["neon-batch-isolation-level"])];
  return [
    "BEGIN",
    level ? `ISOLATION LEVEL ${level}` : "",
    headers["neon-batch-read-only"] === "true" ? "READ ONLY" : "",
    headers["neon-batch-deferrable"] === "true" ? "DEFERRABLE" : "",
  ]
    .filter(Boolean)
    .join(" ");
}

export function encodeResult(result: QueryArrayResult<unknown[]>): object {
  return {
    command: result.command,
    rowCount: result.rowCount,
    rows: result.rows,
    fields: result.fields.map(encodeField),
    rowAsArray: true,
  };
}

function encodeField(field: FieldDef): object {
  const { name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier } = field;
  return { name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format: "text" };
}

const ERROR_FIELDS = [
  "message",
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/** PostgreSQL's own errors are the caller's affair (400); anything else is the endpoint's (500). */
export function encodeError(error: unknown): { readonly status: 400 | 500; readonly body: object } {
  if (!(error instanceof Error)) return { status: 500, body: { message: String(error) } };
  if (!("severity" in error)) return { status: 500, body: { message: error.message } };
  const fields = error as unknown as Readonly<Record<string, unknown>>;
  return {
    status: 400,
    body: Object.fromEntries(ERROR_FIELDS.map((name) => [name, fields[name]])),
  };
}
