import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/** Postgres' integer. */
const ID_MAX = 2 ** 31 - 1;

/** A row's id, or a version's number, out of the address. What can be none was never there. */
export function pathId(c: Context<AppEnv>, name: string): number {
  const text = c.req.param(name) ?? "";
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  if (id <= ID_MAX) return id;
  throw new AppError("not_found");
}
