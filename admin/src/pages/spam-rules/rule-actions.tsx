import { useMutation, useQueryClient } from "@tanstack/solid-query";
import FlaskConical from "lucide-solid/icons/flask-conical";
import Pencil from "lucide-solid/icons/pencil";
import Trash from "lucide-solid/icons/trash";
import { type JSX, Show } from "solid-js";
import { type SpamRule, spamRuleOperations } from "../../../../contracts/admin/spam-rules.ts";
import { call } from "../../api/client.ts";
import { ofWidget } from "../../api/of-widget.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { ruleText } from "./rule-text.ts";

const KEY = "GET /widgets/:widgetId/spam-rules";

interface RuleActionsProps {
  readonly rule: SpamRule;
  readonly widgetId: number;
  readonly onEdit: () => void;
  readonly onTry: () => void;
}

export function RuleActions(props: RuleActionsProps): JSX.Element {
  const can = useCan();
  const remove = useRemove();
  const value = () => ruleText(props.rule);
  return (
    <div class="flex items-center justify-end gap-1">
      <IconButton label={t("spam.try_one", { value: value() })} onClick={() => props.onTry()}>
        <FlaskConical size={16} aria-hidden="true" />
      </IconButton>
      <Show when={can("spam_rules.manage")}>
        <IconButton label={t("spam.edit_one", { value: value() })} onClick={() => props.onEdit()}>
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t("spam.delete", { value: value() })}
          onClick={() => remove({ rule: props.rule, widgetId: props.widgetId })}
        >
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </Show>
    </div>
  );
}

/** On or off, at once; only told to those who may not change it. */
export function RuleSwitch(props: {
  readonly rule: SpamRule;
  readonly widgetId: number;
}): JSX.Element {
  const can = useCan();
  const toggle = useToggle();
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        class="peer sr-only"
        checked={props.rule.is_active}
        aria-checked={props.rule.is_active}
        aria-label={t("spam.active_one", { value: ruleText(props.rule) })}
        disabled={!can("spam_rules.manage")}
        onChange={(event) =>
          toggle({
            rule: props.rule,
            widgetId: props.widgetId,
            isActive: event.currentTarget.checked,
          })
        }
      />
      <span class="switch-track" aria-hidden="true" />
    </label>
  );
}

interface Named {
  readonly rule: SpamRule;
  readonly widgetId: number;
}

/** What both changes have in common: shown at once, put back and said where it fails. */
function useAhead() {
  const queries = useQueryClient();
  return {
    show: ({ rule, widgetId }: Named, next: SpamRule | undefined) =>
      showAhead(queries, KEY, rule.id, next, ofWidget(widgetId)),
    failed: (error: Error, putBack: (() => void) | undefined) => {
      putBack?.();
      toastProblem(sentenceFor(error));
    },
    renew: () => queries.invalidateQueries({ queryKey: [KEY] }),
  };
}

function useToggle() {
  const ahead = useAhead();
  const change = useMutation(() => ({
    mutationFn: ({ rule, widgetId, isActive }: Named & { readonly isActive: boolean }) =>
      call(spamRuleOperations, "PATCH /widgets/:widgetId/spam-rules/:ruleId", {
        params: { widgetId, ruleId: rule.id },
        body: { is_active: isActive },
      }),
    onMutate: (wish) => ahead.show(wish, { ...wish.rule, is_active: wish.isActive }),
    onError: (error, _, putBack) => ahead.failed(error, putBack),
    onSettled: ahead.renew,
  }));
  return (wish: Named & { readonly isActive: boolean }) => change.mutate(wish);
}

function useRemove() {
  const ahead = useAhead();
  const restoring = useMutation(() => ({
    mutationFn: ({ rule, widgetId }: Named) => {
      const { rule_type, rule_value, rule_action, severity, description, is_active } = rule;
      const body = { rule_type, rule_value, rule_action, severity, description, is_active };
      return call(spamRuleOperations, "POST /widgets/:widgetId/spam-rules", {
        params: { widgetId },
        body,
      });
    },
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: ahead.renew,
  }));
  const deletion = useMutation(() => ({
    mutationFn: ({ rule, widgetId }: Named) =>
      call(spamRuleOperations, "DELETE /widgets/:widgetId/spam-rules/:ruleId", {
        params: { widgetId, ruleId: rule.id },
      }),
    onMutate: (named) => ahead.show(named, undefined),
    onSuccess: (_, named) => toast(t("spam.deleted"), () => restoring.mutate(named)),
    onError: (error, _, putBack) => ahead.failed(error, putBack),
    onSettled: ahead.renew,
  }));
  return (named: Named) => deletion.mutate(named);
}
