import { A } from "@solidjs/router";
import { useMutation } from "@tanstack/solid-query";
import CircleCheck from "lucide-solid/icons/circle-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import {
  type SpamRule,
  type SpamRuleTest,
  spamRuleOperations,
} from "../../../../contracts/admin/spam-rules.ts";
import { call } from "../../api/client.ts";
import { reasonIn } from "../../api/reason.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { formatNumber } from "../../kit/stat.tsx";
import { Time } from "../../kit/time.tsx";

export type Tried = Pick<SpamRule, "rule_type" | "rule_value">;
export type Trial = ReturnType<typeof useTrial>;

/** Asks what a rule would have caught in the last thirty days. */
export function useTrial(widgetId: () => number) {
  return useMutation(() => ({
    mutationFn: ({ rule_type, rule_value }: Tried) =>
      call(spamRuleOperations, "POST /widgets/:widgetId/spam-rules/test", {
        params: { widgetId: widgetId() },
        body: { rule_type, rule_value },
      }),
  }));
}

interface TrialOutcomeProps {
  readonly trial: Trial;
  /** What the form says now: the outcome of something else is not shown. */
  readonly rule: Tried;
}

export function TrialOutcome(props: TrialOutcomeProps): JSX.Element {
  const isOfThis = () =>
    props.trial.variables?.rule_type === props.rule.rule_type &&
    props.trial.variables.rule_value === props.rule.rule_value;
  return (
    <Show when={isOfThis()}>
      <div role="status" class="empty:hidden">
        <Switch>
          <Match when={props.trial.isPending}>
            <p class="text-muted">{t("spam.testing")}</p>
          </Match>
          <Match when={props.trial.data}>
            {(test) => <Outcome test={test()} type={props.rule.rule_type} />}
          </Match>
        </Switch>
      </div>
      <FormError error={props.trial.error} />
    </Show>
  );
}

interface OutcomeProps {
  readonly test: SpamRuleTest;
  readonly type: SpamRule["rule_type"];
}

function Outcome(props: OutcomeProps): JSX.Element {
  return (
    <div class="rounded-lg border border-line">
      <Show
        when={props.test.problem === null}
        fallback={<Verdict isGood={false} text={problemText(props.test.problem ?? "")} />}
      >
        <Caught {...props} />
        <Show when={props.test.is_partial}>
          <p class="p-3 text-[0.8125rem] text-muted">{t("spam.partial")}</p>
        </Show>
        <Show when={props.test.samples.length > 0}>
          <Samples test={props.test} />
        </Show>
      </Show>
    </div>
  );
}

function problemText(problem: string): string {
  return t("spam.problem", { problem: reasonIn(problem, "rule_value") ?? problem });
}

function Caught(props: OutcomeProps): JSX.Element {
  const counts = () => ({
    caught: formatNumber(props.test.caught),
    examined: formatNumber(props.test.examined),
  });
  const sentence = () => {
    if (props.test.caught === 0) {
      return `${t("spam.caught_none")} ${t("spam.looked_at", counts())}`;
    }
    return t(
      props.type === "ip_block" ? "spam.caught_of_addresses" : "spam.caught_of_messages",
      counts(),
    );
  };
  const honest = () => {
    const { caught, caught_honest } = props.test;
    if (caught === 0) return null;
    if (caught_honest === 0) return t("spam.honest_none");
    if (caught_honest === caught) return t("spam.honest_all");
    return t("spam.honest_some", {
      honest: formatNumber(caught_honest),
      caught: formatNumber(caught),
    });
  };
  return <Verdict isGood={props.test.caught_honest === 0} text={sentence()} note={honest()} />;
}

function Verdict(props: {
  readonly isGood: boolean;
  readonly text: string;
  readonly note?: string | null;
}): JSX.Element {
  return (
    <div
      class={`flex gap-2.5 rounded-t-lg p-3 last:rounded-b-lg ${props.isGood ? "" : "bg-warning-soft"}`}
    >
      <Show
        when={props.isGood}
        fallback={
          <TriangleAlert size={18} aria-hidden="true" class="mt-0.5 flex-none text-warning" />
        }
      >
        <CircleCheck size={18} aria-hidden="true" class="mt-0.5 flex-none text-success" />
      </Show>
      <div class="min-w-0 [overflow-wrap:anywhere]">
        <p class="font-medium">{props.text}</p>
        <Show when={props.note}>
          <p class={props.isGood ? "text-muted" : "text-warning"}>{props.note}</p>
        </Show>
      </div>
    </div>
  );
}

function Samples(props: { readonly test: SpamRuleTest }): JSX.Element {
  return (
    <section aria-label={t("spam.samples")} class="border-t border-line">
      <h3 class="px-3 pt-2.5">{t("spam.samples")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ul class="max-h-64 divide-y divide-line overflow-y-auto" tabIndex={0}>
        <For each={props.test.samples}>
          {(sample) => (
            <li class="px-3 py-2">
              <p class="line-clamp-3 [overflow-wrap:anywhere]">{sample.excerpt}</p>
              <p class="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted">
                <Badge tone={sample.is_spam ? "plain" : "warning"}>
                  {t(sample.is_spam ? "spam.held_spam" : "spam.held_honest")}
                </Badge>
                <Time at={sample.at} />
                <A
                  class="link"
                  href={`/conversations?id=${sample.conversation_id}`}
                  target="_blank"
                  rel="noopener"
                >
                  {t("spam.open_conversation")}
                </A>
              </p>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
