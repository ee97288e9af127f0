import type { Env } from "../env.ts";
import type { ImportJob } from "../knowledge/importing/import-job.ts";
import { SiteRulesCache } from "../knowledge/importing/robots.ts";
import {
  giveUpStep,
  runPage,
  runSitemap,
  type StepOutcome,
} from "../knowledge/importing/run-import.ts";
import { logError } from "../log.ts";
import { publicWeb, type Web } from "../outgoing/web.ts";
import { openDatabase } from "../store/database.ts";
import { failUnfinishedImports } from "../store/knowledge-imports.ts";

/** All that the queue of slow work on knowledge carries. */
export type KnowledgeJob = ImportJob;

/** As in wrangler.toml, where each of them is bound and consumed. */
export const KNOWLEDGE_QUEUE = "knowledge-jobs";
export const KNOWLEDGE_DEAD_LETTERS = "knowledge-jobs-dead";

/** Below the queue's own retries, so that a website's failure is told in its own words. */
const TRIES_MAX = 3;
const RETRY_AFTER_SECONDS = 30;
/** Longer than the queue takes with the largest import and all its retries. */
const UNFINISHED_MINUTES_MAX = 60;

/** Kept per isolate; an import that moves to another asks its site once more. */
const siteRules = new SiteRulesCache();

/** One message after another, so that nobody's site gets two of our requests at once. */
export async function runKnowledgeJobs(
  batch: MessageBatch<KnowledgeJob>,
  env: Env,
  web: Web = publicWeb,
): Promise<void> {
  for (const message of batch.messages) {
    if ((await outcomeOf(message, env, web)) === "done") message.ack();
    else message.retry({ delaySeconds: RETRY_AFTER_SECONDS });
  }
}

async function outcomeOf(
  { body, attempts }: Message<KnowledgeJob>,
  env: Env,
  web: Web,
): Promise<StepOutcome> {
  const step = {
    db: openDatabase(env),
    queue: env.KNOWLEDGE_JOBS,
    reader: { web, rules: siteRules, importId: body.importId },
    isLastTry: attempts >= TRIES_MAX,
  };
  try {
    switch (body.kind) {
      case "import-sitemap":
        return await runSitemap(step);
      case "import-page":
        return await runPage(step, body.pageId);
    }
  } catch (error) {
    logError("knowledge_job.failed", {
      kind: body.kind,
      import_id: body.importId,
      attempts,
      cause: causeOf(error),
    });
    return "later";
  }
}

/** A failed statement's own message holds its parameters: what was imported is no matter for the log. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

/** What the queue gave up is told to whoever waits for it. */
export async function buryKnowledgeJobs(
  batch: MessageBatch<KnowledgeJob>,
  env: Env,
): Promise<void> {
  const db = openDatabase(env);
  for (const { body } of batch.messages) {
    logError("knowledge_job.given_up", { kind: body.kind, import_id: body.importId });
    await giveUpStep(db, body.importId, body.kind === "import-page" ? body.pageId : null);
  }
}

/** An import whose messages were lost does not look alive for ever. Returns how many there were. */
export function failLostImports(env: Env): Promise<number> {
  return failUnfinishedImports(
    openDatabase(env),
    UNFINISHED_MINUTES_MAX,
    "The import stopped before it was finished. Please start it again.",
  );
}
