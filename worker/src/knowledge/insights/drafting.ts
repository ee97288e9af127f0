import type { DraftGapEntry } from "../../../../contracts/knowledge-insights.ts";
import { AppError } from "../../errors.ts";
import type { Database } from "../../store/database.ts";
import { entryIdsInDraft } from "../../store/knowledge-entries.ts";
import { type DraftedGap, draftGap, extendWithGap } from "../../store/knowledge-insights-drafts.ts";
import { maskPersonalData } from "./masked-text.ts";

/**
 * Makes of a gap what its owner chose: a new entry, or more ways to ask for one that is there, and
 * in either case the test of it. A question that has a test already is refused as a conflict.
 */
export async function draftFromGap(
  db: Database,
  widgetId: number,
  wish: DraftGapEntry,
): Promise<DraftedGap> {
  const gap = {
    // Knowledge is shown to every visitor: nothing of one visitor may come in with a question.
    question: maskPersonalData(wish.question),
    alternativeQuestions: wish.alternative_questions.map(maskPersonalData),
    keywords: wish.keywords,
    sourceMessageId: wish.source_message_id,
  };
  const entryId = wish.extend_entry_id;
  if (entryId !== null) await requireEntry(db, widgetId, entryId);
  const drafted =
    entryId === null
      ? await draftGap(db, widgetId, { ...gap, category: wish.category, answer: wish.answer })
      : await extendWithGap(db, widgetId, { ...gap, entryId });
  if (drafted) return drafted;
  const message = "There is a test of this question already.";
  throw new AppError("conflict", { message, field: "question" });
}

async function requireEntry(db: Database, widgetId: number, entryId: number): Promise<void> {
  if ((await entryIdsInDraft(db, widgetId, [entryId])).has(entryId)) return;
  const field = "extend_entry_id";
  throw new AppError("bad_request", {
    message: `${field} must be an entry of this widget.`,
    field,
  });
}
