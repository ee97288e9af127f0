import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What is copied together with a widget's settings: each a statement for the batch that makes the copy. */

/** In the order of their ids, so that the copies' ids have the same order. */
export function copyEntries(db: Database, id: number, widgetKey: string) {
  return db.execute(sql`
    insert into widget_knowledge_base (widget_id, category, question, alternative_questions,
      answer, keywords, priority, context, source_url, is_active)
    select w.id, k.category, k.question, k.alternative_questions, k.answer, k.keywords,
      k.priority, k.context, k.source_url, k.is_active
    from widget_knowledge_base k, widget_configs w
    where k.widget_id = ${id} and k.deleted_at is null and w.widget_key = ${widgetKey}
    order by k.id`);
}

/**
 * Run after the entries were copied: both drafts hold the same entries in the same order, which is
 * how a test finds the copy of its entry. A test of a deleted entry stays behind.
 */
export function copyTests(db: Database, id: number, widgetKey: string) {
  return db.execute(sql`
    with paired as (
      select original.id as original_id, copied.id as copy_id
      from (
        select k.id, row_number() over (order by k.id) as place from widget_knowledge_base k
        where k.widget_id = ${id} and k.deleted_at is null
      ) original
      join (
        select k.id, row_number() over (order by k.id) as place
        from widget_knowledge_base k join widget_configs w on w.id = k.widget_id
        where w.widget_key = ${widgetKey}
      ) copied using (place)
    )
    insert into knowledge_tests (widget_id, question, expected_entry_id, source, is_active)
    select w.id, t.question, p.copy_id, t.source, t.is_active
    from knowledge_tests t
    join widget_configs w on w.widget_key = ${widgetKey}
    left join paired p on p.original_id = t.expected_entry_id
    where t.widget_id = ${id} and (t.expected_entry_id is null or p.copy_id is not null)
    order by t.id`);
}

export function copySpamRules(db: Database, id: number, widgetKey: string) {
  return db.execute(sql`
    insert into widget_spam_rules (widget_id, rule_type, rule_value, rule_action, severity,
      description, is_active)
    select w.id, r.rule_type, r.rule_value, r.rule_action, r.severity, r.description, r.is_active
    from widget_spam_rules r, widget_configs w
    where r.widget_id = ${id} and w.widget_key = ${widgetKey}
    order by r.id`);
}
