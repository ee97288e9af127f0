import { beforeAll, expect, test } from "vitest";
import { ConversationResumed } from "../../../../contracts/conversation.ts";
import { HandoverRequested, RESUME_FRAGMENT } from "../../../../contracts/handover.ts";
import { recordInbox, recordNotices } from "../../../test/recorded-inbox.ts";
import {
  accepted,
  makeWidget,
  openThread,
  ringAfter,
  type TestWidget,
  visitOf,
} from "../../../test/thread-client.ts";
import { post, refusalOf, startChat } from "../../../test/visitor-client.ts";

const inbox = recordInbox();
const notices = recordNotices();
const JANE = { id: 9_999_998, name: "Jane" };
let widget: TestWidget;

beforeAll(async () => {
  widget = await makeWidget();
});

test("a visitor asks for a person by the menu, and is told who can come", async () => {
  const chat = await startChat(widget.key);
  const ask = async () => {
    const response = await post(widget.key, "handoff", { conversation_id: chat.conversation_id });
    return HandoverRequested.parse(await response.json());
  };
  expect(await ask()).toMatchObject({ status: "offline", handover: { phase: "bot" } });
  inbox.state.isSomebodyThere = true;
  expect(await ask()).toMatchObject({ status: "waiting", handover: { phase: "waiting" } });
  expect(await ask()).toMatchObject({ status: "waiting" });
});

test("a wish in a conversation that is not one's own is refused", async () => {
  const refused = await post(widget.key, "handoff", { conversation_id: "x".repeat(88) });
  expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
});

test("the link of a mail leads back, also after a newer one; any other leads nowhere", async () => {
  const thread = await openThread(visitOf(widget));
  const id = thread.conversationId;
  accepted(await thread.say("hello"));
  accepted(await thread.stub.claim(id, JANE));
  const details = {
    visitor_name: null,
    visitor_email: "jo@example.com",
    visitor_phone: null,
    handoff_type: null,
    handoff_details: null,
  };
  accepted(await thread.stub.captureLead(widget.key, id, details));
  const token = async (clientMessageId: string) => {
    accepted(await thread.stub.reply(id, JANE, { text: "Hi.", clientMessageId }));
    await ringAfter(thread.stub, 61_000);
    const mail = notices.sent.findLast(({ type }) => type === "visitor_reply");
    const address = new URL((mail?.type === "visitor_reply" && mail.resumeUrl) || "");
    expect(address.origin).toBe("https://clinic.example");
    return address.hash.replace(`#${RESUME_FRAGMENT}=`, "");
  };
  const resume = (resume_token: string, key = widget.key) => post(key, "resume", { resume_token });
  const first = await token("1");
  const resumed = ConversationResumed.parse(await (await resume(first)).json());
  expect(resumed).toMatchObject({ session_id: thread.visit.sessionId, status: "active" });
  const second = await token("2");
  const other = await makeWidget();
  for (const refused of [resume("nonsense"), resume(first, other.key), resume(second, other.key)]) {
    expect(await refusalOf(await refused)).toMatchObject({ status: 404 });
  }
  expect((await resume(first)).status).toBe(200);
  expect((await resume(second)).status).toBe(200);
});
