import type { Conversation } from "../domain/conversation.ts";
import type { StoredMessage } from "../domain/message.ts";
import type { TranscriptLine } from "../notices/notice.ts";
import type { ThreadStorage } from "./thread-storage.ts";

const LINES_MAX = 100;
/** A queue takes 128 KiB; a character may be three bytes, and more than the transcript is sent. */
const CHARS_MAX = 20_000;

/** The newest of what was said, oldest first. */
export function transcriptOf(
  storage: ThreadStorage,
  { id, lastSeq }: Conversation,
): TranscriptLine[] {
  return linesOf(storage.messagesAfter(id, Math.max(0, lastSeq - LINES_MAX), LINES_MAX));
}

export function linesOf(messages: readonly StoredMessage[]): TranscriptLine[] {
  let chars = 0;
  const newest = messages.toReversed().filter(({ text }) => {
    chars += text.length;
    return chars <= CHARS_MAX;
  });
  return newest.toReversed().map((message) => ({
    type: message.type,
    name: message.senderName,
    text: message.text,
    atMs: message.createdAtMs,
  }));
}
