import { writeCertainAudit } from "../certain-audit.ts";
import type { Env } from "../env.ts";

/** Whose account it is, as the sign-in library or our own table tells of it. */
interface Owner {
  readonly id: number | string;
  readonly clientId?: number | null | undefined;
}

const USER_AGENT_CHARS_MAX = 500;

/** A line in the audit log about somebody's own account, with where the call came from. */
export async function noteAccount(
  env: Env,
  action: string,
  owner: Owner,
  headers: Headers | null | undefined,
  details: object = {},
): Promise<void> {
  await writeCertainAudit(env, {
    userId: Number(owner.id),
    clientId: owner.clientId ?? null,
    action,
    entityType: "user",
    entityId: String(owner.id),
    details,
    ipAddress: headers?.get("cf-connecting-ip") ?? null,
    userAgent: headers?.get("user-agent")?.slice(0, USER_AGENT_CHARS_MAX) ?? null,
  });
}
