import { type SQL, sql } from "drizzle-orm";
import type { BulkEntries } from "../../../contracts/admin/knowledge.ts";
import type { Database } from "./database.ts";

/** How many of the widget's entries were changed; ids of others are passed over. */
export async function changeEntriesInBulk(
  db: Database,
  widgetId: number,
  wish: BulkEntries,
): Promise<number> {
  const isBack = wish.act === "undelete";
  const { rowCount } = await db.execute(sql`
    update widget_knowledge_base set ${assignment(wish)}, updated_at = now()
    where widget_id = ${widgetId} and deleted_at is ${isBack ? sql`not null` : sql`null`}
      and id in (select value::int from jsonb_array_elements_text(${JSON.stringify(wish.ids)}::jsonb))`);
  return rowCount ?? 0;
}

export async function prioritizeEntries(
  db: Database,
  widgetId: number,
  priorities: readonly { readonly id: number; readonly priority: number }[],
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update widget_knowledge_base k set priority = p.priority, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(priorities)}::jsonb) as p(id int, priority int)
    where k.id = p.id and k.widget_id = ${widgetId} and k.deleted_at is null`);
  return rowCount ?? 0;
}

export async function listCategories(db: Database, widgetId: number) {
  const { rows } = await db.execute<{ category: string; entry_count: number }>(sql`
    select category, count(*)::int as entry_count from widget_knowledge_base
    where widget_id = ${widgetId} and deleted_at is null and category is not null
    group by category order by category`);
  return rows;
}

function assignment(wish: BulkEntries): SQL {
  switch (wish.act) {
    case "activate":
      return sql`is_active = true`;
    case "deactivate":
      return sql`is_active = false`;
    case "delete":
      return sql`deleted_at = now()`;
    case "undelete":
      return sql`deleted_at = null`;
    case "set_category":
      return sql`category = ${wish.category}`;
  }
}
