import type {
  ConversationMessage,
  ConversationNote,
} from "../../../../contracts/admin/conversations.ts";

/** `key` is what a line is known by: it stays the same line, wherever it comes from. */
export type Line =
  | { readonly key: string; readonly kind: "message"; readonly message: ConversationMessage }
  | { readonly key: string; readonly kind: "note"; readonly note: ConversationNote };

/**
 * Messages in order, with the team's notes between them where they were written. A note from before
 * the first message that is shown belongs to those that are not: it comes with them.
 */
export function timeline(
  messages: readonly ConversationMessage[],
  notes: readonly ConversationNote[],
  isWhole: boolean,
): Line[] {
  const firstAtMs = isWhole ? Number.NEGATIVE_INFINITY : atMs(messages[0]);
  const left = notes.filter((note) => atMs(note) >= firstAtMs);
  const lines: Line[] = [];
  for (const message of messages) {
    while (left[0] && atMs(left[0]) < atMs(message)) push(lines, left.shift());
    lines.push({ key: message.id, kind: "message", message });
  }
  for (const note of left) push(lines, note);
  return lines;
}

function push(lines: Line[], note: ConversationNote | undefined): void {
  if (note) lines.push({ key: `note-${note.id}`, kind: "note", note });
}

function atMs(one: { readonly created_at: string } | undefined): number {
  return one ? Date.parse(one.created_at) : Number.NEGATIVE_INFINITY;
}
