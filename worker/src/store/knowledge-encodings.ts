import { and, eq, sql } from "drizzle-orm";
import { knowledgeEncodings } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/** Vectors of one model by their texts' SHA-256, in hex. */
export type Encodings = ReadonlyMap<string, Int8Array>;

/** One statement's share: a vector is about a kilobyte of hex. */
const ROWS_MAX = 2_000;

/** Those of the texts that were encoded before. */
export async function readEncodings(
  db: Database,
  model: string,
  textHashes: readonly string[],
): Promise<Map<string, Int8Array>> {
  const found = new Map<string, Int8Array>();
  for (const hashes of sharesOf([...new Set(textHashes)])) {
    const rows = await db
      .select({ textHash: knowledgeEncodings.textHash, vector: knowledgeEncodings.vector })
      .from(knowledgeEncodings)
      .where(
        and(
          eq(knowledgeEncodings.model, model),
          sql`${knowledgeEncodings.textHash} in (
            select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb))`,
        ),
      );
    // Copied: the driver's bytes may lie within a larger buffer.
    for (const { textHash, vector } of rows) found.set(textHash, Int8Array.from(vector));
  }
  return found;
}

/** What stands there already is left: the same text gives the same vector. */
export async function saveEncodings(
  db: Database,
  model: string,
  encodings: Encodings,
): Promise<void> {
  for (const share of sharesOf([...encodings])) {
    const rows = share.map(([textHash, vector]) => ({
      model,
      textHash,
      vector: Uint8Array.from(vector),
    }));
    await db.insert(knowledgeEncodings).values(rows).onConflictDoNothing();
  }
}

function sharesOf<Item>(items: readonly Item[]): Item[][] {
  const shares: Item[][] = [];
  for (let at = 0; at < items.length; at += ROWS_MAX) shares.push(items.slice(at, at + ROWS_MAX));
  return shares;
}
