import { useMutation } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { type MaskingTest, privacyOperations } from "../../../../../contracts/admin/privacy.ts";
import type { MaskingKind } from "../../../../../contracts/guard.ts";
import { call } from "../../../api/client.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t, tn } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { Form } from "../../../kit/form.tsx";
import { FormError } from "../../../kit/form-error.tsx";
import { TextArea } from "../../../kit/text-field.tsx";

interface MaskingTesterProps {
  readonly widgetId: number;
  /** What is ticked, saved or not. */
  readonly masking: readonly MaskingKind[];
}

export function MaskingTester(props: MaskingTesterProps): JSX.Element {
  const [text, setText] = createSignal("");
  const testing = useMutation(() => ({
    mutationFn: (wish: { readonly text: string; readonly masking: MaskingKind[] }) =>
      call(privacyOperations, "POST /widgets/:widgetId/masking-test", {
        params: { widgetId: props.widgetId },
        body: wish,
      }),
  }));
  const wish = () => ({ text: text(), masking: [...props.masking] });
  const isOfThis = () => JSON.stringify(testing.variables) === JSON.stringify(wish());
  const complaint = () => complaintOn(testing.error, "text");
  return (
    <section aria-label={t("compliance.test")} class="rounded-lg bg-sunken p-3">
      <Form class="space-y-3" onSubmit={() => testing.mutate(wish())}>
        <TextArea
          label={t("compliance.test_text")}
          hint={t("compliance.test_hint")}
          rows={3}
          maxLength={4000}
          value={text()}
          onInput={setText}
          complaint={complaint()}
        />
        <Button type="submit" isBusy={testing.isPending} disabled={text().trim() === ""}>
          {t("compliance.test_mask")}
        </Button>
      </Form>
      <div role="status" class="mt-3 empty:hidden">
        <Show when={isOfThis() && !testing.isPending && testing.data}>
          {(test) => <Outcome test={test()} />}
        </Show>
      </div>
      <Show when={!complaint()}>
        <FormError error={testing.error} />
      </Show>
    </section>
  );
}

function Outcome(props: { readonly test: MaskingTest }): JSX.Element {
  const found = () =>
    props.test.found.map(({ kind, count }) => tn(`compliance.found_${kind}`, count)).join(", ");
  return (
    <>
      <p class="label">{t("compliance.test_masked")}</p>
      <p class="rounded-lg border border-line bg-surface px-3.5 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {props.test.masked}
      </p>
      <p class="hint">
        <Show when={props.test.found.length > 0} fallback={t("compliance.test_none")}>
          {t("compliance.test_found", { what: found() })}
        </Show>
      </p>
    </>
  );
}
