import { expect, test } from "vitest";
import { compare } from "./comparison.ts";
import { Ledger } from "./ledger.ts";
import type {
  Stored,
  StoredConversation,
  StoredEntry,
  StoredLead,
  StoredMessage,
} from "./stored.ts";

const KEY = "wtfu_00000000000000000000000000000001";

function makeLedger(): Ledger {
  const ledger = new Ledger();
  const conversation = ledger.conversation("c1", "s1", KEY);
  conversation.messages.push(
    { text: "hours?", visitorSeq: 1, answer: "Eight to four.", answerSeq: 2 },
    { text: "asdf", visitorSeq: 3, answer: "I don't know.", answerSeq: 4 },
  );
  conversation.feedback.set(2, true);
  conversation.lead = { id: "l1", name: "Ann", email: "ann@visitors.example", phone: null };
  return ledger;
}

function makeMessage(message: Partial<StoredMessage> & { readonly seq: number }): StoredMessage {
  return {
    id: `m${message.seq}`,
    conversation_id: "c1",
    message_type: message.seq % 2 === 1 ? "user" : "bot",
    message_text: "",
    knowledge_base_id: null,
    was_helpful: null,
    created_at: new Date(message.seq),
    ...message,
  };
}

const CONVERSATION: StoredConversation = {
  id: "c1",
  session_id: "s1",
  widget_key: KEY,
  status: "completed",
  message_count: 4,
  bot_response_count: 2,
  last_message: "I don't know.",
  lead_captured: true,
  lead_id: "l1",
};
const MESSAGES = [
  makeMessage({ seq: 1, message_text: "hours?" }),
  makeMessage({ seq: 2, message_text: "Eight to four.", knowledge_base_id: 7, was_helpful: true }),
  makeMessage({ seq: 3, message_text: "asdf" }),
  makeMessage({ seq: 4, message_text: "I don't know." }),
];
const LEAD: StoredLead = {
  id: "l1",
  name: "Ann",
  email: "ann@visitors.example",
  phone: null,
  captures: 1,
};
const ENTRY: StoredEntry = {
  id: 7,
  widget_key: KEY,
  answer: "Eight to four.",
  times_used: 1,
  helpful_count: 1,
  not_helpful_count: 0,
};

function makeStored(changes: Partial<Stored> = {}): Stored {
  return {
    conversations: [CONVERSATION],
    messages: MESSAGES,
    leads: [LEAD],
    entries: [ENTRY],
    ...changes,
  };
}

test("what visitors were told, and nothing else, is no difference", () => {
  expect(compare(makeLedger(), makeStored())).toEqual([]);
});

test("an acknowledged message that is missing is found", () => {
  const differences = compare(makeLedger(), makeStored({ messages: MESSAGES.slice(0, 2) }));
  expect(differences).toContain(
    'conversation c1: acknowledged message 3 "asdf" is missing; there is nothing',
  );
});

test("a message stored twice is found", () => {
  const again = [
    makeMessage({ seq: 5, message_text: "asdf" }),
    makeMessage({ seq: 6, message_text: "I don't know." }),
  ];
  const differences = compare(makeLedger(), makeStored({ messages: [...MESSAGES, ...again] }));
  expect(differences).toContain('"asdf" is there twice');
});

test("a gap in the numbers is found", () => {
  const messages = MESSAGES.map((message) =>
    message.seq === 4 ? { ...message, seq: 5 } : message,
  );
  expect(compare(makeLedger(), makeStored({ messages }))).toContain(
    "conversation c1: message 4 has the number 5",
  );
});

test("two messages that changed places are found", () => {
  const messages = MESSAGES.map((message) =>
    message.seq === 3 ? { ...message, created_at: new Date(0) } : message,
  );
  expect(compare(makeLedger(), makeStored({ messages }))).toEqual([
    "conversation c1: message 3 is older than its number",
  ]);
});

test("a row that nobody sent is found, unless its acknowledgement was lost", () => {
  const ledger = makeLedger();
  const messages = [
    ...MESSAGES,
    makeMessage({ seq: 5, message_text: "hello?" }),
    makeMessage({ seq: 6, message_text: "I don't know." }),
  ];
  const row = { ...CONVERSATION, message_count: 6, bot_response_count: 3 };
  const stored = makeStored({ messages, conversations: [row] });
  expect(compare(ledger, stored)).toEqual(['conversation c1: message 5 "hello?" was never sent']);
  ledger.lostTexts.add("hello?");
  expect(compare(ledger, stored)).toEqual([]);
});

test("a counter that moved once too often is found", () => {
  const conversations = [{ ...CONVERSATION, message_count: 6 }];
  const entries = [{ ...ENTRY, times_used: 2 }];
  expect(compare(makeLedger(), makeStored({ conversations, entries }))).toEqual([
    "conversation c1: message_count is not 4",
    "knowledge entry 7: times_used is 2, counted 1",
  ]);
});

test("an earlier word of feedback that overtook the last one is found", () => {
  const messages = MESSAGES.map((message) =>
    message.seq === 2 ? { ...message, was_helpful: false } : message,
  );
  const entries = [{ ...ENTRY, helpful_count: 0, not_helpful_count: 1 }];
  expect(compare(makeLedger(), makeStored({ messages, entries }))).toEqual([
    "conversation c1: feedback on message 2 is false, not true",
    "knowledge entry 7: helpful_count is 0, counted 1",
    "knowledge entry 7: not_helpful_count is 1, counted 0",
  ]);
});

test("a lead that is missing, changed or noted twice is found", () => {
  expect(compare(makeLedger(), makeStored({ leads: [] }))).toEqual(["lead l1 is missing"]);
  expect(compare(makeLedger(), makeStored({ leads: [{ ...LEAD, phone: "1" }] }))).toEqual([
    "lead l1 has other details than were left",
  ]);
  expect(compare(makeLedger(), makeStored({ leads: [{ ...LEAD, captures: 2 }] }))).toEqual([
    "lead l1 was noted as captured 2 times",
  ]);
});

test("a conversation or lead that was never acknowledged is found", () => {
  const stored = makeStored({
    conversations: [CONVERSATION, { ...CONVERSATION, id: "c2" }],
    leads: [LEAD, { ...LEAD, id: "l2" }],
  });
  expect(compare(makeLedger(), stored)).toEqual([
    "conversation c2 was never acknowledged to anybody",
    "lead l2 was never acknowledged",
  ]);
});
