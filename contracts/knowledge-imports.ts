import { z } from "zod";
import { RowId } from "./admin/fields.ts";
import { CreateEntry, EntryContent } from "./knowledge-entries.ts";
import {
  IMPORT_KINDS,
  IMPORT_PAGE_STATUSES,
  IMPORT_STATUSES,
  PROPOSAL_CHANGES,
  PROPOSAL_DECISIONS,
} from "./knowledge-import-words.ts";
import { URL_CHARS_MAX } from "./limits.ts";
import { PageQuery, pageOf } from "./page.ts";
import { hasVisibleText, storableText } from "./text.ts";

/** Of pasted text, in UTF-8. */
export const IMPORT_CONTENT_BYTES_MAX = 2_000_000;
/** JSON writes a line break, a quote or a letter of some scripts with more bytes than it has. */
export const IMPORT_BODY_BYTES_MAX = 3 * IMPORT_CONTENT_BYTES_MAX;
export const PROPOSAL_BODY_BYTES_MAX = 512 * 1024;
/** One call may take all proposals of an import by their ids. */
const IDS_MAX = 60_000;

const Content = z
  .string()
  .refine((text) => new TextEncoder().encode(text).length <= IMPORT_CONTENT_BYTES_MAX, {
    message: `must be at most ${IMPORT_CONTENT_BYTES_MAX / 1_000_000} MB`,
  })
  .refine(hasVisibleText, { message: "must not be empty" })
  .transform(storableText);

const Address = z
  .url({ protocol: /^https?$/, message: "must be a web address, like https://example.com/faq" })
  .max(URL_CHARS_MAX, { message: `must be at most ${URL_CHARS_MAX} characters` });

const Pasted = z.object({
  kind: z.enum(["csv", "json", "text"]),
  content: Content,
  /** An earlier import of the same file, to be compared with. */
  previous_import_id: RowId.optional(),
});
const Fetched = z.object({ kind: z.enum(["url", "sitemap"]), url: Address });

export const CreateImport = z.discriminatedUnion("kind", [Pasted, Fetched], {
  message: `must be one of ${IMPORT_KINDS.join(", ")}`,
});
export type CreateImport = z.infer<typeof CreateImport>;

export const Import = z.object({
  id: z.int(),
  kind: z.enum(IMPORT_KINDS),
  source_url: z.string().nullable(),
  /** `ready` waits for review. Nothing of an import is in the draft before it is applied. */
  status: z.enum(IMPORT_STATUSES),
  pages_done: z.int(),
  /** 0 until it is known. */
  pages_total: z.int(),
  /** Why the whole of it failed, as a sentence. */
  error: z.string().nullable(),
  previous_import_id: z.int().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  finished_at: z.iso.datetime().nullable(),
});
export type Import = z.infer<typeof Import>;

export const ImportPage = pageOf(Import);

export const ImportDetails = Import.extend({
  pages: z.array(
    z.object({
      /** Empty for what was pasted. */
      url: z.string(),
      status: z.enum(IMPORT_PAGE_STATUSES),
      /** What could not be read, one sentence each, with its line where there is one. */
      problems: z.array(z.string()),
    }),
  ),
  proposals: z.record(z.enum(PROPOSAL_CHANGES), z.int()),
});
export type ImportDetails = z.infer<typeof ImportDetails>;

export const ListProposals = PageQuery.extend({
  change: z.enum(PROPOSAL_CHANGES).optional(),
  decision: z.enum(PROPOSAL_DECISIONS).optional(),
});

export const Proposal = EntryContent.extend({
  id: z.int(),
  change: z.enum(PROPOSAL_CHANGES),
  decision: z.enum(PROPOSAL_DECISIONS),
  /** Whether it has been taken into the draft; then it cannot change any more. */
  is_applied: z.boolean(),
  /** The entry that it is about: what the draft says now, beside what is proposed. */
  entry: z
    .object({
      id: z.int(),
      question: z.string(),
      alternative_questions: z.array(z.string()),
      answer: z.string(),
    })
    .nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

export const ProposalPage = pageOf(Proposal);

export const ChangeProposal = CreateEntry.pick({
  category: true,
  question: true,
  alternative_questions: true,
  answer: true,
  keywords: true,
  priority: true,
})
  .partial()
  .extend({ decision: z.enum(PROPOSAL_DECISIONS).optional() });
export type ChangeProposal = z.infer<typeof ChangeProposal>;

export const ApplyImport = z.object({
  /**
   * `all`: whatever is new or changed and was not rejected. `accepted`: what was accepted one by one.
   * Or the ids of proposals. An entry that is gone from its source is taken out of the draft only
   * when its proposal was accepted or is named.
   */
  accept: z.union([z.enum(["all", "accepted"]), z.array(RowId).max(IDS_MAX)], {
    message: "must be all, accepted, or a list of ids",
  }),
});
export type ApplyImport = z.infer<typeof ApplyImport>;

export const ImportApplied = z.object({
  import: Import,
  /** What this call brought into the draft; a repeat brings nothing. */
  created: z.int(),
  changed: z.int(),
  removed: z.int(),
});
export type ImportApplied = z.infer<typeof ImportApplied>;
