import type { Context } from "hono";
import { z } from "zod";
import type { AppEnv } from "../env.ts";

/** The letters of an address as well: Postgres takes less for one than an address parser does. */
const Address = z.union([z.ipv4(), z.ipv6().regex(/^[\da-f:.]+$/i)]);

/** As the platform saw it, whole; anything that is not an address is none. */
export function callerAddress(c: Context<AppEnv>): string | null {
  return Address.safeParse(c.req.header("cf-connecting-ip")).data ?? null;
}
