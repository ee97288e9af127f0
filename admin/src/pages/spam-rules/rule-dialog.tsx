import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX } from "solid-js";
import {
  SPAM_RULE_TYPES,
  type SpamRule,
  spamRuleOperations,
} from "../../../../contracts/admin/spam-rules.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { changedFields } from "../../api/three-way.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { RuleAction, type RuleDraft } from "./rule-action.tsx";
import { RuleValueField } from "./rule-value-field.tsx";
import { TrialOutcome, useTrial } from "./try-rule.tsx";

const LIST = "GET /widgets/:widgetId/spam-rules";

const FRESH: RuleDraft = {
  rule_type: "keyword",
  rule_value: "",
  rule_action: "flag",
  severity: "medium",
  description: "",
};

interface RuleDialogProps {
  readonly widgetId: number;
  /** Null for a new one. */
  readonly rule: SpamRule | null;
  readonly onClose: () => void;
}

export function RuleDialog(props: RuleDialogProps): JSX.Element {
  const first = props.rule ? draftOf(props.rule) : FRESH;
  const [rule, setRule] = createSignal(first);
  const saving = useSaving(props, first, rule);
  const put = (part: Partial<RuleDraft>) => {
    // What is complained of is being mended.
    if (saving.isError) saving.reset();
    setRule({ ...rule(), ...part });
  };
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.rule ? t("spam.edit") : t("spam.add")}
    >
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <SelectField
          class="max-w-xs"
          label={t("spam.type")}
          value={rule().rule_type}
          options={SPAM_RULE_TYPES.map((value) => ({ value, label: t(`spam.type_${value}`) }))}
          // Words make no rate, and a rate no address.
          onChange={(rule_type) => put({ rule_type, rule_value: "" })}
        />
        <RuleValueField
          type={rule().rule_type}
          value={rule().rule_value}
          onInput={(rule_value) => put({ rule_value })}
          complaint={complaintOn(saving.error, "rule_value")}
        />
        <RuleAction widgetId={props.widgetId} rule={rule()} onChange={put} />
        <TextField
          label={t("spam.description")}
          hint={t("spam.description_hint")}
          maxLength={500}
          value={rule().description ?? ""}
          onInput={(description) => put({ description })}
          complaint={complaintOn(saving.error, "description")}
        />
        <TryFirst widgetId={props.widgetId} rule={rule()} />
        <FormError error={saving.error} />
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}

/** Before it is saved: what the rule would have done, as it stands in the form. */
function TryFirst(props: { readonly widgetId: number; readonly rule: RuleDraft }): JSX.Element {
  const trial = useTrial(() => props.widgetId);
  return (
    <div class="space-y-3">
      <Button
        isBusy={trial.isPending}
        disabled={props.rule.rule_value.trim() === ""}
        onClick={() => trial.mutate(props.rule)}
      >
        {t("spam.try")}
      </Button>
      <TrialOutcome trial={trial} rule={props.rule} />
    </div>
  );
}

function useSaving(props: RuleDialogProps, first: RuleDraft, rule: () => RuleDraft) {
  const queries = useQueryClient();
  const attempt = createAttemptKey();
  return useMutation(() => ({
    mutationFn: () =>
      props.rule
        ? call(spamRuleOperations, "PATCH /widgets/:widgetId/spam-rules/:ruleId", {
            params: { widgetId: props.widgetId, ruleId: props.rule.id },
            body: changedFields(first, rule()),
          })
        : call(
            spamRuleOperations,
            "POST /widgets/:widgetId/spam-rules",
            { params: { widgetId: props.widgetId }, body: rule() },
            attempt.of(rule()),
          ),
    onSuccess: async () => {
      props.onClose();
      await queries.invalidateQueries({ queryKey: [LIST] });
    },
  }));
}

function draftOf(rule: SpamRule): RuleDraft {
  const { rule_type, rule_value, rule_action, severity, description } = rule;
  return { rule_type, rule_value, rule_action, severity, description };
}
