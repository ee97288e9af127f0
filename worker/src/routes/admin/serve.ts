import { type Context, Hono } from "hono";
import type {
  AnswerOf,
  BodyOf,
  Operation,
  OperationTable,
  QueryOf,
} from "../../../../contracts/admin/operation.ts";
import { type Actor, decideScope } from "../../domain/access.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { readBody, readQuery } from "../../middleware/read-body.ts";
import { type Database, openDatabase } from "../../store/database.ts";
import type { ClientScope } from "../../store/day-range.ts";

/** What a handler is given: all parsed, and the caller known. */
export interface Call<Op extends Operation> {
  readonly c: Context<AppEnv>;
  readonly db: Database;
  readonly actor: Actor;
  /** Whose rows the call is about: the caller's client's, the one that a super admin chose, or (null) all. */
  readonly scope: ClientScope;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
}

export type Handlers<Table extends OperationTable> = {
  readonly [Key in keyof Table]: (call: Call<Table[Key]>) => Promise<AnswerOf<Table[Key]>>;
};

/**
 * Routes for each operation of a table: an operation without a handler does not compile, nor does a
 * handler without an operation. `guarded` decides who reaches them.
 */
export function serve<const Table extends OperationTable>(
  table: Table,
  handlers: Handlers<Table>,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  for (const [key, operation] of Object.entries(table)) {
    const [method = "", path = ""] = key.split(" ");
    // The type above says that both are of one key; a loop cannot.
    const handle = handlers[key] as unknown as (call: object) => Promise<unknown>;
    routes.on(method, path, async (c) =>
      answer(c, operation, await handle(await read(c, operation))),
    );
  }
  return routes;
}

async function read(c: Context<AppEnv>, operation: Operation) {
  const { body, bodyBytesMax } = operation;
  const query = operation.query && readQuery(c, operation.query);
  const { actor } = c.var;
  return {
    c,
    db: openDatabase(c.env),
    actor,
    scope: decideScope(actor, chosenClientId(query)),
    query,
    body: body && (await readBody(c, body, bodyBytesMax)),
  };
}

/** `client_id` means the same in every query that has it. */
function chosenClientId(query: unknown): number | undefined {
  const id: unknown = Reflect.get(Object(query), "client_id");
  return typeof id === "number" ? id : undefined;
}

function answer(c: Context<AppEnv>, { out, status }: Operation, value: unknown): Response {
  if (value instanceof Response) return value;
  if (out === null) return c.body(null, 204);
  return c.json(value as object, status === 204 ? 200 : status);
}

/** What was there when the call was let in may have been deleted since. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new AppError("not_found");
  return value;
}
