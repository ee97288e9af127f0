import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Show } from "solid-js";
import {
  CANNED_REPLIES_MAX,
  CANNED_VARIABLES,
  type CannedReply,
  cannedReplyOperations,
  fillCanned,
} from "../../../../contracts/admin/canned-replies.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { chosenClientId, useChosenClient } from "../../api/chosen-client.ts";
import { ApiError, call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { changedFields } from "../../api/three-way.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { CANNED_LIST } from "./remove-canned.ts";

const TEXT_CHARS_MAX = 4_000;
const SHORTCUT_CHARS_MAX = 40;

interface CannedDialogProps {
  /** Null for a new one. */
  readonly reply: CannedReply | null;
  readonly onClose: () => void;
}

export function CannedDialog(props: CannedDialogProps): JSX.Element {
  const queries = useQueryClient();
  const first = { shortcut: props.reply?.shortcut ?? "", text: props.reply?.text ?? "" };
  const id = props.reply?.id;
  const [draft, setDraft] = createSignal(first);
  const put = (part: Partial<typeof first>) => setDraft({ ...draft(), ...part });
  const attempt = createAttemptKey();
  const saving = useMutation(() => ({
    mutationFn: () => {
      if (id !== undefined) {
        return call(cannedReplyOperations, "PATCH /canned-replies/:cannedReplyId", {
          params: { cannedReplyId: id },
          body: changedFields(first, draft()),
        });
      }
      const client = chosenClientId();
      const body = { ...draft(), ...(client === undefined ? {} : { client_id: client }) };
      return call(cannedReplyOperations, "POST /canned-replies", { body }, attempt.of(body));
    },
    onSuccess: async () => {
      attempt.succeed();
      props.onClose();
      await queries.invalidateQueries({ queryKey: [CANNED_LIST] });
    },
  }));
  const conflict = () => conflictIn(saving.error);
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.reply ? t("canned.edit") : t("canned.add")}
    >
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <TextField
          label={t("canned.shortcut")}
          hint={t("canned.shortcut_hint")}
          isRequired
          maxLength={SHORTCUT_CHARS_MAX}
          value={draft().shortcut}
          // The slash is how it is called up, and no part of it.
          onInput={(shortcut) => put({ shortcut: shortcut.replace(/^\/+/, "") })}
          complaint={
            conflict() === "taken"
              ? t("canned.shortcut_taken")
              : complaintOn(saving.error, "shortcut")
          }
        />
        <TextArea
          label={t("canned.reply")}
          rows={5}
          maxLength={TEXT_CHARS_MAX}
          value={draft().text}
          onInput={(text) => put({ text })}
          complaint={complaintOn(saving.error, "text")}
        />
        <Variables onInsert={(variable) => put({ text: `${draft().text}${variable}` })} />
        <Preview text={draft().text} />
        <Show when={conflict() === null}>
          <FormError error={saving.error} />
        </Show>
        <Show when={conflict() === "full"}>
          <p class="complaint" role="alert">
            {t("canned.full", { count: CANNED_REPLIES_MAX })}
          </p>
        </Show>
        <FormActions isBusy={saving.isPending} onCancel={() => props.onClose()} />
      </Form>
    </Dialog>
  );
}

/** Both are conflicts: with one of the same name, or with all there are. */
function conflictIn(error: unknown): "taken" | "full" | null {
  if (!(error instanceof ApiError) || error.code !== "conflict") return null;
  return error.field === "shortcut" ? "taken" : "full";
}

function Variables(props: { readonly onInsert: (variable: string) => void }): JSX.Element {
  return (
    <fieldset>
      <legend class="label">{t("canned.variables")}</legend>
      <div class="flex flex-wrap gap-1.5">
        <For each={CANNED_VARIABLES}>
          {(name) => (
            <button
              type="button"
              class="badge mono min-h-6 max-sm:min-h-11"
              onClick={() => props.onInsert(`{{${name}}}`)}
            >
              {`{{${name}}}`}
            </button>
          )}
        </For>
      </div>
      <p class="hint">{t("canned.fallback_hint", { example: "{{visitor_name|there}}" })}</p>
    </fieldset>
  );
}

/** With the names of people who do not exist, and the user's own. */
function Preview(props: { readonly text: string }): JSX.Element {
  const me = useMe();
  const chosen = useChosenClient();
  const filled = () =>
    fillCanned(props.text, {
      visitor_name: "Ana Ruiz",
      visitor_email: "ana@example.com",
      agent_name: me.data?.name ?? null,
      widget_name: "Main Website Chat",
      client_name: me.data?.client?.name ?? chosen()?.name ?? null,
      page_url: "https://example.com/contact",
    });
  return (
    <Show when={props.text.trim()}>
      <div>
        <p class="label">{t("canned.preview")}</p>
        <p class="max-h-40 overflow-y-auto rounded-lg bg-accent-soft px-3.5 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {filled()}
        </p>
      </div>
    </Show>
  );
}
