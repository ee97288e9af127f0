import { useQueryClient } from "@tanstack/solid-query";
import EyeOff from "lucide-solid/icons/eye-off";
import { createEffect, createSignal, type JSX, on } from "solid-js";
import { conversationOperations } from "../../../../contracts/admin/conversations.ts";
import { createAttemptKey } from "../../api/attempt-key.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { keepDraft, readDraft } from "./drafts.ts";

export const notesKey = (id: string) => ["GET /conversations/:conversationId/notes", id] as const;

const NOTE_CHARS_MAX = 4_000;

/** Looks like a note, not like a reply: nobody should have to wonder who will read it. */
export function NoteComposer(props: { readonly conversationId: string }): JSX.Element {
  const queries = useQueryClient();
  const [text, setText] = createSignal(readDraft(props.conversationId, "note"));
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  const attempt = createAttemptKey();
  createEffect(
    on(text, (words) => keepDraft(props.conversationId, "note", words), { defer: true }),
  );
  const add = async () => {
    const body = { text: text().trim() };
    if (body.text === "" || isBusy()) return;
    setBusy(true);
    setError(null);
    try {
      await call(
        conversationOperations,
        "POST /conversations/:conversationId/notes",
        { params: { conversationId: props.conversationId }, body },
        attempt.of(body),
      );
      attempt.succeed();
      setText("");
      await queries.invalidateQueries({ queryKey: notesKey(props.conversationId) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void add()}>
      <p class="mt-1 flex items-center gap-1.5 text-[0.8125rem] text-warning">
        <EyeOff size={14} aria-hidden="true" class="flex-none" />
        {t("inbox.team_only")}
      </p>
      <div class="mt-1 flex items-end gap-2">
        <textarea
          class="input max-h-48 min-h-16 flex-1 resize-none bg-warning-soft"
          rows={2}
          aria-label={t("inbox.note_label")}
          placeholder={t("inbox.note_hint")}
          maxLength={NOTE_CHARS_MAX}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void add();
          }}
        />
        <Button type="submit" isBusy={isBusy()} disabled={text().trim() === ""}>
          {t("inbox.add_note")}
        </Button>
      </div>
      <FormError error={error()} />
    </Form>
  );
}
