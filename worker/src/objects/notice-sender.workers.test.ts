import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { SOCKET_PROTOCOL } from "../../../contracts/socket-frames.ts";
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
import { forgetWidgets } from "../snapshots/read-widget.ts";
import { storeCopy } from "../snapshots/snapshot-store.ts";
import { SOCKET_HEADERS, type Visit } from "./conversation-calls.ts";

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

  test("is told of also where the widget's key changed meanwhile, once Postgres knows it", async () => {
    const other = await makeWidget();
    const thread = await openThread(visitOf(other));
    accepted(await thread.say("hello"));
    accepted(await thread.stub.captureLead(other.key, thread.conversationId, DETAILS));
    const rotated = `wtfu_${crypto.randomUUID().replaceAll("-", "")}`;
    await database.query("update widget_configs set widget_key = $1 where id = $2", [
      rotated,
      other.id,
    ]);
    await storeCopy(testEnv.SNAPSHOTS, other.key, null);
    forgetWidgets();
    await database.setAway(true);
    await ringAfter(thread.stub, 20_000);
    await database.setAway(false);
    expect(own(thread)).toEqual([]);
    await ringAfter(thread.stub, 60_000);
    expect(own(thread)).toHaveLength(2);
    expect(own(thread)[0]).toMatchObject({ home: { widgetId: other.id, widgetKey: rotated } });
  });

  test("is told with the moment at which they were left", async () => {
    const thread = await openThread();
    accepted(await thread.say("hello"));
    const capturedAtMs = Date.now();
    accepted(await thread.stub.captureLead(widget.key, thread.conversationId, DETAILS));
    await ringAfter(thread.stub, 60_000);
    const lead = own(thread).find(({ type }) => type === "lead_captured");
    expect(lead?.atMs).toBe(capturedAtMs);
  });

  test("thanks an address once a day, whoever leaves it and however it is written", async () => {
    const thanking = await makeWidget({ sendLeadThanks: true });
    const ids: string[] = [];
    for (const visitor_email of ["victim@example.com", "Victim@Example.com", "jo@example.com"]) {
      const thread = await openThread(visitOf(thanking));
      const details = { ...DETAILS, visitor_email };
      accepted(await thread.stub.captureLead(thanking.key, thread.conversationId, details));
      const again = { ...DETAILS, visitor_email: `other-${visitor_email}` };
      accepted(await thread.stub.captureLead(thanking.key, thread.conversationId, again));
      await ringAfter(thread.stub, 1_000);
      const thanks = notices.sent.filter(
        ({ type, home }) => type === "lead_thanks" && home.widgetId === thanking.id,
      );
      expect(thanks).toHaveLength(ids.length + 1);
      ids.push(thanks.at(-1)?.id ?? "");
    }
    expect(ids[0]).toMatch(
      new RegExp(`^lead_thanks:${thanking.id}:[0-9a-f]{32}:\\d{4}-\\d\\d-\\d\\d$`),
    );
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  function own(thread: OpenThread) {
    return notices.sent.filter(
      (notice) => "conversationId" in notice && notice.conversationId === thread.conversationId,
    );
  }
});

describe("a reply to a visitor who has left", () => {
  async function left(visit: Visit = visitOf(widget)) {
    const thread = await openThread(visit);
    accepted(await thread.say("hello"));
    accepted(await thread.stub.claim(thread.conversationId, JANE));
    accepted(await thread.stub.captureLead(visit.widgetKey, thread.conversationId, DETAILS));
    return thread;
  }
  const reply = async (thread: OpenThread, text: string) =>
    accepted(await thread.stub.reply(thread.conversationId, JANE, { text, clientMessageId: text }));

  /** A tab that shows the conversation, and whose page is there. */
  async function openTab(thread: OpenThread) {
    const response = await thread.stub.fetch("https://object/socket", {
      headers: {
        Upgrade: "websocket",
        "Sec-WebSocket-Protocol": SOCKET_PROTOCOL,
        [SOCKET_HEADERS.widgetKey]: thread.visit.widgetKey,
        [SOCKET_HEADERS.conversationId]: thread.conversationId,
      },
    });
    const socket = response.webSocket;
    if (!socket) throw new Error(`no socket: ${response.status}`);
    socket.accept();
    return socket;
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

  test("who has it open without reading it is mailed only after ten minutes", async () => {
    const thread = await left();
    await openTab(thread);
    await reply(thread, "One.");
    for (let minute = 1; minute < 10; minute += 1) await ringAfter(thread.stub, 60_000);
    expect(mailsOf(thread)).toEqual([]);
    await ringAfter(thread.stub, 60_000);
    expect(mailsOf(thread)).toMatchObject([{ transcript: [{ text: "One." }] }]);
  });

  test("a tab that pinged once and then fell silent holds back no mail", async () => {
    const thread = await left();
    const tab = await openTab(thread);
    const pong = new Promise((resolve) => tab.addEventListener("message", resolve));
    tab.send("ping");
    await pong;
    await reply(thread, "One.");
    await ringAfter(thread.stub, 121_000);
    expect(mailsOf(thread)).toHaveLength(1);
  });

  test("that the queue did not take goes with the next one", async () => {
    const thread = await left();
    await reply(thread, "One.");
    notices.state.isAway = true;
    await ringAfter(thread.stub, 61_000);
    await reply(thread, "Two.");
    notices.state.isAway = false;
    await ringAfter(thread.stub, 61_000);
    expect(mailsOf(thread)).toMatchObject([{ transcript: [{ text: "One." }, { text: "Two." }] }]);
    await reply(thread, "Three.");
    await ringAfter(thread.stub, 61_000);
    expect(mailsOf(thread)[1]).toMatchObject({ transcript: [{ text: "Three." }] });
  });

  test("leads to no page but the business's own", async () => {
    const urlFor = async (visit: Visit) => {
      const thread = await left(visit);
      await reply(thread, "One.");
      await ringAfter(thread.stub, 61_000);
      const [mail] = mailsOf(thread);
      if (mail?.type !== "visitor_reply") throw new Error("no mail");
      return mail.resumeUrl && new URL(mail.resumeUrl).origin;
    };
    const evil = { pageUrl: "https://evil.example/" };
    const clinic = { pageUrl: "https://clinic.example/", origin: null };
    expect(await urlFor({ ...visitOf(widget), ...evil })).toBeNull();
    expect(await urlFor({ ...visitOf(widget), ...clinic })).toBeNull();
    const plain = { pageUrl: "http://clinic.example/", origin: "http://clinic.example" };
    expect(await urlFor({ ...visitOf(widget), ...plain })).toBeNull();
    const fenced = await makeWidget({ domainWhitelist: ["clinic.example"] });
    expect(await urlFor({ ...visitOf(fenced), ...clinic })).toBe("https://clinic.example");
    const forged = { ...evil, origin: "https://evil.example" };
    expect(await urlFor({ ...visitOf(fenced), ...forged })).toBeNull();
  });
});
