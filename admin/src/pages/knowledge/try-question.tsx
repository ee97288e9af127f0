import { useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { KNOWLEDGE_STATES, TriedQuestion } from "../../../../contracts/knowledge-insights.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { Markdown } from "../../kit/markdown.tsx";
import { Card } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { formatShare } from "../../kit/stat.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { ScoreParts } from "./score-parts.tsx";

type Part = TriedQuestion["asked"][number];

interface Asked {
  readonly question: string;
  readonly target: (typeof KNOWLEDGE_STATES)[number];
}

/** What a visitor would get, which entries were thought of, and why. */
export function TryQuestion(props: { readonly widgetId: number }): JSX.Element {
  const [question, setQuestion] = createSignal("");
  const [target, setTarget] = createSignal<Asked["target"]>("draft");
  const [asked, setAsked] = createSignal<Asked | null>(null);
  // A query, though it is sent by POST: whatever changes the knowledge has it asked once more.
  const trial = useQuery(() => ({
    queryKey: ["tried", props.widgetId, asked()],
    enabled: asked() !== null,
    queryFn: () =>
      call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/try", {
        params: { widgetId: props.widgetId },
        body: asked() ?? { question: question() },
      }),
    refetchOnWindowFocus: false,
    placeholderData: (before: TriedQuestion | undefined) => before,
  }));
  const ask = () => {
    const next = { question: question(), target: target() };
    const isRepeated = JSON.stringify(next) === JSON.stringify(asked());
    setAsked(next);
    if (isRepeated) void trial.refetch();
  };
  return (
    <div class="grid gap-5 lg:grid-cols-2">
      <Card title={t("knowledge.try")} text={t("knowledge.try_text")}>
        <Form class="space-y-4" onSubmit={ask}>
          <TextField
            label={t("knowledge.a_question")}
            isRequired
            hasFocus
            value={question()}
            onInput={setQuestion}
            complaint={trial.error ? sentenceFor(trial.error) : null}
          />
          <SelectField
            label={t("knowledge.ask_of")}
            value={target()}
            options={[
              { value: "draft", label: t("knowledge.draft") },
              { value: "live", label: t("knowledge.live") },
            ]}
            onChange={setTarget}
          />
          <Button type="submit" kind="primary" isBusy={trial.isFetching}>
            {t("knowledge.ask")}
          </Button>
        </Form>
        <Show when={trial.data}>{(tried) => <Seen tried={tried()} />}</Show>
      </Card>
      <Show when={trial.data}>
        {(tried) => (
          <Card title={t("knowledge.ranked")} text={t("knowledge.ranked_text")}>
            <For each={tried().asked} fallback={<p>{t("knowledge.small_talk")}</p>}>
              {(part) => <Ranked part={part} threshold={tried().threshold} />}
            </For>
          </Card>
        )}
      </Show>
    </div>
  );
}

function Seen(props: { readonly tried: TriedQuestion }): JSX.Element {
  return (
    <div class="mt-5" aria-live="polite">
      <h3 class="mb-1.5">{t("knowledge.visitor_sees")}</h3>
      <div class="rounded-lg bg-accent-soft px-3.5 py-2">
        <Markdown text={props.tried.visitor_sees.text} />
      </div>
      <Show when={props.tried.visitor_sees.suggestions.length > 0}>
        <ul class="mt-2 flex flex-wrap gap-2">
          <For each={props.tried.visitor_sees.suggestions}>
            {(suggestion) => <li class="badge">{suggestion}</li>}
          </For>
        </ul>
      </Show>
    </div>
  );
}

function Ranked(props: { readonly part: Part; readonly threshold: number }): JSX.Element {
  const [, setParams] = useSearchParams();
  return (
    <section class="mb-5 last:mb-0">
      <p class="mb-2 flex flex-wrap items-center gap-2">
        <span class="font-medium">“{props.part.query}”</span>
        <Badge tone={props.part.clears_threshold ? "success" : "warning"}>
          {t("knowledge.against", {
            confidence: formatShare(props.part.confidence, 1),
            threshold: formatShare(props.threshold, 1),
          })}
        </Badge>
        <Badge>{t("knowledge.scope", { share: formatShare(props.part.scope, 1) })}</Badge>
      </p>
      <ol class="space-y-2">
        <For each={props.part.ranked}>
          {(entry) => (
            <li class="rounded-lg border border-line p-3">
              <div class="flex items-baseline justify-between gap-3">
                <button
                  type="button"
                  class="text-left font-medium hover:underline"
                  onClick={() => setParams({ entry: String(entry.entry_id) })}
                >
                  {entry.question}
                </button>
                <span class="tabular-nums">{formatShare(entry.confidence, 1)}</span>
              </div>
              <ScoreParts parts={entry.parts} />
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
