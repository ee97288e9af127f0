import type { Notice, TranscriptLine } from "./notice.ts";

const LINES_MAX = 40;
const LINE_CHARS_MAX = 1_000;
/** A queue takes 128 KB a message; the rest of a notice is far below what this leaves. */
const TRANSCRIPT_BYTES_MAX = 60_000;
const NAME_CHARS_MAX = 120;

/** The last lines of a transcript, as many and as long as a mail shows. */
export function cutTranscript(lines: readonly TranscriptLine[]): TranscriptLine[] {
  let bytesLeft = TRANSCRIPT_BYTES_MAX;
  const kept: TranscriptLine[] = [];
  for (const line of lines.slice(-LINES_MAX).reverse()) {
    const name = line.name?.slice(0, NAME_CHARS_MAX) ?? null;
    const cut = { ...line, name, text: shortened(line.text) };
    bytesLeft -= new TextEncoder().encode(JSON.stringify(cut)).length;
    if (bytesLeft < 0) break;
    kept.push(cut);
  }
  return kept.reverse();
}

/** The same notice, small enough for the queue. Whoever sends one to NOTIFICATIONS sends it by this. */
export function fitNotice(notice: Notice): Notice {
  if (!("transcript" in notice)) return notice;
  return { ...notice, transcript: cutTranscript(notice.transcript) };
}

/** Without a half of a letter at its end. */
function shortened(text: string): string {
  if (text.length <= LINE_CHARS_MAX) return text;
  return `${text.slice(0, LINE_CHARS_MAX - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
