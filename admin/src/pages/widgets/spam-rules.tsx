import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { createSignal, type JSX, Show } from "solid-js";
import { type SpamRule, spamRuleOperations } from "../../../../contracts/admin/spam-rules.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Button, IconButton } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { SpamRuleDialog } from "./spam-rule-dialog.tsx";

const KEY = "GET /widgets/:widgetId/spam-rules";
const TONES: Record<SpamRule["severity"], Tone> = {
  low: "plain",
  medium: "warning",
  high: "danger",
};

export function SpamRulesPage(): JSX.Element {
  usePageTitle(() => t("layout.spam_rules"));
  const can = useCan();
  const chosen = useChosenWidget();
  const [isAdding, setAdding] = createSignal(false);
  const widgetId = () => chosen.widget()?.id ?? 0;
  const list = useList(
    spamRuleOperations,
    KEY,
    () => ({ params: { widgetId: widgetId() }, query: {} }),
    () => ({ enabled: widgetId() > 0 }),
  );
  return (
    <Page
      title={t("layout.spam_rules")}
      text={t("spam.text")}
      actions={
        <>
          <WidgetPicker chosen={chosen} />
          <Show when={can("spam_rules.manage") && widgetId() > 0}>
            <Button kind="primary" onClick={() => setAdding(true)}>
              <Plus size={16} aria-hidden="true" />
              {t("spam.add")}
            </Button>
          </Show>
        </>
      }
    >
      <ListTable
        list={list}
        none={{ title: t("spam.none"), text: t("spam.none_text") }}
        columns={[
          { head: t("spam.value"), cell: (rule) => <RuleValue rule={rule} /> },
          { head: t("spam.type"), cell: (rule) => t(`spam.type_${rule.rule_type}`) },
          { head: t("spam.action"), cell: (rule) => t(`spam.action_${rule.rule_action}`) },
          {
            head: t("spam.severity"),
            cell: ({ severity }) => (
              <Badge tone={TONES[severity]}>{t(`spam.severity_${severity}`)}</Badge>
            ),
          },
          {
            head: t("spam.triggered"),
            class: "tabular-nums",
            cell: (rule) => rule.times_triggered,
          },
          {
            head: null,
            cell: (rule) => <RuleActions rule={rule} widgetId={widgetId()} />,
          },
        ]}
      />
      <Show when={isAdding()}>
        <SpamRuleDialog widgetId={widgetId()} onClose={() => setAdding(false)} />
      </Show>
    </Page>
  );
}

function RuleValue(props: { readonly rule: SpamRule }): JSX.Element {
  return (
    <>
      <span class="mono font-medium">{props.rule.rule_value}</span>
      <Show when={props.rule.description}>
        <span class="block text-xs text-muted">{props.rule.description}</span>
      </Show>
    </>
  );
}

function RuleActions(props: { readonly rule: SpamRule; readonly widgetId: number }): JSX.Element {
  const can = useCan();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: [KEY] });
  const params = () => ({ widgetId: props.widgetId, ruleId: props.rule.id });
  const restore = () => {
    const { rule_type, rule_value, rule_action, severity, description, is_active } = props.rule;
    const body = { rule_type, rule_value, rule_action, severity, description, is_active };
    void call(spamRuleOperations, "POST /widgets/:widgetId/spam-rules", {
      params: { widgetId: props.widgetId },
      body,
    }).then(renew);
  };
  const change = useMutation(() => ({
    mutationFn: (is_active: boolean) =>
      call(spamRuleOperations, "PATCH /widgets/:widgetId/spam-rules/:ruleId", {
        params: params(),
        body: { is_active },
      }),
    onSettled: renew,
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  const deletion = useMutation(() => ({
    mutationFn: () =>
      call(spamRuleOperations, "DELETE /widgets/:widgetId/spam-rules/:ruleId", {
        params: params(),
      }),
    onSuccess: () => toast(t("spam.deleted"), restore),
    onSettled: renew,
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (
    <Show when={can("spam_rules.manage")}>
      <div class="flex items-center justify-end gap-1">
        <label class="flex min-h-8 items-center gap-2 text-[0.8125rem]">
          <input
            type="checkbox"
            class="check"
            checked={props.rule.is_active}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
          {t("spam.active")}
        </label>
        <IconButton
          label={t("spam.delete", { value: props.rule.rule_value })}
          onClick={() => deletion.mutate()}
        >
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </Show>
  );
}
