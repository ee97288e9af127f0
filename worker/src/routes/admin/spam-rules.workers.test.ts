import { expect, test } from "vitest";
import type {
  SpamRule,
  SpamRuleTest,
  SpamVerdict,
} from "../../../../contracts/admin/spam-rules.ts";
import type { Widget } from "../../../../contracts/admin/widgets.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { uuidv7 } from "../../uuid.ts";

const database = openBoundDatabase();

/** A conversation of some days ago, in which a visitor said these. */
async function addTalk(
  widgetId: number,
  said: readonly string[],
  { daysAgo = 1, isSpam = false, address = "203.0.113.7" } = {},
): Promise<string> {
  const id = uuidv7(Date.now());
  await database.query(
    `insert into widget_conversations (id, widget_id, session_id, started_at, is_spam, ip_address)
     values ($1, $2, 'a session', now() - $3 * interval '1 day', $4, $5)`,
    [id, widgetId, daysAgo, isSpam, address],
  );
  for (const [at, text] of said.entries()) {
    await database.query(
      `insert into widget_messages (id, conversation_id, seq, message_type, message_text, created_at)
       values ($1, $2, $3, 'user', $4, now() - $5 * interval '1 day' + $6 * interval '1 second')`,
      [uuidv7(Date.now()), id, at + 1, text, daysAgo, at],
    );
  }
  return id;
}

test("a rule is tried on the last thirty days, and says how many honest messages it would have caught", async () => {
  const { id } = await makeWidget();
  const newest = await addTalk(id, ["Is there a CASINO nearby?", "thanks"]);
  await addTalk(id, ["casino bonus", "c4sino casino"], { daysAgo: 3, isSpam: true });
  await addTalk(id, ["casino"], { daysAgo: 40 });
  const attempt = async (rule_type: string, rule_value: string) => {
    const answer = await sendAdmin(id, "POST", "spam-rules/test", { rule_type, rule_value });
    expect(answer.status).toBe(200);
    return answer.json<SpamRuleTest>();
  };
  expect(await attempt("keyword", "casino")).toMatchObject({
    problem: null,
    examined: 4,
    is_partial: false,
    caught: 3,
    caught_honest: 1,
    samples: [
      { conversation_id: newest, excerpt: "Is there a CASINO nearby?", is_spam: false },
      { is_spam: true },
      { is_spam: true },
    ],
  });
  expect(await attempt("pattern", "casino\\s+b")).toMatchObject({ caught: 1, caught_honest: 0 });
  expect(await attempt("ip_block", "203.0.113.0/24")).toMatchObject({ examined: 2, caught: 2 });
  expect(await attempt("rate_limit", "1/60")).toMatchObject({ caught: 2 });
  expect(await attempt("pattern", "(")).toMatchObject({
    problem: expect.stringContaining("no pattern"),
    examined: 0,
  });
});

test("a value that cannot be used is refused with the reason, when made and when changed", async () => {
  const { id } = await makeWidget();
  const bad = [
    ["pattern", "(?=a)"],
    ["pattern", ".*"],
    ["ip_block", "203.0.113.0/40"],
    ["rate_limit", "20 a minute"],
    ["keyword", "!!"],
  ];
  for (const [rule_type, rule_value] of bad) {
    const made = await sendAdmin(id, "POST", "spam-rules", { rule_type, rule_value });
    expect(await refusalOf(made), rule_value).toMatchObject({ status: 400, field: "rule_value" });
  }
  const good = { rule_type: "ip_block", rule_value: "2001:db8::/32" };
  const rule = await (await sendAdmin(id, "POST", "spam-rules", good)).json<SpamRule>();
  const changed = await sendAdmin(id, "PATCH", `spam-rules/${rule.id}`, { rule_type: "pattern" });
  expect(changed.status).toBe(200);
  const broken = await sendAdmin(id, "PATCH", `spam-rules/${rule.id}`, {
    rule_value: "a{999999999}",
  });
  expect(await refusalOf(broken)).toMatchObject({ status: 400, field: "rule_value" });
});

test("a text is judged by the active rules, the widget's lists and its looks", async () => {
  const { id } = await makeWidget({ blockedKeywords: ["backlinks"] });
  const add = (rule: object) => sendAdmin(id, "POST", "spam-rules", rule);
  await add({ rule_type: "keyword", rule_value: "forex", rule_action: "challenge" });
  await add({ rule_type: "keyword", rule_value: "hello", rule_action: "block", is_active: false });
  const judge = async (text: string, email?: string) =>
    (await sendAdmin(id, "POST", "spam-rules/judge", { text, email })).json<SpamVerdict>();
  expect(await judge("hello there")).toEqual({
    score: 0,
    is_spam: false,
    action: "none",
    reasons: [],
  });
  expect(await judge("Cheap backlinks")).toMatchObject({ action: "block", is_spam: true });
  // Nobody can be challenged without keys.
  expect((await judge("forex?")).action).toBe("flag");
  const thrownAway = await judge("hello there", "a@mailinator.com");
  expect(thrownAway.reasons).toMatchObject([{ signal: "disposable_email" }]);
});

test("a widget's keys are told without the secret, which the log does not hold either", async () => {
  const { id } = await makeWidget();
  const keys = { site_key: "site-key-1", secret_key: "very-hidden-key" };
  const answer = await sendAdmin(id, "PUT", "captcha-keys", keys);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(JSON.parse(text) as Widget).toMatchObject({
    captcha_site_key: "site-key-1",
    can_challenge: true,
  });
  const logged = await database.query(
    "select row_to_json(a)::text as line from audit_log a where entity_id = $1",
    [String(id)],
  );
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged) + text).not.toContain("very-hidden-key");
  const half = await sendAdmin(id, "PUT", "captcha-keys", { site_key: "x", secret_key: null });
  expect(half.status).toBe(400);
  const none = await sendAdmin(id, "PUT", "captcha-keys", { site_key: null, secret_key: null });
  expect(await none.json()).toMatchObject({ captcha_site_key: null, can_challenge: false });
  expect((await callAdmin(id, "spam-rules")).status).toBe(200);
});

test("a change of the rules is owed to the edge; that one was triggered is not", async () => {
  const { id, key } = await makeWidget();
  const version = async () => {
    const [row] = await database.query<{ version: number }>(
      "select version from snapshot_publications where widget_key = $1",
      [key],
    );
    return Number(row?.version);
  };
  const moves = async (sql: string) => {
    const before = await version();
    await database.query(sql, [id]);
    return (await version()) - before;
  };
  const insert =
    "insert into widget_spam_rules (widget_id, rule_type, rule_value) values ($1, 'keyword', 'a'), ($1, 'keyword', 'b')";
  expect(await moves(insert)).toBe(1);
  const update = (what: string) =>
    moves(`update widget_spam_rules set ${what} where widget_id = $1`);
  expect(await update("times_triggered = times_triggered + 1, updated_at = now()")).toBe(0);
  expect(await update("is_active = false")).toBe(1);
  expect(await moves("delete from widget_spam_rules where widget_id = $1")).toBe(1);
});
