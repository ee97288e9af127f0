import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { accepted, makeWidget, openThread, testEnv, visitOf } from "../../test/thread-client.ts";
import { openMessage } from "../capability.ts";

const database = openBoundDatabase();
const CARD = "4242 4242 4242 4242";

async function heldBy(stub: DurableObjectStub): Promise<string> {
  return runInDurableObject(stub, (_, { storage }) =>
    JSON.stringify(
      ["messages", "conversations", "outbox"].map((table) =>
        storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
      ),
    ),
  );
}

test("a card number is masked before anything is stored, and the same send is still the same", async () => {
  const widget = await makeWidget();
  const thread = await openThread(visitOf(widget));
  const first = accepted(await thread.say(`Pay with ${CARD}?`, "send-1"));
  const again = accepted(await thread.say(`Pay with ${CARD}?`, "send-1"));
  expect(again.sent).toEqual(first.sent);
  const { messages } = accepted(await thread.stub.list(thread.conversationId, 0));
  expect(messages[0]?.text).toBe("Pay with •••• 4242?");
  expect(await heldBy(thread.stub)).not.toContain("4242 4242");
  await thread.stub.deliverNow();
  expect(
    await database.query(
      "select message_text, metadata from widget_messages where conversation_id = $1 and seq = 1",
      [thread.conversationId],
    ),
  ).toEqual([{ message_text: "Pay with •••• 4242?", metadata: { masked: { card_number: 1 } } }]);
});

test("a hand-over's details and an opinion are masked too, what was typed into a contact field is not", async () => {
  const widget = await makeWidget({ masking: ["card_number", "phone"] });
  const thread = await openThread(visitOf(widget));
  const { sent } = accepted(await thread.say("Where can I park?"));
  const message = openMessage(testEnv, widget.key, sent.message_id, Date.now());
  await thread.stub.giveFeedback({
    conversationId: thread.conversationId,
    seq: message?.seq ?? 0,
    wasHelpful: false,
    feedbackText: `You charged ${CARD}`,
  });
  accepted(
    await thread.stub.captureLead(widget.key, thread.conversationId, {
      visitor_name: "Ana",
      visitor_email: null,
      visitor_phone: "312-555-0143",
      handoff_details: { note: `My card is ${CARD}, call 312-555-0143` },
    }),
  );
  const held = await heldBy(thread.stub);
  expect(held).toContain("You charged •••• 4242");
  expect(held).toContain("My card is •••• 4242, call ••• ••• ••••");
  expect(held).toContain('"phone\\":\\"312-555-0143');
  expect(held).not.toContain("4242 4242");
});

test("a widget that masks nothing keeps what was said", async () => {
  const widget = await makeWidget({ masking: [] });
  const thread = await openThread(visitOf(widget));
  await thread.say(CARD);
  const { messages } = accepted(await thread.stub.list(thread.conversationId, 0));
  expect(messages[0]?.text).toBe(CARD);
});
