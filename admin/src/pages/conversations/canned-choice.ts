import type { CannedReply } from "../../../../contracts/admin/canned-replies.ts";

/** What is typed after the slash that opens the list; null while there is no list to be opened. */
export function wordAfterSlash(text: string): string | null {
  return /^\/([^\s/]*)$/u.exec(text)?.[1] ?? null;
}

/** Those whose shortcut begins so come first, then those that have the word anywhere. */
export function matching(replies: readonly CannedReply[], word: string): readonly CannedReply[] {
  const part = word.toLowerCase();
  const begins = replies.filter(({ shortcut }) => shortcut.toLowerCase().startsWith(part));
  const has = replies.filter(
    (reply) =>
      !begins.includes(reply) && `${reply.shortcut} ${reply.text}`.toLowerCase().includes(part),
  );
  return [...begins, ...has];
}
