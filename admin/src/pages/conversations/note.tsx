import EyeOff from "lucide-solid/icons/eye-off";
import type { JSX } from "solid-js";
import type { ConversationNote } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { Time } from "../../kit/time.tsx";

/** Across the whole thread and in a colour of its own: on nobody's side, and no message. */
export function Note(props: {
  readonly note: ConversationNote;
  readonly zone: string;
}): JSX.Element {
  return (
    <li class="rounded-lg border border-dashed border-warning bg-warning-soft px-3.5 py-2">
      <p class="mb-0.5 flex flex-wrap items-center gap-x-2 text-xs text-warning">
        <EyeOff size={13} aria-hidden="true" class="flex-none" />
        <span class="font-semibold">
          {t("inbox.note_by", { name: props.note.user_name ?? t("inbox.somebody") })}
        </span>
        <Time at={props.note.created_at} zone={props.zone} />
      </p>
      <p class="whitespace-pre-wrap [overflow-wrap:anywhere]">{props.note.text}</p>
    </li>
  );
}
