import { beforeAll, describe, expect, test } from "vitest";
import { BODY_BYTES_MAX } from "../../../../contracts/limits.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget, testEnv } from "../../../test/thread-client.ts";
import {
  ask,
  callWidget,
  PAGE_ORIGIN,
  post,
  refusalOf,
  startChat,
} from "../../../test/visitor-client.ts";
import { openConversation, openMessage, sealConversation, sealMessage } from "../../capability.ts";
import { forgetWidgets } from "../../snapshots/read-widget.ts";
import { uuidv7 } from "../../uuid.ts";

interface Ids {
  readonly conversation_id: string;
  readonly message_id: string;
}

/** Every POST call with a body that it accepts. */
const CALLS: Readonly<Record<string, (ids: Ids) => object>> = {
  conversation: () => ({ session_id: "a session of this test" }),
  message: ({ conversation_id }) => ({ conversation_id, message_text: "hello" }),
  "capture-lead": ({ conversation_id }) => ({ conversation_id, visitor_name: "Ada" }),
  feedback: ({ message_id }) => ({ message_id, was_helpful: true }),
  messages: ({ conversation_id }) => ({ conversation_id }),
  rating: ({ conversation_id }) => ({ conversation_id, rating: 5 }),
  end: ({ conversation_id }) => ({ conversation_id }),
  disclaimer: ({ conversation_id }) => ({ conversation_id, disclaimer_version: "1" }),
  event: () => ({ event: "open" }),
};
const NAMES = Object.keys(CALLS);
/** Those that take a capability. */
const GUARDED = NAMES.filter((name) => name !== "conversation" && name !== "event");

let key: string;
let otherKey: string;
let inactiveKey: string;
let fencedKey: string;
let ids: Ids;
let otherIds: Ids;

async function idsOf(widgetKey: string): Promise<Ids> {
  const { conversation_id } = await startChat(widgetKey);
  const { message_id } = await ask(widgetKey, conversation_id, "When do you open?");
  return { conversation_id, message_id };
}

function bodyOf(name: string, given: Ids = ids): object {
  const make = CALLS[name];
  if (!make) throw new Error(`no such call: ${name}`);
  return make(given);
}

beforeAll(async () => {
  const required = {
    requireDisclaimer: false,
    disclaimerText: "Read this.",
    disclaimerVersion: "1",
  };
  key = (await makeWidget(required)).key;
  otherKey = (await makeWidget(required)).key;
  inactiveKey = (await makeWidget({ isActive: false })).key;
  fencedKey = (await makeWidget({ domainWhitelist: ["fenced.example"] })).key;
  [ids, otherIds] = await Promise.all([idsOf(key), idsOf(otherKey)]);
});

describe.each(NAMES)("POST %s", (name) => {
  test("takes what the contract says, as JSON and as text that holds JSON", async () => {
    for (const type of ["application/json", "text/plain", "text/plain;charset=UTF-8"]) {
      const response = await post(key, name, bodyOf(name), { "Content-Type": type });
      expect(response.status, await response.clone().text()).toBe(200);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE_ORIGIN);
    }
  });

  test("a widget that is unknown or inactive: 404, which the page may read", async () => {
    for (const gone of [`wtfu_${"f".repeat(32)}`, inactiveKey, "wtfu_short", key.toUpperCase()]) {
      const response = await post(gone, name, bodyOf(name));
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE_ORIGIN);
      expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
    }
  });

  test("a page that may not embed the widget: 403, and its origin is not echoed", async () => {
    const response = await post(fencedKey, name, bodyOf(name));
    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
    expect(response.headers.get("Vary")).toBe("Origin");
    expect(await refusalOf(response)).toMatchObject({ status: 403, code: "origin_not_allowed" });
  });

  test("a body that is not JSON, is no object or lacks its fields: 400", async () => {
    for (const body of ["{", "", "undefined", '"text"', "[]", "null", "17"]) {
      const refusal = await refusalOf(await post(key, name, body));
      expect(refusal, body).toMatchObject({ status: 400, code: "bad_request" });
    }
    const { field, message } = await refusalOf(await post(key, name, {}));
    expect(Object.keys(bodyOf(name))).toContain(field);
    expect(message).toContain(field);
  });

  test("a body of thousands of nested lists: 400", async () => {
    const nested = `${"[".repeat(4_000)}${"]".repeat(4_000)}`;
    const body = JSON.stringify({ ...bodyOf(name), handoff_details: 0 });
    const refusal = await refusalOf(await post(key, name, body.replace(/0}$/, `${nested}}`)));
    expect(refusal).toMatchObject({ status: 400, message: "The body is nested too deeply." });
  });

  test("another type than JSON or text: 415", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const refusal = await refusalOf(await post(key, name, bodyOf(name), headers));
    expect(refusal).toMatchObject({ status: 415, code: "unsupported_media_type" });
  });

  test("a body over 16 KiB: 413, whether it says so or not", async () => {
    const text = JSON.stringify({ ...bodyOf(name), more: "x".repeat(BODY_BYTES_MAX) });
    const headers = { "Content-Length": String(text.length) };
    const announced = await post(key, name, text, headers);
    expect(await refusalOf(announced)).toMatchObject({ status: 413, code: "body_too_large" });
    const silent = await post(key, name, new Blob([text]).stream());
    expect(await refusalOf(silent)).toMatchObject({ status: 413, code: "body_too_large" });
    expect(silent.headers.get("Access-Control-Allow-Origin")).toBe(PAGE_ORIGIN);
  });

  test("a body of exactly 16 KiB is read", async () => {
    const start = JSON.stringify({ ...bodyOf(name), more: "" }).slice(0, -2);
    const text = `${start.padEnd(BODY_BYTES_MAX - 2, "x")}"}`;
    expect((await post(key, name, new Blob([text]).stream())).status).toBe(200);
  });
});

