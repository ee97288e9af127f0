import { sql } from "drizzle-orm";
import type { IdentityKeyFacts } from "../domain/snapshot.ts";
import type { Database } from "./database.ts";

/** What the WordPress plugin of a widget signs with: HS256. */
export interface PluginKey {
  readonly keyId: string;
  /** Its letters are the key, as they stand. */
  readonly secret: string;
}

interface PluginKeyWish {
  readonly widgetId: number;
  /** Who asks for it. */
  readonly userId: number;
  readonly fresh: PluginKey;
}

type KeyRow = PluginKey & Record<string, unknown>;

const LABEL = "WordPress plugin";

/** Live ones, the newest first. */
const LIVE = (widgetId: number) => sql`
  select key_id as "keyId", secret from widget_identity_keys
  where widget_id = ${widgetId} and purpose = 'wordpress' and algorithm = 'HS256'
    and retired_at is null
  order by id desc`;

/**
 * The widget's key for WordPress; `fresh` where there is none: a plugin that is downloaded again must
 * not lock out the site that has the first copy. Two at once may make two, both of which are good.
 */
export async function ensurePluginKey(
  db: Database,
  { widgetId, userId, fresh }: PluginKeyWish,
): Promise<PluginKey> {
  const { rows } = await db.execute<KeyRow>(sql`
    with live as (${LIVE(widgetId)} limit 1), made as (
      insert into widget_identity_keys
        (widget_id, key_id, label, algorithm, purpose, secret, created_by)
      select ${widgetId}::int, ${fresh.keyId}, ${LABEL}, 'HS256', 'wordpress', ${fresh.secret},
        ${userId}::int
      where not exists (select from live)
      returning key_id as "keyId", secret
    )
    select * from live union all select * from made`);
  const [key] = rows;
  if (!key) throw new Error("a key is either there or made");
  return { keyId: key.keyId, secret: key.secret };
}

/** What a site's proof may be signed with. */
export async function findPluginKeys(db: Database, widgetId: number): Promise<IdentityKeyFacts[]> {
  const { rows } = await db.execute<KeyRow>(LIVE(widgetId));
  return rows.map(({ keyId, secret }) => ({ keyId, algorithm: "HS256", secret }));
}
