import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { noteSightings } from "../store/installation-reports.ts";
import { insertTallies } from "../store/tallies.ts";
import type { EdgeReport } from "../tallies.ts";

/** A batch of reports becomes rows. What fails is delivered again by the queue; ids and times make that harmless. */
export async function storeTallies(batch: MessageBatch<EdgeReport>, env: Env): Promise<void> {
  const db = openDatabase(env);
  const reports = batch.messages.map((message) => message.body);
  const sums = reports.flatMap((report) => ("kind" in report ? [] : [report]));
  const sightings = reports.flatMap((report) => ("kind" in report ? [report] : []));
  await insertTallies(db, sums);
  await noteSightings(db, sightings);
}
