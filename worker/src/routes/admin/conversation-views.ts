import type {
  ConversationDetail,
  ConversationMessage,
  ConversationNote,
  ConversationSummary,
} from "../../../../contracts/admin/conversations.ts";
import type { MessageRow } from "../../store/conversation-messages.ts";
import type { NoteRow } from "../../store/conversation-notes.ts";
import type { ConversationDetailRow, ConversationRow } from "../../store/conversations.ts";
import { instant } from "../../store/instant.ts";
import { viewOf } from "./stored-view.ts";

// Stored rows of conversations as the API shows them.

export function summaryOf(row: ConversationRow): ConversationSummary {
  return viewOf(row, "started_at", "last_message_at", "waiting_since");
}

export function detailOf(row: ConversationDetailRow): ConversationDetail {
  const { session_id: _, widget_key: __, ...shown } = row;
  const instants = ["last_message_at", "waiting_since", "ended_at", "spam_decided_at"] as const;
  return viewOf(shown, "started_at", ...instants);
}

export function messageOf(row: MessageRow): ConversationMessage {
  const { entry_id, entry_question, entry_is_in_draft, ...message } = row;
  const entry = entry_id !== null && {
    id: entry_id,
    question: entry_question ?? "",
    is_in_draft: entry_is_in_draft === true,
  };
  return { ...message, entry: entry || null, created_at: instant(row.created_at) };
}

export function noteOf(row: NoteRow): ConversationNote {
  return { ...row, created_at: instant(row.created_at) };
}
