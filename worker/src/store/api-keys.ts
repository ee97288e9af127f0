import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { ApiKey } from "../../../contracts/admin/api-keys.ts";
import type { Role } from "../../../contracts/rights.ts";
import type { KeyStanding } from "../domain/api-key.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, exactly, type PageWish, type Placed } from "./keyset.ts";

/** With Postgres' text of the instants. */
export type ApiKeyRow = ApiKey & Placed;
type Row = ApiKeyRow & Record<string, unknown>;

const KEY = sql`k.id, k.client_id, cl.name as client_name, k.name, k.prefix,
  to_jsonb(k.scopes) as scopes, u.name as created_by_name, k.created_at, k.expires_at,
  k.last_used_at, host(k.last_used_ip) as last_used_ip, k.revoked_at,
  ${exactly(sql`k.created_at`)}`;
const FROM = sql`api_keys k join clients cl on cl.id = k.client_id
  left join users u on u.id = k.created_by`;

/** So much of a key is no help to whoever guesses. */
const PREFIX_CHARS = 9;

/** Newest first. */
export async function listApiKeys(
  db: Database,
  scope: ClientScope,
  page: PageWish,
): Promise<ApiKeyRow[]> {
  const { rows } = await db.execute<Row>(sql`
    select ${KEY} from ${FROM}
    where ${allOf([
      scope === null ? undefined : sql`k.client_id = ${scope}`,
      below(sql`k.created_at`, sql`k.id`, page.after, "int4"),
    ])}
    order by k.created_at desc nulls last, k.id desc nulls last limit ${page.limit}`);
  return rows;
}

export interface NewApiKey {
  readonly clientId: number;
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
}

export async function createApiKey(db: Database, made: NewApiKey): Promise<ApiKeyRow | null> {
  const { clientId, userId, key, name, scopes, expiresAt } = made;
  const { rows } = await db.execute<Row>(sql`
    with k as (
      insert into api_keys (client_id, created_by, name, prefix, key_hash, scopes, expires_at)
      values (${clientId}, ${userId}, ${name}, ${key.slice(0, PREFIX_CHARS)}, ${hashOf(key)},
        array(select jsonb_array_elements_text(${JSON.stringify(scopes)}::jsonb)),
        ${expiresAt}::timestamptz)
      returning *
    )
    select ${KEY} from k join clients cl on cl.id = k.client_id
    left join users u on u.id = k.created_by`);
  return rows[0] ?? null;
}

/** False where there is none, or it was revoked already. */
export async function revokeApiKey(db: Database, id: number): Promise<boolean> {
  const { rowCount } = await db.execute(
    sql`update api_keys set revoked_at = now() where id = ${id} and revoked_at is null`,
  );
  return rowCount === 1;
}

type StandingRow = {
  readonly id: number;
  readonly name: string;
  readonly client_id: number;
  readonly scopes: string[];
  readonly is_revoked: boolean;
  readonly expires_at_ms: number | null;
  readonly user_id: number | null;
  readonly user_name: string;
  readonly role: Role;
  readonly user_client_id: number | null;
  readonly is_active: boolean;
};

/** Found by its hash, so that how long it takes tells nothing of a key. */
export async function findKeyStanding(db: Database, key: string): Promise<KeyStanding | null> {
  const { rows } = await db.execute<StandingRow>(sql`
    select k.id, k.name, k.client_id, to_jsonb(k.scopes) as scopes,
      k.revoked_at is not null as is_revoked,
      (extract(epoch from k.expires_at) * 1000)::float8 as expires_at_ms,
      u.id as user_id, u.name as user_name, u.role, u.client_id as user_client_id, u.is_active
    from api_keys k left join users u on u.id = k.created_by where k.key_hash = ${hashOf(key)}`);
  const [row] = rows;
  if (!row) return null;
  const { id, name, client_id, scopes, is_revoked, expires_at_ms, user_id } = row;
  const { user_name, role, user_client_id, is_active } = row;
  return {
    id,
    name,
    clientId: client_id,
    scopes,
    isRevoked: is_revoked,
    expiresAtMs: expires_at_ms,
    user:
      user_id === null
        ? null
        : {
            id: user_id,
            name: user_name,
            role,
            clientId: user_client_id,
            isActive: is_active,
          },
  };
}

/** To the minute: a program that asks often costs no more writes. */
export async function touchApiKey(db: Database, id: number, ip: string | null): Promise<void> {
  await db.execute(sql`
    update api_keys set last_used_at = now(), last_used_ip = ${ip}::inet
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`);
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
