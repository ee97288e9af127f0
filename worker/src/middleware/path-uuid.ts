import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A row's id out of the address, where rows are named so. What can be none was never there. */
export function pathUuid(c: Context<AppEnv>, name: string): string {
  const id = c.req.param(name) ?? "";
  if (UUID.test(id)) return id;
  throw new AppError("not_found");
}