/** Ids that open nothing, or not this. */
function wrongIds(): Record<string, Ids> {
  const conversation = openConversation(testEnv, key, ids.conversation_id, Date.now());
  const message = openMessage(testEnv, key, ids.message_id, Date.now());
  if (!conversation || !message) throw new Error("the test's own ids must open");
  const expiredId = uuidv7(Date.now() - 31 * 24 * 60 * 60 * 1000);
  const neverBegun = { ...conversation, conversationId: uuidv7(Date.now()) };
  const expired = { ...conversation, conversationId: expiredId };
  const flipped = (text: string) => (text.at(40) === "A" ? "B" : "A");
  const flip = (text: string) => text.slice(0, 40) + flipped(text) + text.slice(41);
  return {
    "made up": { conversation_id: "abc", message_id: "abc" },
    empty: { conversation_id: "", message_id: "" },
    "a plain UUID": {
      conversation_id: conversation.conversationId,
      message_id: conversation.conversationId,
    },
    "of another widget": otherIds,
    "changed by a character": {
      conversation_id: flip(ids.conversation_id),
      message_id: flip(ids.message_id),
    },
    "of the other kind": { conversation_id: ids.message_id, message_id: ids.conversation_id },
    "of a conversation that never was": {
      conversation_id: sealConversation(testEnv, key, neverBegun),
      message_id: sealMessage(testEnv, key, { ...neverBegun, seq: 2 }),
    },
    expired: {
      conversation_id: sealConversation(testEnv, key, expired),
      message_id: sealMessage(testEnv, key, { ...expired, seq: 2 }),
    },
    "signed with another secret": {
      conversation_id: sealConversation({ CAPABILITY_SECRET: "x".repeat(32) }, key, conversation),
      message_id: sealMessage({ CAPABILITY_SECRET: "x".repeat(32) }, key, message),
    },
  };
}

test.each(GUARDED)("POST %s: every id that does not open it gets the same 404", async (name) => {
  const refusals = await Promise.all(
    Object.entries(wrongIds()).map(async ([what, wrong]) => {
      const { request_id, ...refusal } = await refusalOf(
        await post(key, name, bodyOf(name, wrong)),
      );
      expect(request_id).toBeTruthy();
      return [what, refusal] as const;
    }),
  );
  for (const [what, refusal] of refusals) {
    expect(refusal, what).toEqual({ status: 404, code: "not_found", message: "Nothing here." });
  }
});

test("a message of another conversation of the same widget takes no feedback meant for this one", async () => {
  const message = openMessage(testEnv, key, ids.message_id, Date.now());
  if (!message) throw new Error("the test's own id must open");
  const beyond = sealMessage(testEnv, key, { ...message, seq: 9_999 });
  const body = { message_id: beyond, was_helpful: true };
  expect(await refusalOf(await post(key, "feedback", body))).toMatchObject({ status: 404 });
});

test("when nobody can tell whether there is such a widget: 503 that the page may read", async () => {
  const database = openBoundDatabase();
  forgetWidgets();
  await database.setAway(true);
  try {
    const response = await callWidget(`wtfu_${"e".repeat(32)}`, "config");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE_ORIGIN);
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await refusalOf(response)).toMatchObject({ status: 503, code: "unavailable" });
  } finally {
    await database.setAway(false);
  }
});

test("what no call is: 404 in the one error shape, named for the log", async () => {
  for (const call of ["", "nothing", "config/more", "message"]) {
    const response = await callWidget(key, call);
    expect(response.headers.get("X-Request-Id")).toBeTruthy();
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  }
});
