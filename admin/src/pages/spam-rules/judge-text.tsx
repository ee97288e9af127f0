import { useMutation } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { type SpamVerdict, spamRuleOperations } from "../../../../contracts/admin/spam-rules.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card } from "../../kit/page.tsx";
import { formatNumber, formatShare } from "../../kit/stat.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { spamWhy } from "./spam-why.ts";

/** How a message would fare with the widget, and why. */
export function JudgeText(props: { readonly widgetId: number }): JSX.Element {
  const [text, setText] = createSignal("");
  const [email, setEmail] = createSignal("");
  const wish = () => ({ text: text(), ...(email().trim() ? { email: email().trim() } : {}) });
  const judging = useMutation(() => ({
    mutationFn: (body: { readonly text: string; readonly email?: string }) =>
      call(spamRuleOperations, "POST /widgets/:widgetId/spam-rules/judge", {
        params: { widgetId: props.widgetId },
        body,
      }),
  }));
  const isOfThis = () => JSON.stringify(judging.variables) === JSON.stringify(wish());
  const complaint = (field: string) => complaintOn(judging.error, field);
  return (
    <Card class="mt-5" title={t("spam.judge_title")} text={t("spam.judge_text_hint")}>
      <div class="grid gap-5 lg:grid-cols-2">
        <Form class="space-y-4" onSubmit={() => judging.mutate(wish())}>
          <TextArea
            label={t("spam.judge_text")}
            rows={4}
            maxLength={4000}
            value={text()}
            onInput={setText}
            complaint={complaint("text")}
          />
          <TextField
            label={t("spam.judge_email")}
            maxLength={254}
            value={email()}
            onInput={setEmail}
            complaint={complaint("email")}
          />
          <Button type="submit" isBusy={judging.isPending} disabled={text().trim() === ""}>
            {t("spam.judge")}
          </Button>
          <Show when={!complaint("text") && !complaint("email")}>
            <FormError error={judging.error} />
          </Show>
        </Form>
        <div role="status" class="empty:hidden">
          <Show when={!judging.isPending && judging.data}>
            {(verdict) => (
              <>
                <Show when={!isOfThis()}>
                  <p class="mb-2 text-muted">{t("spam.judge_again")}</p>
                </Show>
                <Verdict verdict={verdict()} />
              </>
            )}
          </Show>
        </div>
      </div>
    </Card>
  );
}

/** From which score on what is not spam is said to be a little odd. */
const ODD_FROM = 0.35;

interface Look {
  readonly word: TextKey;
  readonly text: string;
  readonly bar: string;
}

function lookOf({ is_spam, score }: SpamVerdict): Look {
  if (is_spam) return { word: "spam.word_spam", text: "text-danger", bar: "bg-danger" };
  return score >= ODD_FROM
    ? { word: "spam.word_odd", text: "text-warning", bar: "bg-warning" }
    : { word: "spam.word_honest", text: "text-success", bar: "bg-success" };
}

/** A rule that only flags may add to the score without making it spam. */
function outcomeOf({ action, is_spam }: SpamVerdict): TextKey {
  return action === "flag" && !is_spam ? "spam.verdict_noted" : `spam.verdict_${action}`;
}

function Verdict(props: { readonly verdict: SpamVerdict }): JSX.Element {
  const look = () => lookOf(props.verdict);
  return (
    <div>
      <p class="flex items-baseline justify-between gap-3">
        <span class={`font-semibold ${look().text}`}>{t(look().word)}</span>
        <span class="tabular-nums text-muted">
          <span class="sr-only">{t("spam.meter")}: </span>
          {formatShare(props.verdict.score, 1)}
        </span>
      </p>
      <div class="mt-1 h-2 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <div class={`h-full ${look().bar}`} style={{ width: `${props.verdict.score * 100}%` }} />
      </div>
      <p class="mt-2.5">{t(outcomeOf(props.verdict))}</p>
      <Reasons reasons={props.verdict.reasons} />
    </div>
  );
}

function Reasons(props: { readonly reasons: SpamVerdict["reasons"] }): JSX.Element {
  return (
    <Show
      when={props.reasons.length > 0}
      fallback={<p class="mt-2.5 text-muted">{t("spam.reasons_none")}</p>}
    >
      <h3 class="mt-3 mb-1">{t("spam.reasons")}</h3>
      <ul class="space-y-1.5">
        <For each={props.reasons}>
          {(reason) => (
            <li class="flex items-baseline justify-between gap-3">
              <span class="min-w-0 [overflow-wrap:anywhere]">
                <span class="font-medium">{t(`spam.signal_${reason.signal}`)}</span>{" "}
                <span class="text-muted">{spamWhy(reason.detail)}</span>
              </span>
              <span class="flex-none tabular-nums text-muted">
                {t("spam.reason_weight", { weight: formatNumber(reason.weight, 2) })}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
