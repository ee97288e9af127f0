import { type SQL, sql } from "drizzle-orm";
import type { MessageEvent } from "../domain/outbox-event.ts";
import { isKept } from "./deleted-conversations.ts";
import { storableJson } from "./storable-json.ts";

/** A message with the rules that caught it. */
interface Caught {
  readonly id: string;
  readonly conversationId: string;
  readonly rules: readonly number[];
}

/** Each once, also where a batch repeats itself. */
export function caughtIn(messages: readonly MessageEvent[]): Caught[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...byId.values()].flatMap(({ id, conversationId, metadata }) => {
    const { spam_rules: rules } = metadata;
    const ids = Array.isArray(rules) ? rules.filter((rule) => Number.isInteger(rule)) : [];
    return ids.length > 0 ? [{ id, conversationId, rules: ids }] : [];
  });
}

/** Lowest id first, as every batch takes them: in any other order they would deadlock. */
export function lockSpamRules(caught: readonly Caught[]): SQL {
  return sql`
    select id from widget_spam_rules
    where id in (
      select value::int from jsonb_array_elements_text(${storableJson(caught.flatMap(({ rules }) => rules))}::jsonb)
    )
    order by id for no key update`;
}

/**
 * Counts what the rules caught, before the messages are added: of one that is there already it was
 * counted then. Whoever holds the rules' locks sees all that was added under them.
 */
export function countSpamRules(caught: readonly Caught[]): SQL {
  return sql`
    update widget_spam_rules r set times_triggered = r.times_triggered + u.times
    from (
      select rule.value::int as rule_id, count(*) as times
      from jsonb_to_recordset(${storableJson(caught)}::jsonb) as e(
        id uuid, "conversationId" uuid, rules jsonb
      ), jsonb_array_elements_text(e.rules) as rule
      where not exists (select from widget_messages m where m.id = e.id)
        and ${isKept(sql`e."conversationId"`)}
      group by 1
    ) u
    where r.id = u.rule_id`;
}
