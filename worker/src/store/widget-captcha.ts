import { eq, sql } from "drizzle-orm";
import { widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

export interface CaptchaKeys {
  readonly siteKey: string | null;
  readonly secretKey: string | null;
}

/**
 * Turnstile's keys of a widget's own; both null: the platform's, if it has any. A form of its settings
 * that is open at the moment shows neither, and is not out of date.
 */
export async function setCaptchaKeys(
  db: Database,
  widgetId: number,
  { siteKey, secretKey }: CaptchaKeys,
): Promise<void> {
  await db
    .update(widgetConfigs)
    .set({
      captchaSiteKey: siteKey,
      captchaSecretKey: secretKey,
      updatedAt: sql`${widgetConfigs.updatedAt}`,
    })
    .where(eq(widgetConfigs.id, widgetId));
}
