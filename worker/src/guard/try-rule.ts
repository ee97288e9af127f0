import type { SpamRuleTest } from "../../../contracts/admin/spam-rules.ts";
import { ruleProblem } from "../domain/spam/rule-problem.ts";
import { ruleTrial, type TriedRule } from "../domain/spam/rule-trial.ts";
import type { Database } from "../store/database.ts";
import { nextTriedTalks, type TriedTalk } from "../store/spam-rule-trial.ts";

/** Whoever waits for it looks at a form. */
const EXAMINED_MAX = 20_000;
const TIME_MAX_MS = 2_000;
const SAMPLES_MAX = 20;

interface Result extends SpamRuleTest {
  samples: SpamRuleTest["samples"];
}

/** What a rule would have caught in the last thirty days, newest first, as far as time allows. */
export async function tryRule(
  db: Database,
  widgetId: number,
  rule: TriedRule,
  clock: () => number,
): Promise<SpamRuleTest> {
  const result: Result = {
    problem: ruleProblem(rule),
    examined: 0,
    is_partial: false,
    caught: 0,
    caught_honest: 0,
    samples: [],
  };
  if (result.problem !== null) return result;
  const beganAtMs = clock();
  const catches = ruleTrial(rule);
  const isOfAddress = rule.type === "ip_block";
  let last: TriedTalk | null = null;
  for (;;) {
    const talks: TriedTalk[] = await nextTriedTalks(db, widgetId, last, !isOfAddress);
    for (const talk of talks) examine(result, talk, catches, isOfAddress);
    last = talks.at(-1) ?? null;
    if (last === null) return result;
    if (result.examined >= EXAMINED_MAX || clock() - beganAtMs > TIME_MAX_MS) {
      return { ...result, is_partial: true };
    }
  }
}

function examine(
  result: Result,
  talk: TriedTalk,
  catches: ReturnType<typeof ruleTrial>,
  isOfAddress: boolean,
): void {
  const said = talk.said.map(({ text, at }) => ({ text, atMs: Date.parse(at) }));
  const caught = catches({ address: talk.address, said });
  result.examined += isOfAddress ? 1 : said.length;
  result.caught += caught.length;
  if (!talk.isSpam) result.caught_honest += caught.length;
  for (const { atMs, excerpt } of caught.toReversed()) {
    if (result.samples.length >= SAMPLES_MAX) return;
    result.samples.push({
      conversation_id: talk.id,
      at: new Date(atMs ?? Date.parse(talk.startedAt)).toISOString(),
      excerpt,
      is_spam: talk.isSpam,
    });
  }
}
