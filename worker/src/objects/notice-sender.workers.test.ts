import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { recordInbox, recordNotices } from "../../test/recorded-inbox.ts";
import {
  accepted,
  makeWidget,
  openThread as openThreadOf,
  ringAfter,
  type TestWidget,
  testEnv,
  visitOf,
} from "../../test/thread-client.ts";
import { openResume } from "../capability.ts";
import { IDLE_TIMEOUT_MS } from "../domain/next-alarm.ts";

const database = openBoundDatabase();
recordInbox();
const notices = recordNotices();
let widget: TestWidget;
const JANE = { id: 9_999_998, name: "Jane" };

beforeAll(async () => {
  widget = await makeWidget();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const openThread = (visit = visitOf(widget)) => openThreadOf(visit);
type OpenThread = Awaited<ReturnType<typeof openThread>>;

const DETAILS = {
  visitor_name: "Jo",
  visitor_email: "jo@example.com",
  visitor_phone: null,
  handoff_type: null,
  handoff_details: null,
};

describe("leaving details", () => {
  test("does not end a conversation that a user answers", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    accepted(await thread.stub.claim(thread.conversationId, JANE));
    accepted(await thread.stub.captureLead(widget.key, thread.conversationId, DETAILS));
    const list = accepted(await thread.stub.list(thread.conversationId, 0));
    expect(list).toMatchObject({ status: "active", lead_captured: true });
  });

  test("tells of the visitor and of the lead once, with what was said by then", async () => {
    const thread = await openThread();
    accepted(await thread.say("What are your opening hours?"));
    accepted(await thread.stub.captureLead(widget.key, thread.conversationId, DETAILS));
    notices.state.isAway = true;
    await ringAfter(thread.stub, 20_000);
    expect(own(thread)).toEqual([]);
    notices.state.isAway = false;
    await database.setAway(true);
    await ringAfter(thread.stub, 60_000);
    await database.setAway(false);
    await ringAfter(thread.stub, 60_000);
    expect(
      own(thread)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["lead_captured", "new_conversation"]);
    const [first] = own(thread);
    expect(first).toMatchObject({
      visitor: { email: "jo@example.com" },
      transcript: [{ text: "What are your opening hours?" }, { text: "We open at 8." }],
    });
  });

  function own(thread: OpenThread) {
    return notices.sent.filter(
      (notice) => "conversationId" in notice && notice.conversationId === thread.conversationId,
    );
  }
});

describe("a reply to a visitor who has left", () => {
  async function left() {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    accepted(await thread.stub.claim(thread.conversationId, JANE));
    accepted(await thread.stub.captureLead(widget.key, thread.conversationId, DETAILS));
    return thread;
  }
  const mailsOf = (thread: OpenThread) =>
    notices.sent.filter(({ id }) => id.startsWith(`visitor_reply:${thread.conversationId}:`));

  function nonceIn(thread: OpenThread) {
    const mail = mailsOf(thread).at(-1);
    const url = mail?.type === "visitor_reply" ? mail.resumeUrl : null;
    const token = new URL(url ?? "").hash.replace(`#${RESUME_FRAGMENT}=`, "");
    const ref = openResume(testEnv, widget.key, token, Date.now());
    return ref?.nonce ?? "";
  }

  test("is mailed after a minute, all of it in one, with a way back into what has ended, which the visitor's next words open", async () => {
    const thread = await left();
    const id = thread.conversationId;
    accepted(await thread.stub.reply(id, JANE, { text: "One.", clientMessageId: "1" }));
    vi.setSystemTime(Date.now() + 30_000);
    accepted(await thread.stub.reply(id, JANE, { text: "Two.", clientMessageId: "2" }));
    await ringAfter(thread.stub, 31_000);
    await ringAfter(thread.stub, 60_000);
    expect(mailsOf(thread)).toHaveLength(1);
    expect(mailsOf(thread)[0]).toMatchObject({
      userName: "Jane",
      transcript: [{ text: "One." }, { text: "Two." }],
    });
    await ringAfter(thread.stub, IDLE_TIMEOUT_MS);
    const nonce = nonceIn(thread);
    const resumed = accepted(await thread.stub.resume(id, nonce));
    expect(resumed).toMatchObject({
      session_id: thread.visit.sessionId,
      status: "abandoned",
      handover: { phase: "bot" },
    });
    const { sent } = accepted(await thread.say("What are your opening hours?", "back"));
    expect(sent.response).toBe("We open at 8.");
    expect(accepted(await thread.stub.list(id, 0))).toMatchObject({
      status: "active",
      handover: { phase: "bot" },
    });
    expect(await thread.stub.resume(id, "0".repeat(24))).toEqual({ refused: "not_found" });
    await ringAfter(thread.stub, 8 * 24 * 60 * 60 * 1000);
    expect(await thread.stub.resume(id, nonce)).toEqual({ refused: "not_found" });
  });

  test("that the visitor has read meanwhile is not mailed", async () => {
    const thread = await left();
    accepted(
      await thread.stub.reply(thread.conversationId, JANE, { text: "One.", clientMessageId: "1" }),
    );
    accepted(await thread.stub.list(thread.conversationId, 0));
    await ringAfter(thread.stub, 61_000);
    expect(mailsOf(thread)).toEqual([]);
  });
});
