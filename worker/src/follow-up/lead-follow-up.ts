import {
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
  type WorkflowStepConfig,
} from "cloudflare:workers";
import {
  type FollowUpEnd,
  type FollowUpStage,
  type NextFollowUp,
  nextFollowUp,
} from "../domain/follow-up.ts";
import type { Env } from "../env.ts";
import { openDatabase } from "../store/database.ts";
import { findFollowUpFacts } from "../store/follow-ups.ts";
import { noteOnLead } from "../store/notice-traces.ts";
import { HANDLED_EVENT } from "./follow-ups.ts";
import { remindOf } from "./remind.ts";

/** What a follow-up begins with; its instance id is the lead's. */
export interface FollowUpStart {
  readonly leadId: string;
  readonly clientId: number;
  readonly capturedAtMs: number;
}

const STAGES: readonly FollowUpStage[] = ["reminder", "escalation"];
const HOUR_MS = 3_600_000;
/** Twelve tries an hour for more than a week: a database that is away delays a reminder, no more. */
const TRIES_MAX = 2_000;
const TRIES_AN_HOUR = 12;
/** A month of looking once a day, and some on the way; a workflow has a bound of steps. */
const LOOKS_MAX = 100;

interface Watch {
  readonly start: FollowUpStart;
  readonly step: WorkflowStep;
}

/**
 * Brings a captured lead to mind until somebody has contacted it. What is done about the lead arrives
 * as an event and ends it at once; it also looks before it tells anybody, so that an event that never
 * arrived reminds nobody in vain.
 */
export class LeadFollowUp extends WorkflowEntrypoint<Env, FollowUpStart> {
  override async run({ payload: start }: WorkflowEvent<FollowUpStart>, step: WorkflowStep) {
    const watch = { start, step };
    let hasWaited = false;
    for (const stage of STAGES) {
      const end = await this.#watch(watch, stage);
      hasWaited ||= end.hasWaited;
      if (end.reason === null) continue;
      if (hasWaited) await this.#noteEnd(watch, end.reason);
      return end.reason;
    }
    return null;
  }

  /** Until the stage is done, or (with a reason) the lead is. */
  async #watch({ start, step }: Watch, stage: FollowUpStage) {
    for (let look = 1; look <= LOOKS_MAX; look += 1) {
      const next = await step.do(`${stage}: look ${look}`, this.#retries(), () =>
        this.#look(start, stage),
      );
      const hasWaited = look > 1;
      switch (next.kind) {
        case "over":
          return { reason: next.reason, hasWaited };
        case "skip":
          return { reason: null, hasWaited };
        case "act": {
          const reason = await step.do(stage, this.#retries(), () =>
            remindOf(this.env, start, stage),
          );
          return { reason, hasWaited: true };
        }
        case "wait": {
          const reason = await handledWithin(step, `${stage}: wait ${look}`, next.ms);
          if (reason !== null) return { reason, hasWaited: true };
        }
      }
    }
    return { reason: null, hasWaited: true };
  }

  async #look(start: FollowUpStart, stage: FollowUpStage): Promise<NextFollowUp> {
    const facts = await findFollowUpFacts(openDatabase(this.env), start.clientId, start.leadId);
    if (!facts) return { kind: "over", reason: "deleted" };
    const hours = stage === "reminder" ? facts.reminderHours : facts.escalationHours;
    const { capturedAtMs } = start;
    const hourMs = this.#hourMs();
    return nextFollowUp({ hours, lead: facts.lead }, { nowMs: Date.now(), capturedAtMs, hourMs });
  }

  async #noteEnd({ start, step }: Watch, reason: FollowUpEnd): Promise<void> {
    await step.do("note the end", this.#retries(), () =>
      noteOnLead(openDatabase(this.env), start.leadId, "follow_up_ended", { reason }),
    );
  }

  #retries(): WorkflowStepConfig {
    const delay = Math.max(1, Math.floor(this.#hourMs() / TRIES_AN_HOUR));
    return { retries: { limit: TRIES_MAX, delay, backoff: "constant" } };
  }

  #hourMs(): number {
    return Number(this.env.FOLLOW_UP_HOUR_MS ?? HOUR_MS);
  }
}

/** Why it ended meanwhile; null when the time was over first. */
async function handledWithin(
  step: WorkflowStep,
  name: string,
  timeoutMs: number,
): Promise<FollowUpEnd | null> {
  try {
    const timeout = Math.max(1, Math.ceil(timeoutMs));
    const event = await step.waitForEvent<FollowUpEnd>(name, { type: HANDLED_EVENT, timeout });
    return event.payload;
  } catch {
    // It throws when the time is over. Whatever else it may be, looking again comes next.
    return null;
  }
}
