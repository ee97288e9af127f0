import { and, eq, isNull, sql } from "drizzle-orm";
import { widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

export interface WidgetAgent {
  readonly url: string | null;
  readonly secret: string | null;
  /** BCP 47, or `auto`. */
  readonly locale: string;
}

/** As Standard Webhooks write it: `whsec_` and 32 random bytes in base64. */
export function newAgentSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

export async function findAgent(db: Database, widgetId: number): Promise<WidgetAgent | null> {
  const [found] = await db
    .select({
      url: widgetConfigs.aiHandoffUrl,
      secret: widgetConfigs.agentSecret,
      locale: widgetConfigs.locale,
    })
    .from(widgetConfigs)
    .where(eq(widgetConfigs.id, widgetId));
  return found ?? null;
}

// The time of the widget's last change stays: a form of its settings that is open at the moment does
// not show the secret, and is not out of date.

/** Gives the widget a secret if it has none; true when it had none. */
export async function ensureAgentSecret(db: Database, widgetId: number): Promise<boolean> {
  const { rowCount } = await db
    .update(widgetConfigs)
    .set({ agentSecret: newAgentSecret(), updatedAt: sql`${widgetConfigs.updatedAt}` })
    .where(and(eq(widgetConfigs.id, widgetId), isNull(widgetConfigs.agentSecret)));
  return rowCount === 1;
}

export async function renewAgentSecret(db: Database, widgetId: number): Promise<string> {
  const agentSecret = newAgentSecret();
  await db
    .update(widgetConfigs)
    .set({ agentSecret, updatedAt: sql`${widgetConfigs.updatedAt}` })
    .where(eq(widgetConfigs.id, widgetId));
  return agentSecret;
}
