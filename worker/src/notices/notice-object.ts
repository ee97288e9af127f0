import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** One notice: what was tried to tell whom, so that nobody is told twice. */
export class NoticeObject extends DurableObject<Env> {}
