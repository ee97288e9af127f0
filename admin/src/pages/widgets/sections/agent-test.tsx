import { useMutation } from "@tanstack/solid-query";
import CircleCheck from "lucide-solid/icons/circle-check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, type JSX, Show } from "solid-js";
import { widgetOperations } from "../../../../../contracts/admin/widgets.ts";
import { call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { Form } from "../../../kit/form.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { formatNumber } from "../../../kit/stat.tsx";
import { TextField } from "../../../kit/text-field.tsx";

const SECOND_MS = 1_000;

/** Asks the agent that is stored, as a visitor's conversation would. */
export function AgentTest(props: {
  readonly widgetId: number;
  /** Whether the address that is shown is the one that would be asked. */
  readonly isSaved: boolean;
}): JSX.Element {
  const [question, setQuestion] = createSignal("");
  const asking = useMutation(() => ({
    mutationFn: (text: string) =>
      call(widgetOperations, "POST /widgets/:widgetId/agent-test", {
        params: { widgetId: props.widgetId },
        body: { question: text },
      }),
  }));
  const complaint = () => complaintOn(asking.error, "question");
  return (
    <section aria-label={t("handoff.test")}>
      <Form
        class="flex flex-wrap items-end gap-2"
        onSubmit={() => asking.mutate(question().trim())}
      >
        <TextField
          class="min-w-0 flex-1"
          label={t("handoff.test")}
          maxLength={500}
          value={question()}
          onInput={setQuestion}
          complaint={complaint()}
        />
        <Button
          type="submit"
          isBusy={asking.isPending}
          disabled={!props.isSaved || question().trim() === ""}
        >
          {t("handoff.test_ask")}
        </Button>
      </Form>
      <Show when={!props.isSaved}>
        <p class="hint">{t("handoff.test_save_first")}</p>
      </Show>
      <div role="status" class="mt-3 empty:hidden">
        <Show when={!asking.isPending && asking.data}>{(test) => <Outcome test={test()} />}</Show>
      </div>
      <Show when={!complaint()}>
        <FormError error={asking.error} />
      </Show>
    </section>
  );
}

interface OutcomeProps {
  readonly test: {
    readonly is_ok: boolean;
    readonly reply: string | null;
    readonly problem: string | null;
    readonly duration_ms: number;
  };
}

function Outcome(props: OutcomeProps): JSX.Element {
  return (
    <div class="rounded-lg border border-line p-3">
      <p
        class={`flex items-center gap-2 font-medium ${props.test.is_ok ? "text-success" : "text-danger"}`}
      >
        <Show
          when={props.test.is_ok}
          fallback={<TriangleAlert size={16} aria-hidden="true" class="flex-none" />}
        >
          <CircleCheck size={16} aria-hidden="true" class="flex-none" />
        </Show>
        {t(props.test.is_ok ? "handoff.test_answered" : "handoff.test_failed", {
          seconds: formatNumber(props.test.duration_ms / SECOND_MS, 1),
        })}
      </p>
      <p class="mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {props.test.is_ok ? props.test.reply : props.test.problem}
      </p>
    </div>
  );
}
