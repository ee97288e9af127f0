import { z } from "zod";
import { ChangeGeneration, GenerationStatus } from "../generation.ts";
import {
  CATEGORY_CHARS_MAX,
  CreateEntry,
  ENTRY_BODY_BYTES_MAX,
  Entry,
  EntryPage,
  ListEntries,
  PatchEntry,
  PRIORITY_MAX,
} from "../knowledge-entries.ts";
import {
  DraftedGapEntry,
  DraftGapEntry,
  GapReport,
  GapsQuery,
  HealthQuery,
  HealthReport,
  ReplayQuestions,
  ReplayReport,
  ThresholdQuery,
  ThresholdReport,
  TriedQuestion,
  TryQuestion,
} from "../knowledge-insights.ts";
import { optionalText, RowId } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const BULK_ENTRIES_MAX = 500;

const Ids = z.array(RowId).min(1).max(BULK_ENTRIES_MAX);

/** One act on many entries. Ids that are none of the draft's are left out of the count. */
export const BulkEntries = z.discriminatedUnion("act", [
  z.object({ act: z.literal("activate"), ids: Ids }),
  z.object({ act: z.literal("deactivate"), ids: Ids }),
  z.object({ act: z.literal("delete"), ids: Ids }),
  /** Takes a deletion back. */
  z.object({ act: z.literal("undelete"), ids: Ids }),
  z.object({
    act: z.literal("set_category"),
    ids: Ids,
    category: optionalText(CATEGORY_CHARS_MAX),
  }),
]);
export type BulkEntries = z.infer<typeof BulkEntries>;

export const PrioritizeEntries = z.object({
  priorities: z
    .array(z.object({ id: RowId, priority: z.int().min(0).max(PRIORITY_MAX) }))
    .min(1)
    .max(BULK_ENTRIES_MAX),
});

export const EntriesChanged = z.object({ changed: z.int() });

const READ = { right: "knowledge.read", scope: "widget" } as const;
const MANAGE = { right: "knowledge.manage", scope: "widget" } as const;

/** The draft's entries, and what tells how they do. */
export const knowledgeOperations = {
  "GET /widgets/:widgetId/generation": reads({
    ...READ,
    summary: "Whether a model phrases answers, and what it has cost today",
    out: GenerationStatus,
  }),
  "PATCH /widgets/:widgetId/generation": changes({
    ...MANAGE,
    summary: "Turns phrasing by a model on or off, and sets its ceiling",
    body: ChangeGeneration,
    out: GenerationStatus,
    audit: "generation.updated",
  }),
  "POST /widgets/:widgetId/knowledge/try": changes({
    ...READ,
    summary: "What the knowledge finds for a question, and why",
    body: TryQuestion,
    out: TriedQuestion,
    audit: null,
  }),
  "GET /widgets/:widgetId/knowledge/threshold": reads({
    ...READ,
    summary: "What each threshold would mean, in the widget's own numbers",
    query: ThresholdQuery,
    out: ThresholdReport,
  }),
  "GET /widgets/:widgetId/knowledge/gaps": reads({
    ...READ,
    summary: "What visitors asked and the knowledge could not answer, ranked",
    query: GapsQuery,
    out: GapReport,
  }),
  "POST /widgets/:widgetId/knowledge/gaps/draft-entry": changes({
    ...MANAGE,
    summary: "Makes an entry of a gap",
    body: DraftGapEntry,
    bodyBytesMax: ENTRY_BODY_BYTES_MAX,
    status: 201,
    out: DraftedGapEntry,
    audit: "entry.drafted",
    isCreate: true,
  }),
  "POST /widgets/:widgetId/knowledge/replay": changes({
    ...READ,
    summary: "Asks past questions again, of the draft and of what is live",
    body: ReplayQuestions,
    out: ReplayReport,
    audit: null,
  }),
  "GET /widgets/:widgetId/knowledge/health": reads({
    ...READ,
    summary: "Entries that contradict, resemble or shadow each other, or disappoint",
    query: HealthQuery,
    out: HealthReport,
  }),
  "GET /widgets/:widgetId/knowledge/categories": reads({
    ...READ,
    summary: "The draft's categories with their entry counts",
    out: z.object({ items: z.array(z.object({ category: z.string(), entry_count: z.int() })) }),
  }),
  "POST /widgets/:widgetId/knowledge/bulk": changes({
    ...MANAGE,
    summary: "Does one thing to many entries",
    body: BulkEntries,
    out: EntriesChanged,
    audit: "entry.bulk_changed",
  }),
  "PUT /widgets/:widgetId/knowledge/priorities": changes({
    ...MANAGE,
    summary: "Orders entries by giving them priorities",
    body: PrioritizeEntries,
    out: EntriesChanged,
    audit: "entry.prioritized",
  }),
  "GET /widgets/:widgetId/knowledge": reads({
    ...READ,
    summary: "Lists the draft's entries",
    query: ListEntries,
    out: EntryPage,
  }),
  "POST /widgets/:widgetId/knowledge": changes({
    ...MANAGE,
    summary: "Adds an entry to the draft",
    body: CreateEntry,
    bodyBytesMax: ENTRY_BODY_BYTES_MAX,
    status: 201,
    out: Entry,
    audit: "entry.created",
    isCreate: true,
  }),
  "GET /widgets/:widgetId/knowledge/:entryId": reads({
    ...READ,
    summary: "One entry of the draft",
    out: Entry,
  }),
  "PATCH /widgets/:widgetId/knowledge/:entryId": changes({
    ...MANAGE,
    summary: "Changes an entry of the draft",
    body: PatchEntry,
    bodyBytesMax: ENTRY_BODY_BYTES_MAX,
    out: Entry,
    audit: "entry.updated",
  }),
  "DELETE /widgets/:widgetId/knowledge/:entryId": changes({
    ...MANAGE,
    summary: "Takes an entry out of the draft",
    out: null,
    audit: "entry.deleted",
  }),
} as const;
