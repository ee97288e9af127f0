import { z } from "zod";
import { QueryId } from "./admin/fields.ts";
import { EntryContent } from "./knowledge-entries.ts";
import { TestReport } from "./knowledge-tests.ts";
import { pageOf } from "./page.ts";
import { boundedText, hasVisibleText } from "./text.ts";

export const NOTE_CHARS_MAX = 500;
/** Of each kind that a difference lists; its counts are always whole. */
export const DIFFERENCE_ROWS_MAX = 500;

/** An entry as a version holds it. */
export const VersionEntry = EntryContent.extend({ id: z.int() });
export type VersionEntry = z.infer<typeof VersionEntry>;

export const PublishDraft = z.object({
  note: boundedText(NOTE_CHARS_MAX).nullish(),
  /** Publishes although tests fail, and is kept with the version. */
  override_reason: boundedText(NOTE_CHARS_MAX)
    .refine(hasVisibleText, { message: "must not be empty" })
    .nullish(),
});
export type PublishDraft = z.infer<typeof PublishDraft>;

export const Version = z.object({
  number: z.int().positive(),
  is_live: z.boolean(),
  entry_count: z.int(),
  note: z.string().nullable(),
  override_reason: z.string().nullable(),
  /** Null for what was published without being asked, such as a widget's first version. */
  test_report: TestReport.nullable(),
  /** The version that this one brought back. */
  restored_from: z.int().nullable(),
  created_by: z.int().nullable(),
  created_at: z.iso.datetime(),
});
export type Version = z.infer<typeof Version>;

export const VersionPage = pageOf(Version);
export const VersionWithEntries = Version.extend({ entries: pageOf(VersionEntry) });

/** Of publish and rollback. */
export const Published = Version.extend({
  /** Whether the edge has it already; otherwise it will within a minute or two. */
  reached_edge: z.boolean(),
});
export type Published = z.infer<typeof Published>;

export const ENTRY_FIELDS = [
  "category",
  "question",
  "alternative_questions",
  "answer",
  "keywords",
  "priority",
  "source_url",
] as const;

const FieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

export const ChangedEntry = z.object({
  id: z.int(),
  question: z.string(),
  changes: z.array(
    z.object({ field: z.enum(ENTRY_FIELDS), before: FieldValue, after: FieldValue }),
  ),
});
export type ChangedEntry = z.infer<typeof ChangedEntry>;

/** What the second of two states of the knowledge has that the first has not, and so on. */
export const Difference = z.object({
  added_count: z.int(),
  removed_count: z.int(),
  changed_count: z.int(),
  added: z.array(VersionEntry),
  removed: z.array(VersionEntry),
  changed: z.array(ChangedEntry),
});
export type Difference = z.infer<typeof Difference>;

/** What the next publish would change. */
export const DraftState = z.object({
  /** Null while nothing was published. */
  live_version: z.int().nullable(),
  entry_count: z.int(),
  difference: Difference,
});
export type DraftState = z.infer<typeof DraftState>;

export const DiffQuery = z.object({
  /** The other side: a version's number, or the draft. */
  against: z
    .union([z.literal("draft"), QueryId], {
      message: "must be a version's number or draft",
    })
    .default("draft"),
});

/** Of restoring into the draft. */
export const Restored = z.object({
  updated: z.int(),
  /** Entries whose rows were gone for good: they came back under a new id. */
  recreated: z.int(),
  deleted: z.int(),
});
export type Restored = z.infer<typeof Restored>;
