import { eq } from "drizzle-orm";
import type { Database } from "../../worker/src/store/database.ts";
import { createWidget } from "../../worker/src/store/widgets.ts";
import { clients, users, widgetConfigs } from "../schema/index.ts";
import { ALIGN_PRIMARY_CARE, NORTHSIDE, type SeedClient, SUPER_ADMIN } from "./seed-clients.ts";

/**
 * A clinic with three widgets, a second client with one, and a user of each role. What is there
 * already is left as it is, so seeding again, or after a seed that was cut off, does no harm.
 */
export async function seed(db: Database): Promise<void> {
  await db.insert(users).values(SUPER_ADMIN).onConflictDoNothing();
  for (const client of [ALIGN_PRIMARY_CARE, NORTHSIDE]) await seedClient(db, client);
}

async function seedClient(db: Database, { row, staff, widgets }: SeedClient): Promise<void> {
  const clientId = await ensureClient(db, row);
  if (staff.length > 0) {
    const rows = staff.map((user) => ({ ...user, clientId }));
    await db.insert(users).values(rows).onConflictDoNothing();
  }
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
