import { createSignal, type JSX, Show } from "solid-js";
import type { BulkEntries } from "../../../../contracts/admin/knowledge.ts";
import { CATEGORY_CHARS_MAX } from "../../../../contracts/knowledge-entries.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { CATEGORY_LIST } from "./categories.tsx";

interface BulkBarProps {
  readonly ids: number[];
  readonly onAct: (wish: BulkEntries) => void;
}

export function BulkBar(props: BulkBarProps): JSX.Element {
  const [isNaming, setNaming] = createSignal(false);
  const [category, setCategory] = createSignal("");
  const act = (name: "activate" | "deactivate" | "delete") =>
    props.onAct({ act: name, ids: props.ids });
  return (
    <div class="flex flex-wrap items-center gap-2" role="status">
      <span class="text-muted">{tn("knowledge.selected", props.ids.length)}</span>
      <Button onClick={() => act("activate")}>{t("knowledge.activate")}</Button>
      <Button onClick={() => act("deactivate")}>{t("knowledge.deactivate")}</Button>
      <Button onClick={() => setNaming(true)}>{t("knowledge.set_category")}</Button>
      <Button kind="danger" onClick={() => act("delete")}>
        {t("kit.delete")}
      </Button>
      <Show when={isNaming()}>
        <Dialog isOpen onClose={() => setNaming(false)} title={t("knowledge.set_category")}>
          <Form
            onSubmit={() => {
              props.onAct({
                act: "set_category",
                ids: props.ids,
                category: category().trim() || null,
              });
              setNaming(false);
            }}
          >
            <TextField
              label={t("knowledge.category")}
              hasFocus
              list={CATEGORY_LIST}
              maxLength={CATEGORY_CHARS_MAX}
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
