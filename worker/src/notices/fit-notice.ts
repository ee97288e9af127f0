import type { NoticeReader } from "../domain/snapshot.ts";
import type { Notice, TranscriptLine } from "./notice.ts";
import { interestedReaders } from "./recipients.ts";

const LINES_MAX = 40;
const LINE_CHARS_MAX = 1_000;
const TRANSCRIPT_BYTES_MAX = 60_000;
/** A queue takes 128 KB a message, of which its own marks need a little. */
const NOTICE_BYTES_MAX = 99_000;
const NAME_CHARS_MAX = 120;

/** The last lines of a transcript, as many and as long as a mail shows. */
export function cutTranscript(
  lines: readonly TranscriptLine[],
  bytesMax = TRANSCRIPT_BYTES_MAX,
): TranscriptLine[] {
  const cut = lines.slice(-LINES_MAX).map((line) => {
    const name = line.name?.slice(0, NAME_CHARS_MAX) ?? null;
    return { ...line, name, text: shortened(line.text) };
  });
  return firstOf(cut.reverse(), Math.min(bytesMax, TRANSCRIPT_BYTES_MAX)).reverse();
}

/**
 * The same notice, small enough for the queue. Whoever sends one to NOTIFICATIONS sends it by this.
 * Users who are not told of it need not travel along; those who are come before the transcript.
 */
export function fitNotice(notice: Notice): Notice {
  const bare = { ...withReaders(notice, []), ...("transcript" in notice && { transcript: [] }) };
  const readers = firstOf(interestedReaders(notice), NOTICE_BYTES_MAX - bytesOf(bare));
  const told = withReaders(notice, readers);
  if (!("transcript" in told)) return told;
  const bytesLeft = NOTICE_BYTES_MAX - bytesOf({ ...told, transcript: [] });
  return { ...told, transcript: cutTranscript(told.transcript, bytesLeft) };
}

function withReaders(notice: Notice, readers: readonly NoticeReader[]): Notice {
  const { home } = notice;
  return { ...notice, home: { ...home, rules: { ...home.rules, readers } } };
}

/** As many as fit, with a comma each. */
function firstOf<Item extends object>(items: readonly Item[], bytesMax: number): Item[] {
  let bytesLeft = bytesMax;
  const end = items.findIndex((item) => {
    bytesLeft -= bytesOf(item) + 1;
    return bytesLeft < 0;
  });
  return items.slice(0, end < 0 ? items.length : end);
}

function bytesOf(value: object): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** Without a half of a letter at its end. */
function shortened(text: string): string {
  if (text.length <= LINE_CHARS_MAX) return text;
  return `${text.slice(0, LINE_CHARS_MAX - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
