import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { knowledgeOperations } from "../../../../../contracts/admin/knowledge.ts";
import type { ChangeGeneration, GenerationStatus } from "../../../../../contracts/generation.ts";
import { call } from "../../../api/client.ts";
import { complaintOn, sentenceFor } from "../../../api/sentence.ts";
import { locale, t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { Form } from "../../../kit/form.tsx";
import { NumberField } from "../../../kit/number-field.tsx";
import { Loaded } from "../../../kit/states.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import { toast, toastProblem } from "../../../kit/toasts.tsx";

const MICROS = 1_000_000;
const ADDRESS = "/widgets/:widgetId/generation";

/** What a model may cost. Stored by itself: it is no part of what visitors see, and asks no publication. */
export function SpendCeiling(props: { readonly widgetId: number }): JSX.Element {
  const key = () => ["generation", props.widgetId];
  const queries = useQueryClient();
  const params = () => ({ widgetId: props.widgetId });
  const status = useQuery(() => ({
    queryKey: key(),
    queryFn: () => call(knowledgeOperations, `GET ${ADDRESS}`, { params: params() }),
  }));
  const saving = useMutation(() => ({
    mutationFn: (body: ChangeGeneration) =>
      call(knowledgeOperations, `PATCH ${ADDRESS}`, { params: params(), body }),
    onSuccess: (now) => {
      queries.setQueryData(key(), now);
      toast(t("limits.spend_saved"));
    },
    onError: (error) => {
      if (!complaintOn(error, "daily_ceiling_micros")) toastProblem(sentenceFor(error));
    },
  }));
  return (
    <section aria-label={t("limits.spend_title")}>
      <h3>{t("limits.spend_title")}</h3>
      <Loaded query={status}>
        {(now) => (
          <Show
            when={now().is_configured}
            fallback={<p class="text-muted">{t("limits.spend_missing")}</p>}
          >
            <SwitchField
              label={t("limits.spend")}
              isOn={now().enable_generation}
              isDisabled={saving.isPending}
              onChange={(isOn) => saving.mutate({ enable_generation: isOn })}
            />
            <Ceiling
              now={now()}
              isBusy={saving.isPending}
              complaint={complaintOn(saving.error, "daily_ceiling_micros")}
              onSave={(micros) => saving.mutate({ daily_ceiling_micros: micros })}
            />
          </Show>
        )}
      </Loaded>
    </section>
  );
}

function Ceiling(props: {
  readonly now: GenerationStatus;
  readonly isBusy: boolean;
  readonly complaint: string | null;
  readonly onSave: (micros: number) => void;
}): JSX.Element {
  const [dollars, setDollars] = createSignal(props.now.daily_ceiling_micros / MICROS);
  const micros = () => Math.round(dollars() * MICROS);
  return (
    <Form class="mt-1 max-w-md" onSubmit={() => props.onSave(micros())}>
      <div class="flex items-end gap-2">
        <NumberField
          class="min-w-0 flex-1"
          label={t("limits.spend_ceiling")}
          min={0}
          max={100}
          step={0.01}
          value={dollars()}
          onInput={setDollars}
          complaint={props.complaint}
        />
        <Button
          type="submit"
          isBusy={props.isBusy}
          disabled={Number.isNaN(micros()) || micros() === props.now.daily_ceiling_micros}
        >
          {t("kit.save")}
        </Button>
      </div>
      <p class="hint">
        {t("limits.spend_ceiling_hint")}{" "}
        {t("limits.spend_today", {
          used: money(props.now.today.used_micros),
          ceiling: money(props.now.daily_ceiling_micros),
        })}
      </p>
    </Form>
  );
}

function money(micros: number): string {
  return new Intl.NumberFormat(locale(), { style: "currency", currency: "USD" }).format(
    micros / MICROS,
  );
}
