import { z } from "zod";
import { MASKING_KINDS } from "../guard.ts";
import { PageQuery, pageOf } from "../page.ts";
import { ContactEmail, Instant, QueryId, RowId, visibleText } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const MaskingTest = z.object({
  masked: z.string(),
  found: z.array(z.object({ kind: z.enum(MASKING_KINDS), count: z.int().positive() })),
});
export type MaskingTest = z.infer<typeof MaskingTest>;

export const ACCEPTANCE_KINDS = ["disclaimer", "consent"] as const;

/** Proof that a visitor accepted a text: which, when, from where. */
export const Acceptance = z.object({
  id: z.uuid(),
  kind: z.enum(ACCEPTANCE_KINDS),
  version: z.string(),
  /** As it was then; null where it was accepted before texts were kept. */
  text: z.string().nullable(),
  text_sha256: z.string().nullable(),
  accepted_at: Instant,
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  session_id: z.string(),
  conversation_id: z.uuid().nullable(),
});
export type Acceptance = z.infer<typeof Acceptance>;

/** Who is meant: one browser, or everybody who left that address or number with the client. */
export const VisitorSubject = z.discriminatedUnion("by", [
  z.object({ by: z.literal("conversation"), conversation_id: z.uuid() }),
  z.object({ by: z.literal("email"), email: ContactEmail }),
  z.object({ by: z.literal("phone"), phone: visibleText(40) }),
]);
export type VisitorSubject = z.infer<typeof VisitorSubject>;

const OfClient = z.object({
  /** Of a super admin, who has no client of their own. */
  client_id: RowId.optional(),
  subject: VisitorSubject,
});

const Count = z.int().nonnegative();

/** How much there is of a visitor. */
export const VisitorTraces = z.object({
  conversations: Count,
  messages: Count,
  leads: Count,
  appointments: Count,
  acceptances: Count,
  notifications: Count,
});
export type VisitorTraces = z.infer<typeof VisitorTraces>;

/** All that is kept of a visitor, as they may ask for it; each list as the database has it, with plain ids. */
export const VisitorData = z.object({
  exported_at: Instant,
  client: z.object({ id: RowId, name: z.string() }),
  conversations: z.array(z.record(z.string(), z.unknown())),
  leads: z.array(z.record(z.string(), z.unknown())),
  appointments: z.array(z.record(z.string(), z.unknown())),
  acceptances: z.array(z.record(z.string(), z.unknown())),
  notifications: z.array(z.record(z.string(), z.unknown())),
});
export type VisitorData = z.infer<typeof VisitorData>;

/** That something was erased, without saying whose it was. */
export const ErasureReceipt = z.object({
  id: z.uuid(),
  client_id: RowId,
  client_name: z.string(),
  requested_by: z.enum(["visitor", "user", "retention"]),
  user_name: z.string().nullable(),
  /** HMAC of the address, number or session: who has it can prove that this receipt is theirs. */
  subject_hash: z.string(),
  counts: VisitorTraces,
  erased_at: Instant,
});
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;

export const TranscriptCheck = z.object({
  is_intact: z.boolean(),
  /** Messages whose place in the chain was computed anew. */
  checked: Count,
  /** Messages from before there were chains. */
  unchained: Count,
  /** The first place where it does not fit; null where it does. */
  problem: z.string().nullable(),
});
export type TranscriptCheck = z.infer<typeof TranscriptCheck>;

export const privacyOperations = {
  "POST /widgets/:widgetId/masking-test": changes({
    summary: "What a text looks like once it is masked; stores nothing",
    right: "widgets.manage",
    scope: "widget",
    body: z.object({
      text: visibleText(4_000),
      /** Instead of the widget's own choice. */
      masking: z.array(z.enum(MASKING_KINDS)).max(MASKING_KINDS.length).optional(),
    }),
    out: MaskingTest,
    audit: null,
  }),
  "GET /widgets/:widgetId/acceptances": reads({
    summary: "Who accepted which notice, newest first",
    right: "privacy.read",
    scope: "widget",
    query: PageQuery,
    out: pageOf(Acceptance),
  }),
  "GET /conversations/:conversationId/integrity": reads({
    summary: "Whether the transcript is as it was written",
    right: "conversations.read",
    scope: "conversation",
    out: TranscriptCheck,
  }),
  "POST /visitors/find": changes({
    summary: "How much is kept of a visitor; changes nothing",
    right: "privacy.manage",
    body: OfClient,
    out: VisitorTraces,
    audit: null,
  }),
  "POST /visitors/export": changes({
    summary: "All that is kept of a visitor",
    right: "privacy.manage",
    body: OfClient,
    out: VisitorData,
    audit: "visitor.exported",
  }),
  "POST /visitors/erase": changes({
    summary: "Erases a visitor everywhere, for good, and leaves a receipt",
    right: "privacy.manage",
    body: OfClient,
    out: ErasureReceipt,
    audit: "visitor.erased",
  }),
  "GET /erasures": reads({
    summary: "Receipts of what was erased, newest first",
    right: "privacy.read",
    query: PageQuery.extend({ client_id: QueryId.optional() }),
    out: pageOf(ErasureReceipt),
  }),
} as const;
