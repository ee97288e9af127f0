import {
  ApplyImport,
  ChangeProposal,
  CreateImport,
  IMPORT_BODY_BYTES_MAX,
  Import,
  ImportApplied,
  ImportDetails,
  ImportPage,
  ListProposals,
  PROPOSAL_BODY_BYTES_MAX,
  Proposal,
  ProposalPage,
} from "../knowledge-imports.ts";
import {
  ChangeKnowledgeTest,
  CreateKnowledgeTest,
  CreateTestFromMessage,
  KnowledgeTest,
  KnowledgeTestPage,
  TestRun,
} from "../knowledge-tests.ts";
import {
  Difference,
  DiffQuery,
  DraftState,
  PublishDraft,
  Published,
  Restored,
  VersionPage,
  VersionWithEntries,
} from "../knowledge-versions.ts";
import { PageQuery } from "../page.ts";
import { changes, reads } from "./operation.ts";

const READ = { right: "knowledge.read", scope: "widget" } as const;
const MANAGE = { right: "knowledge.manage", scope: "widget" } as const;

/** From an import to what is live: proposals, tests, versions. Static paths stand before those with an id. */
export const knowledgeLifeOperations = {
  "GET /widgets/:widgetId/knowledge/imports": reads({
    ...READ,
    summary: "Lists imports, newest first",
    query: PageQuery,
    out: ImportPage,
  }),
  "POST /widgets/:widgetId/knowledge/imports": changes({
    ...MANAGE,
    summary: "Starts an import of a page, a site, a file or a text",
    body: CreateImport,
    bodyBytesMax: IMPORT_BODY_BYTES_MAX,
    status: 202,
    out: Import,
    audit: "import.started",
    isCreate: true,
  }),
  "GET /widgets/:widgetId/knowledge/imports/:importId": reads({
    ...READ,
    summary: "One import with its pages",
    out: ImportDetails,
  }),
  "GET /widgets/:widgetId/knowledge/imports/:importId/proposals": reads({
    ...READ,
    summary: "What the import proposes",
    query: ListProposals,
    out: ProposalPage,
  }),
  "PATCH /widgets/:widgetId/knowledge/imports/:importId/proposals/:proposalId": changes({
    ...MANAGE,
    summary: "Changes or decides a proposal",
    body: ChangeProposal,
    bodyBytesMax: PROPOSAL_BODY_BYTES_MAX,
    out: Proposal,
    audit: "proposal.updated",
  }),
  "POST /widgets/:widgetId/knowledge/imports/:importId/apply": changes({
    ...MANAGE,
    summary: "Takes proposals into the draft",
    body: ApplyImport,
    bodyBytesMax: PROPOSAL_BODY_BYTES_MAX,
    out: ImportApplied,
    audit: "import.applied",
  }),
  "POST /widgets/:widgetId/knowledge/imports/:importId/refresh": changes({
    ...MANAGE,
    summary: "Looks at the source again",
    status: 202,
    out: Import,
    audit: "import.refreshed",
  }),
  "GET /widgets/:widgetId/knowledge/tests": reads({
    ...READ,
    summary: "Lists the questions that gate a publish",
    query: PageQuery,
    out: KnowledgeTestPage,
  }),
  "POST /widgets/:widgetId/knowledge/tests": changes({
    ...MANAGE,
    summary: "Adds a test",
    body: CreateKnowledgeTest,
    status: 201,
    out: KnowledgeTest,
    audit: "test.created",
    isCreate: true,
  }),
  "POST /widgets/:widgetId/knowledge/tests/run": changes({
    ...READ,
    summary: "Runs the tests against the draft",
    out: TestRun,
    audit: null,
  }),
  "POST /widgets/:widgetId/knowledge/tests/from-message": changes({
    ...MANAGE,
    summary: "Makes a test of what a visitor asked",
    body: CreateTestFromMessage,
    status: 201,
    out: KnowledgeTest,
    audit: "test.created",
    isCreate: true,
  }),
  "PATCH /widgets/:widgetId/knowledge/tests/:testId": changes({
    ...MANAGE,
    summary: "Changes a test",
    body: ChangeKnowledgeTest,
    out: KnowledgeTest,
    audit: "test.updated",
  }),
  "DELETE /widgets/:widgetId/knowledge/tests/:testId": changes({
    ...MANAGE,
    summary: "Deletes a test",
    out: null,
    audit: "test.deleted",
  }),
  "GET /widgets/:widgetId/knowledge/draft": reads({
    ...READ,
    summary: "How the draft differs from what is live",
    out: DraftState,
  }),
  "POST /widgets/:widgetId/knowledge/publish": changes({
    ...MANAGE,
    summary: "Makes the draft live, if its tests pass or a reason is given",
    body: PublishDraft,
    status: 201,
    out: Published,
    audit: "knowledge.published",
    isCreate: true,
  }),
  "GET /widgets/:widgetId/knowledge/versions": reads({
    ...READ,
    summary: "Lists versions, newest first",
    query: PageQuery,
    out: VersionPage,
  }),
  "GET /widgets/:widgetId/knowledge/versions/:number": reads({
    ...READ,
    summary: "One version with its entries",
    query: PageQuery,
    out: VersionWithEntries,
  }),
  "GET /widgets/:widgetId/knowledge/versions/:number/diff": reads({
    ...READ,
    summary: "How a version differs from another, or from the draft",
    query: DiffQuery,
    out: Difference,
  }),
  "POST /widgets/:widgetId/knowledge/versions/:number/restore": changes({
    ...MANAGE,
    summary: "Copies a version into the draft",
    out: Restored,
    audit: "knowledge.restored",
  }),
  "POST /widgets/:widgetId/knowledge/versions/:number/rollback": changes({
    ...MANAGE,
    summary: "Makes a version live again, as a new one",
    status: 201,
    out: Published,
    audit: "knowledge.rolled_back",
  }),
} as const;
