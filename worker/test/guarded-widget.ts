import type { SpamRuleFacts } from "../src/domain/snapshot.ts";
import { openBoundDatabase } from "./bound-database.ts";
import type { WidgetSettings } from "./stored-rows.ts";
import { makeWidget, type TestWidget } from "./thread-client.ts";

type RuleWish = Partial<Omit<SpamRuleFacts, "id">> & Pick<SpamRuleFacts, "value">;

export interface GuardedWidget extends TestWidget {
  readonly ruleIds: readonly number[];
  timesTriggered(): Promise<number[]>;
}

/** A widget whose business can be reached besides the chat, with spam rules. */
export async function makeGuardedWidget(
  rules: readonly RuleWish[],
  settings: WidgetSettings = {},
): Promise<GuardedWidget> {
  const { query } = openBoundDatabase();
  const contact = { contactEmail: "desk@clinic.example", contactPhone: "+1 312 555 0142" };
  const widget = await makeWidget({ ...contact, ...settings });
  const ruleIds: number[] = [];
  for (const { type = "keyword", value, action = "block", severity = "medium" } of rules) {
    const [row] = await query<{ id: number }>(
      `insert into widget_spam_rules (widget_id, rule_type, rule_value, rule_action, severity)
       values ($1, $2, $3, $4, $5) returning id`,
      [widget.id, type, value, action, severity],
    );
    ruleIds.push(row?.id ?? 0);
  }
  const timesTriggered = async () => {
    const rows = await query<{ times: number }>(
      "select times_triggered as times from widget_spam_rules where widget_id = $1 order by id",
      [widget.id],
    );
    return rows.map(({ times }) => times);
  };
  return { ...widget, ruleIds, timesTriggered };
}
