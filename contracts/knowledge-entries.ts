import { z } from "zod";
import { URL_CHARS_MAX } from "./limits.ts";
import { PageQuery, pageOf } from "./page.ts";
import { boundedText, hasVisibleText } from "./text.ts";

export const QUESTION_CHARS_MAX = 500;
export const ANSWER_CHARS_MAX = 10_000;
export const CATEGORY_CHARS_MAX = 100;
export const KEYWORD_CHARS_MAX = 100;
export const ALTERNATIVES_MAX = 200;
export const KEYWORDS_MAX = 100;
export const PRIORITY_MAX = 10;
/** Answers may be long, and alternatives many. */
export const ENTRY_BODY_BYTES_MAX = 512 * 1024;

const visible = (charsMax: number) =>
  boundedText(charsMax).refine(hasVisibleText, { message: "must not be empty" });

const WebAddress = z.url({ protocol: /^https?$/, message: "must be a web address" });

/** What a user may settle of an entry. */
const EntryFields = z.object({
  category: visible(CATEGORY_CHARS_MAX).nullable(),
  question: visible(QUESTION_CHARS_MAX),
  /** Other ways to ask the same. */
  alternative_questions: z.array(visible(QUESTION_CHARS_MAX)).max(ALTERNATIVES_MAX),
  /** In the Markdown subset that the widget renders: bold, links, line breaks, `- ` lists. */
  answer: visible(ANSWER_CHARS_MAX),
  keywords: z.array(visible(KEYWORD_CHARS_MAX)).max(KEYWORDS_MAX),
  /** Breaks a tie between entries that match equally well; higher first. */
  priority: z.int().min(0).max(PRIORITY_MAX),
  /** The page that says the same, shown to visitors beside the answer. */
  source_url: WebAddress.max(URL_CHARS_MAX).nullable(),
  /** An entry that is not active stays in the draft and out of what is published. */
  is_active: z.boolean(),
});

export const CreateEntry = EntryFields.partial().required({ question: true, answer: true });
export type CreateEntry = z.infer<typeof CreateEntry>;

export const ChangeEntry = EntryFields.partial();
export type ChangeEntry = z.infer<typeof ChangeEntry>;
/** `seen_updated_at`: the entry's `updated_at` that the change was made upon; another is a `conflict`. */
export const PatchEntry = ChangeEntry.extend({ seen_updated_at: z.iso.datetime().optional() });

/** What an entry says, wherever it stands: in the draft, in a version, in a proposal. */
export const EntryContent = z.object({
  category: z.string().nullable(),
  question: z.string(),
  alternative_questions: z.array(z.string()),
  answer: z.string(),
  keywords: z.array(z.string()),
  priority: z.int(),
  source_url: z.string().nullable(),
});

/** An entry of the draft. */
export const Entry = EntryContent.extend({
  id: z.int(),
  is_active: z.boolean(),
  times_used: z.int(),
  helpful_count: z.int(),
  not_helpful_count: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type Entry = z.infer<typeof Entry>;

/** By what a list is ordered, the highest first; of equals the newest first. */
export const ENTRY_ORDERS = ["newest", "priority", "used", "unhelpful"] as const;
export type EntryOrder = (typeof ENTRY_ORDERS)[number];

export const ListEntries = PageQuery.extend({
  /** Words that the question or the answer must hold, in any case. */
  search: boundedText(200).optional(),
  category: boundedText(CATEGORY_CHARS_MAX).optional(),
  is_active: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .optional(),
  /** `unhelpful`: how much oftener visitors said that it did not help than that it did. */
  order: z.enum(ENTRY_ORDERS).default("newest"),
});
export type ListEntries = z.infer<typeof ListEntries>;

export const EntryPage = pageOf(Entry);
