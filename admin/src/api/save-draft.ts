import { ApiError } from "./client.ts";
import type { FormDraft, Stored } from "./form-draft.ts";

interface DraftPort<Fields, Row> {
  readonly send: (changes: Partial<Fields> & { readonly seen_updated_at: string }) => Promise<Row>;
  readonly read: () => Promise<Row>;
  readonly storedOf: (row: Row) => Stored<Fields>;
}

/**
 * Saves what was changed, upon what was seen. If somebody else changed the row meanwhile, theirs is
 * read and taken up; only when both changed the same field is the user asked, by refusing once.
 */
export async function saveDraft<Fields, Row>(
  form: FormDraft<Fields>,
  port: DraftPort<Fields, Row>,
): Promise<Row> {
  try {
    return await sendChanges(form, port);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "conflict") throw error;
    form.follow(port.storedOf(await port.read()));
    if (form.contested().length > 0) throw error;
    return sendChanges(form, port);
  }
}

async function sendChanges<Fields, Row>(
  form: FormDraft<Fields>,
  port: DraftPort<Fields, Row>,
): Promise<Row> {
  const sent = form.changes();
  const row = await port.send({ ...sent, seen_updated_at: form.seenAt() });
  form.saved(sent, port.storedOf(row));
  return row;
}
