import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { type SpamRule, spamRuleOperations } from "../../../../contracts/admin/spam-rules.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { useChosenWidget } from "../../api/widget-options.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { NoWidget } from "../../kit/no-widget.tsx";
import { Page } from "../../kit/page.tsx";
import { formatNumber } from "../../kit/stat.tsx";
import { WidgetPicker } from "../../kit/widget-picker.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { JudgeText } from "./judge-text.tsx";
import { RuleActions, RuleSwitch } from "./rule-actions.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { ruleText } from "./rule-text.ts";
import { TryDialog } from "./try-dialog.tsx";

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
  const [editing, setEditing] = createSignal<SpamRule | "new" | null>(null);
  const [trying, setTrying] = createSignal<SpamRule | null>(null);
  const widgetId = () => chosen.widget()?.id ?? 0;
  return (
    <Page
      title={t("layout.spam_rules")}
      text={t("spam.text")}
      actions={
        <>
          <WidgetPicker chosen={chosen} />
          <Show when={can("spam_rules.manage") && widgetId() > 0}>
            <Button kind="primary" onClick={() => setEditing("new")}>
              <Plus size={16} aria-hidden="true" />
              {t("spam.add")}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={widgetId()} fallback={<NoWidget chosen={chosen} />} keyed>
        {(id) => (
          <>
            <Rules widgetId={id} onEdit={setEditing} onTry={setTrying} />
            <Show when={can("spam_rules.read")}>
              <JudgeText widgetId={id} />
            </Show>
          </>
        )}
      </Show>
      <Show when={editing()}>
        {(rule) => (
          <RuleDialog
            widgetId={widgetId()}
            rule={ruleOf(rule())}
            onClose={() => setEditing(null)}
          />
        )}
      </Show>
      <Show when={trying()}>
        {(rule) => (
          <TryDialog widgetId={widgetId()} rule={rule()} onClose={() => setTrying(null)} />
        )}
      </Show>
    </Page>
  );
}

function ruleOf(editing: SpamRule | "new"): SpamRule | null {
  return editing === "new" ? null : editing;
}

interface RulesProps {
  readonly widgetId: number;
  readonly onEdit: (rule: SpamRule) => void;
  readonly onTry: (rule: SpamRule) => void;
}

function Rules(props: RulesProps): JSX.Element {
  const list = useList(spamRuleOperations, KEY, () => ({
    params: { widgetId: props.widgetId },
    query: {},
  }));
  return (
    <ListTable
      list={list}
      none={{ title: t("spam.none"), text: t("spam.none_text") }}
      columns={[
        { head: t("spam.value"), cell: (rule) => <RuleValue rule={rule} /> },
        {
          head: t("spam.type"),
          class: "whitespace-nowrap",
          cell: (rule) => t(`spam.type_${rule.rule_type}`),
        },
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
          cell: (rule) => formatNumber(rule.times_triggered),
        },
        {
          head: t("spam.active"),
          class: "cell-acts",
          cell: (rule) => <RuleSwitch rule={rule} widgetId={props.widgetId} />,
        },
        {
          head: null,
          cell: (rule) => (
            <RuleActions
              rule={rule}
              widgetId={props.widgetId}
              onEdit={() => props.onEdit(rule)}
              onTry={() => props.onTry(rule)}
            />
          ),
        },
      ]}
    />
  );
}

function RuleValue(props: { readonly rule: SpamRule }): JSX.Element {
  return (
    <>
      <span class="mono font-medium [overflow-wrap:anywhere]">{ruleText(props.rule)}</span>
      <Show when={props.rule.description}>
        <span class="block text-xs text-muted [overflow-wrap:anywhere]">
          {props.rule.description}
        </span>
      </Show>
    </>
  );
}
