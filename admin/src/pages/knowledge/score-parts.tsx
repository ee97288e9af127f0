import { For, type JSX } from "solid-js";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { formatNumber, formatShare } from "../../kit/stat.tsx";

/** By the engine's own names, what each part of a score means to somebody who does not know them. */
const PARTS: Readonly<Record<string, { readonly label: TextKey; readonly hint: TextKey }>> = {
  lexical: { label: "knowledge.part_lexical", hint: "knowledge.part_lexical_hint" },
  sentence: { label: "knowledge.part_sentence", hint: "knowledge.part_sentence_hint" },
  coverage: { label: "knowledge.part_coverage", hint: "knowledge.part_coverage_hint" },
};
/** No share: what visitors' feedback adds or takes away. */
const FEEDBACK = "prior";

export function ScoreParts(props: {
  readonly parts: Readonly<Record<string, number>>;
}): JSX.Element {
  const shares = () =>
    Object.entries(PARTS).flatMap(([name, texts]) => {
      const value = props.parts[name];
      return value === undefined ? [] : [{ ...texts, share: Math.min(1, Math.max(0, value)) }];
    });
  const feedback = () => props.parts[FEEDBACK] ?? 0;
  return (
    <dl class="mt-2 grid gap-1 text-xs text-muted">
      <For each={shares()}>
        {(part) => (
          <div class="grid grid-cols-[9rem_1fr_3rem] items-center gap-2" title={t(part.hint)}>
            <dt>
              {t(part.label)}
              <span class="sr-only">: {t(part.hint)}</span>
            </dt>
            <dd class="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
              <div class="h-full bg-accent" style={{ width: `${part.share * 100}%` }} />
            </dd>
            <dd class="text-right tabular-nums text-ink">{formatShare(part.share, 1)}</dd>
          </div>
        )}
      </For>
      <div class="grid grid-cols-[9rem_1fr] gap-2">
        <dt>{t("knowledge.part_prior")}</dt>
        <dd>{feedbackText(feedback())}</dd>
      </div>
    </dl>
  );
}

function feedbackText(added: number): string {
  const value = formatNumber(Math.abs(added), 2);
  if (Math.abs(added) < 0.005) return t("knowledge.part_prior_none");
  return added > 0
    ? t("knowledge.part_prior_up", { value })
    : t("knowledge.part_prior_down", { value });
}
