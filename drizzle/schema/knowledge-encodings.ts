import { sql } from "drizzle-orm";
import { check, customType, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** Bytes travel as Postgres' hex text: the HTTP driver knows no binary parameters. */
const bytea = customType<{ data: Uint8Array; driverData: unknown }>({
  dataType: () => "bytea",
  toDriver: (bytes) =>
    `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`,
  fromDriver: readBytes,
});

/** Some drivers have decoded the column already. */
function readBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  const pairs = String(value).slice(2).match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/** Sentence encodings that were made once: a publish encodes only texts that are new. */
export const knowledgeEncodings = pgTable(
  "knowledge_encodings",
  {
    /** Name and version of the weights. */
    model: text("model").notNull(),
    /** SHA-256 of the text, in hex. */
    textHash: text("text_hash").notNull(),
    vector: bytea("vector").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: "knowledge_encodings_pkey", columns: [table.model, table.textHash] }),
    check("knowledge_encodings_text_hash_check", sql`${table.textHash} ~ '^[0-9a-f]{64}$'`),
  ],
);
