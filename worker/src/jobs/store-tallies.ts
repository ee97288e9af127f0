import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { insertTallies } from "../store/tallies.ts";
import type { TallyMessage } from "../tallies.ts";

/** A batch of sums becomes rows. What fails is delivered again by the queue; ids make that harmless. */
export async function storeTallies(batch: MessageBatch<TallyMessage>, env: Env): Promise<void> {
  await insertTallies(
    openDatabase(env),
    batch.messages.map((message) => message.body),
  );
}
