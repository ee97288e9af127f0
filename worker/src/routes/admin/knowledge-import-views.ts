import type {
  ChangeProposal,
  Import,
  ImportDetails,
  Proposal,
} from "../../../../contracts/knowledge-imports.ts";
import type { ProposalChange, ReviewedProposal } from "../../store/knowledge-import-review.ts";
import type { ImportPageRow, ImportRow } from "../../store/knowledge-imports.ts";
import { changedContent } from "./changed-content.ts";

// How rows of imports look to the admin API.

export function viewOf(row: ImportRow): Import {
  return {
    id: row.id,
    kind: row.kind,
    source_url: row.sourceUrl,
    status: row.status,
    pages_done: row.pagesDone,
    pages_total: row.pagesTotal,
    error: row.error,
    previous_import_id: row.previousImportId,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

type ShownPage = Pick<ImportPageRow, "url" | "status" | "error">;
type Counts = readonly { readonly change: Proposal["change"]; readonly proposals: number }[];

export function detailsOf(
  row: ImportRow,
  pages: readonly ShownPage[],
  counts: Counts,
): ImportDetails {
  const proposals = { new: 0, changed: 0, same: 0, gone: 0 };
  for (const { change, proposals: count } of counts) proposals[change] = count;
  return {
    ...viewOf(row),
    pages: pages.map(({ url, status, error }) => ({
      url,
      status,
      problems: error?.split("\n") ?? [],
    })),
    proposals,
  };
}

export function viewOfProposal({ proposal, entry }: ReviewedProposal): Proposal {
  return {
    id: proposal.id,
    change: proposal.change,
    decision: proposal.decision,
    is_applied: proposal.appliedAt !== null,
    source_url: proposal.sourceUrl,
    category: proposal.category,
    question: proposal.question,
    alternative_questions: proposal.alternativeQuestions,
    answer: proposal.answer,
    keywords: proposal.keywords,
    priority: proposal.priority,
    entry: entry && {
      id: entry.id,
      question: entry.question,
      alternative_questions: entry.alternativeQuestions,
      answer: entry.answer,
    },
  };
}

/** Only what the caller named. */
export function toProposalChange(body: ChangeProposal): ProposalChange {
  return {
    ...changedContent(body),
    ...(body.decision === undefined ? {} : { decision: body.decision }),
  };
}
