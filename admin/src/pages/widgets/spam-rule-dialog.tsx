import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import {
  SPAM_RULE_ACTIONS,
  SPAM_RULE_TYPES,
  SPAM_SEVERITIES,
  type SpamRule,
  spamRuleOperations,
} from "../../../../contracts/admin/spam-rules.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { changedFields } from "../../api/three-way.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";

type Draft = Pick<
  SpamRule,
  "rule_type" | "rule_value" | "rule_action" | "severity" | "description"
>;

const FRESH: Draft = {
  rule_type: "keyword",
  rule_value: "",
  rule_action: "flag",
  severity: "medium",
  description: "",
};

export function SpamRuleDialog(props: {
  readonly widgetId: number;
  /** Null for a new one. */
  readonly rule: SpamRule | null;
  readonly onClose: () => void;
}): JSX.Element {
  const queries = useQueryClient();
  const first = props.rule ? draftOf(props.rule) : FRESH;
  const [rule, setRule] = createSignal(first);
  const put = (part: Partial<Draft>) => setRule({ ...rule(), ...part });
  const saving = useMutation(() => ({
    mutationFn: () =>
      props.rule
        ? call(spamRuleOperations, "PATCH /widgets/:widgetId/spam-rules/:ruleId", {
            params: { widgetId: props.widgetId, ruleId: props.rule.id },
            body: changedFields(first, rule()),
          })
        : call(spamRuleOperations, "POST /widgets/:widgetId/spam-rules", {
            params: { widgetId: props.widgetId },
            body: rule(),
          }),
    onSuccess: async () => {
      props.onClose();
      await queries.invalidateQueries({ queryKey: ["GET /widgets/:widgetId/spam-rules"] });
    },
  }));
  return (
    <Dialog isOpen onClose={props.onClose} title={props.rule ? t("spam.edit") : t("spam.add")}>
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <SelectField
          label={t("spam.type")}
          value={rule().rule_type}
          options={SPAM_RULE_TYPES.map((value) => ({ value, label: t(`spam.type_${value}`) }))}
          onChange={(rule_type) => put({ rule_type })}
        />
        <TextField
          label={t("spam.value")}
          isRequired
          maxLength={500}
          value={rule().rule_value}
          onInput={(rule_value) => put({ rule_value })}
          complaint={complaintOn(saving.error, "rule_value")}
        />
        <div class="grid grid-cols-2 gap-4">
          <SelectField
            label={t("spam.action")}
            value={rule().rule_action}
            options={SPAM_RULE_ACTIONS.map((value) => ({
              value,
              label: t(`spam.action_${value}`),
            }))}
            onChange={(rule_action) => put({ rule_action })}
          />
          <SelectField
            label={t("spam.severity")}
            value={rule().severity}
            options={SPAM_SEVERITIES.map((value) => ({
              value,
              label: t(`spam.severity_${value}`),
            }))}
            onChange={(severity) => put({ severity })}
          />
        </div>
        <TextField
          label={t("spam.description")}
          value={rule().description ?? ""}
          onInput={(description) => put({ description })}
        />
        <FormError error={saving.error} />
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}

function draftOf({ rule_type, rule_value, rule_action, severity, description }: SpamRule): Draft {
  return { rule_type, rule_value, rule_action, severity, description };
}
