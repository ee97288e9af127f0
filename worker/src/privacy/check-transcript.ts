import type { TranscriptCheck } from "../../../contracts/admin/privacy.ts";
import { ChainChecker } from "../domain/transcript-chain.ts";
import type { Database } from "../store/database.ts";
import { findTranscriptEnd, readTranscript } from "../store/transcripts.ts";

/** However long a transcript is, no more than this of it is held at once. */
const MESSAGES_AT_ONCE = 1_000;

/** Null where there is no such conversation. */
export async function checkTranscript(
  db: Database,
  conversationId: string,
): Promise<TranscriptCheck | null> {
  const end = await findTranscriptEnd(db, conversationId);
  if (!end) return null;
  const checker = new ChainChecker();
  for (let afterSeq = 0; ; ) {
    const part = { afterSeq, lastSeq: end.lastSeq };
    const messages = await readTranscript(db, conversationId, part, MESSAGES_AT_ONCE);
    for (const message of messages) checker.add(message);
    const last = messages.at(-1);
    if (!last || messages.length < MESSAGES_AT_ONCE) return checker.end(end.head);
    afterSeq = last.seq;
  }
}
