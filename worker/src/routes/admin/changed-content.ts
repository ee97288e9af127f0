import type { ChangeEntry } from "../../../../contracts/knowledge-entries.ts";
import type { EntryChange } from "../../store/knowledge-entries.ts";

type Content = Omit<ChangeEntry, "source_url" | "is_active">;

/** Only what the caller named: a field that is not there must not become null. */
export function changedContent(body: Content): Omit<EntryChange, "sourceUrl" | "isActive"> {
  return {
    ...(body.category === undefined ? {} : { category: body.category }),
    ...(body.question === undefined ? {} : { question: body.question }),
    ...(body.alternative_questions && { alternativeQuestions: body.alternative_questions }),
    ...(body.answer === undefined ? {} : { answer: body.answer }),
    ...(body.keywords && { keywords: body.keywords }),
    ...(body.priority === undefined ? {} : { priority: body.priority }),
  };
}
