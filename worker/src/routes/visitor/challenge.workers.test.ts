import { expect, test } from "vitest";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { makeGuardedWidget } from "../../../test/guarded-widget.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { callWidget, post, refusalOf, startChat } from "../../../test/visitor-client.ts";

const { database } = useFreshEdge();

// Turnstile's documented test keys: https://developers.cloudflare.com/turnstile/troubleshooting/testing/
const SITE_KEY = "1x00000000000000000000AA";
const PASSES = "1x0000000000000000000000000000000AA";
const FAILS = "2x0000000000000000000000000000000AA";
const SPENT = "3x0000000000000000000000000000000AA";

const keys = (captchaSecretKey: string) => ({ captchaSiteKey: SITE_KEY, captchaSecretKey });
const CHALLENGED = [{ value: "casino", action: "challenge" as const }];

async function sayIn(key: string, conversation_id: string, message_text = "casino?") {
  return post(key, "message", { conversation_id, message_text, client_message_id: message_text });
}

const solve = (key: string, conversation_id: string) =>
  post(key, "challenge", { conversation_id, token: "XXXX.DUMMY.TOKEN.XXXX" });

test("who is challenged and solves it is answered when they send it again", async () => {
  const { key } = await makeGuardedWidget(CHALLENGED, keys(PASSES));
  const { conversation_id } = await startChat(key);
  const refusal = await refusalOf(await sayIn(key, conversation_id));
  expect(refusal).toMatchObject({ status: 403, code: "challenge_required" });
  expect((await solve(key, conversation_id)).status).toBe(200);
  expect((await sayIn(key, conversation_id)).status).toBe(200);
  expect((await sayIn(key, conversation_id, "casino again")).status).toBe(200);
});

test.each([FAILS, SPENT])("a solution that does not hold is asked for again", async (secret) => {
  const { key } = await makeGuardedWidget(CHALLENGED, keys(secret));
  const { conversation_id } = await startChat(key);
  const refusal = await refusalOf(await solve(key, conversation_id));
  expect(refusal).toMatchObject({ status: 403, code: "challenge_required" });
  expect((await sayIn(key, conversation_id)).status).toBe(403);
});

test("while nobody can check, visitors are let through, and it is noted", async () => {
  const { key, id } = await makeGuardedWidget(CHALLENGED, keys("away"));
  const session = crypto.randomUUID();
  const { conversation_id } = await startChat(key, session);
  expect((await solve(key, conversation_id)).status).toBe(200);
  expect((await sayIn(key, conversation_id)).status).toBe(200);
  const { CONVERSATIONS } = testEnv;
  await CONVERSATIONS.get(CONVERSATIONS.idFromName(`${key}:${session}`)).deliverNow();
  const rows = await database.query(
    "select is_spam, spam_reason from widget_conversations where widget_id = $1",
    [id],
  );
  expect(rows).toEqual([
    { is_spam: false, spam_reason: expect.stringContaining("could not be checked") },
  ]);
});

test("a widget that asks for it challenges before the first words, the form and a person", async () => {
  const { key } = await makeGuardedWidget([], { ...keys(PASSES), requireCaptcha: true });
  const config = await (await callWidget(key, "config")).json();
  expect(config).toMatchObject({ require_captcha: true, captcha_site_key: SITE_KEY });
  const { conversation_id } = await startChat(key);
  const calls = [
    () => sayIn(key, conversation_id, "hello"),
    () => post(key, "capture-lead", { conversation_id, visitor_name: "Ada" }),
    () => post(key, "handoff", { conversation_id }),
  ];
  for (const call of calls) {
    expect(await refusalOf(await call())).toMatchObject({ code: "challenge_required" });
  }
  await solve(key, conversation_id);
  for (const call of calls) expect((await call()).status).toBe(200);
});

test("without any keys nobody is challenged", async () => {
  const { key } = await makeGuardedWidget(CHALLENGED, { requireCaptcha: true });
  const { conversation_id } = await startChat(key);
  expect((await sayIn(key, conversation_id)).status).toBe(200);
  expect((await solve(key, conversation_id)).status).toBe(200);
});
