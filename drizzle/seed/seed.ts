import { eq } from "drizzle-orm";
import type { Database } from "../../worker/src/store/database.ts";
import { createWidget } from "../../worker/src/store/widgets.ts";
import { clients, widgetConfigs } from "../schema/index.ts";
import { ALIGN_PRIMARY_CARE, NORTHSIDE, type SeedClient } from "./seed-clients.ts";

/**
 * A clinic with three widgets and a second client with one. Nobody who could sign in: see
 * demo-users.ts. What is there already is left as it is, so seeding again does no harm.
 */
export async function seed(db: Database): Promise<void> {
  for (const client of [ALIGN_PRIMARY_CARE, NORTHSIDE]) await seedClient(db, client);
}

async function seedClient(db: Database, { row, widgets }: SeedClient): Promise<void> {
  const clientId = await ensureClient(db, row);
  for (const widget of widgets) {
    const [known] = await db
      .select({ id: widgetConfigs.id })
      .from(widgetConfigs)
      .where(eq(widgetConfigs.widgetKey, widget.widgetKey));
    if (!known) await createWidget(db, { ...widget, clientId });
  }
}

async function ensureClient(db: Database, row: SeedClient["row"]): Promise<number> {
  const [known] = await db
    .select({ id: clients.id })
    .from(clients)
    .where(eq(clients.name, row.name));
  if (known) return known.id;
  const [created] = await db.insert(clients).values(row).returning({ id: clients.id });
  if (!created) throw new Error("an insert without a conflict returns its row");
  return created.id;
}
