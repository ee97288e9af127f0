import { sql } from "drizzle-orm";
import type { FrozenEntry } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { storableJson } from "./storable-json.ts";

export interface RestoreCounts {
  readonly updated: number;
  readonly recreated: number;
  readonly deleted: number;
}

/**
 * Makes the draft say what `entries` say, all of it or nothing. Rows that are there get their words
 * back, deleted or not; active rows that are not among them are marked as deleted; what has no row
 * any more gets a new one. Entries that are not active were never published, and stay as they are.
 */
export async function restoreDraft(
  db: Database,
  widgetId: number,
  entries: readonly FrozenEntry[],
): Promise<RestoreCounts> {
  const json = storableJson(entries);
  const [, deleted, updated, recreated] = await db.batch([
    // Two that restore at once would meet row by row, in any order, and lock each other out.
    db.execute(sql`select id from widget_configs where id = ${widgetId} for no key update`),
    db.execute(sql`
      update widget_knowledge_base set deleted_at = now()
      where widget_id = ${widgetId} and is_active and deleted_at is null
        and id not in (select id from ${frozenRows(json)})`),
    db.execute(sql`
      update widget_knowledge_base k set
        category = e.category, question = e.question,
        alternative_questions = ${textArray("alternativeQuestions")}, answer = e.answer,
        keywords = ${textArray("keywords")}, priority = e.priority, source_url = e."sourceUrl",
        is_active = true, deleted_at = null, updated_at = now()
      from ${frozenRows(json)} where k.id = e.id and k.widget_id = ${widgetId}`),
    db.execute(sql`
      insert into widget_knowledge_base (widget_id, category, question, alternative_questions,
        answer, keywords, priority, source_url)
      select ${widgetId}, e.category, e.question, ${textArray("alternativeQuestions")}, e.answer,
        ${textArray("keywords")}, e.priority, e."sourceUrl"
      from ${frozenRows(json)}
      where not exists (
        select from widget_knowledge_base k where k.id = e.id and k.widget_id = ${widgetId}
      )
      order by e.id`),
  ]);
  return {
    updated: updated.rowCount,
    recreated: recreated.rowCount,
    deleted: deleted.rowCount,
  };
}

function frozenRows(json: string) {
  return sql`jsonb_to_recordset(${json}::jsonb) as e(
    id int, category text, question text, "alternativeQuestions" jsonb, answer text,
    keywords jsonb, priority int, "sourceUrl" text)`;
}

function textArray(column: "alternativeQuestions" | "keywords") {
  return sql`array(select jsonb_array_elements_text(e.${sql.identifier(column)}))`;
}
