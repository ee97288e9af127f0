import { QUESTION_CHARS_MAX } from "../../../contracts/knowledge-entries.ts";
import type {
  ChangeKnowledgeTest,
  CreateKnowledgeTest,
  CreateTestFromMessage,
} from "../../../contracts/knowledge-tests.ts";
import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { entryIdsInDraft } from "../store/knowledge-entries.ts";
import {
  changeTest,
  createTest,
  findAsked,
  type NewTest,
  type TestChange,
  type TestRow,
} from "../store/knowledge-tests.ts";

/** Refuses an entry that is not in this widget's draft, and a question that has a test already. */
export async function addTest(
  db: Database,
  widgetId: number,
  { question, expected_entry_id, is_active }: CreateKnowledgeTest,
): Promise<TestRow> {
  return store(db, widgetId, {
    question,
    expectedEntryId: expected_entry_id,
    isActive: is_active,
    source: "manual",
  });
}

/** The question is what the visitor wrote, whichever of the two messages was pointed at. */
export async function addTestFromMessage(
  db: Database,
  widgetId: number,
  { message_id, expected_entry_id }: CreateTestFromMessage,
): Promise<TestRow> {
  const asked = await findAsked(db, widgetId, message_id);
  if (!asked) {
    throw refused("message_id", "must be a visitor's or the bot's message of this widget.");
  }
  return store(db, widgetId, {
    question: startOf(asked.question),
    expectedEntryId: expected_entry_id,
    source: asked.hasFeedback ? "feedback" : "conversation",
    sourceMessageId: message_id,
  });
}

/** Null when the widget has no such test. */
export async function editTest(
  db: Database,
  widgetId: number,
  testId: number,
  { question, expected_entry_id, is_active }: ChangeKnowledgeTest,
): Promise<TestRow | null> {
  if (expected_entry_id !== undefined) await requireEntry(db, widgetId, expected_entry_id);
  const change: TestChange = {
    ...(question === undefined ? {} : { question }),
    ...(expected_entry_id === undefined ? {} : { expectedEntryId: expected_entry_id }),
    ...(is_active === undefined ? {} : { isActive: is_active }),
  };
  const changed = await changeTest(db, widgetId, testId, change);
  if (changed === "taken") throw taken();
  return changed;
}

async function store(db: Database, widgetId: number, test: NewTest): Promise<TestRow> {
  await requireEntry(db, widgetId, test.expectedEntryId);
  const created = await createTest(db, widgetId, test);
  if (!created) throw taken();
  return created;
}

async function requireEntry(db: Database, widgetId: number, entryId: number | null): Promise<void> {
  if (entryId === null || (await entryIdsInDraft(db, widgetId, [entryId])).has(entryId)) return;
  throw refused("expected_entry_id", "must be an entry of this widget.");
}

/** By characters as readers count them, so that none is cut in half. */
function startOf(text: string): string {
  return [...text].slice(0, QUESTION_CHARS_MAX).join("").trim();
}

function refused(field: string, says: string): AppError {
  return new AppError("bad_request", { message: `${field} ${says}`, field });
}

function taken(): AppError {
  const message = "There is a test of this question already.";
  return new AppError("conflict", { message, field: "question" });
}
