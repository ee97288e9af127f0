import { createSignal, type JSX, Show } from "solid-js";
import type { BulkEntries } from "../../../../contracts/admin/knowledge.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { TextField } from "../../kit/text-field.tsx";

interface BulkBarProps {
  readonly count: number;
  readonly onAct: (act: BulkEntries["act"], category?: string | null) => void;
}

export function BulkBar(props: BulkBarProps): JSX.Element {
  const [isNaming, setNaming] = createSignal(false);
  const [category, setCategory] = createSignal("");
  return (
    <div class="flex flex-wrap items-center gap-2" role="status">
      <span class="text-muted">{tn("knowledge.selected", props.count)}</span>
      <Button onClick={() => props.onAct("activate")}>{t("knowledge.activate")}</Button>
      <Button onClick={() => props.onAct("deactivate")}>{t("knowledge.deactivate")}</Button>
      <Button onClick={() => setNaming(true)}>{t("knowledge.set_category")}</Button>
      <Button kind="danger" onClick={() => props.onAct("delete")}>
        {t("kit.delete")}
      </Button>
      <Show when={isNaming()}>
        <Dialog isOpen onClose={() => setNaming(false)} title={t("knowledge.set_category")}>
          <Form
            onSubmit={() => {
              props.onAct("set_category", category().trim() || null);
              setNaming(false);
            }}
          >
            <TextField
              label={t("knowledge.category")}
              hasFocus
              value={category()}
              onInput={setCategory}
            />
            <FormActions onCancel={() => setNaming(false)} />
          </Form>
        </Dialog>
      </Show>
    </div>
  );
}
