import { beforeAll, beforeEach, expect, test } from "vitest";
import { EVENT_AT_MS, makeConversation } from "../../test/make-outbox-event.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import type { ConversationEvent } from "../domain/outbox-event.ts";
import { deliverEvents } from "./delivery.ts";

let database: TestDatabase;
let home: Home;
let jane: number;
let bob: number;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.query("truncate clients, users cascade");
  home = await makeHome(database, 1);
  [jane, bob] = [await makeUser("jane"), await makeUser("bob")];
});

async function makeUser(name: string): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into users (name, email, role, client_id)
     values ($1, $1 || '@clinic.example', 'client_user', $2) returning id`,
    [name, home.clientId],
  );
  return row?.id ?? 0;
}

const deliver = (...events: ConversationEvent[]) => deliverEvents(database.db, events);

async function row() {
  const [stored] = await database.query(
    `select handover_phase, handover_reason, claimed_by, assigned_to, outcome,
       waiting_since is not null as waits
     from widget_conversations`,
  );
  return stored;
}

const claimedBy = (userId: number, revision: number): ConversationEvent => ({
  ...begun(),
  revision,
  handoverPhase: "claimed",
  handoverReason: "asked",
  claimedBy: userId,
  lastClaimedBy: userId,
  claimedAtMs: EVENT_AT_MS + revision,
});

let began: ConversationEvent | undefined;
function begun(): ConversationEvent {
  if (began?.widgetId !== home.widgetId) began = makeConversation({ widgetId: home.widgetId });
  return began;
}

test("what was owed before hand-over existed is the bot's", async () => {
  await deliver(begun());
  expect(await row()).toMatchObject({ handover_phase: "bot", claimed_by: null, outcome: null });
});

test("one that waits stands so with its reason, until a newer revision; an older one changes nothing", async () => {
  const waiting: ConversationEvent = {
    ...begun(),
    revision: 2,
    handoverPhase: "waiting",
    handoverReason: "menu",
    waitingSinceMs: EVENT_AT_MS,
  };
  await deliver(waiting);
  expect(await row()).toMatchObject({
    handover_phase: "waiting",
    handover_reason: "menu",
    waits: true,
  });
  await deliver(claimedBy(jane, 3));
  await deliver(waiting);
  expect(await row()).toMatchObject({ handover_phase: "claimed", claimed_by: jane, waits: false });
});

test("whoever claims it looks after it, also where claim and close arrive as one", async () => {
  await deliver(begun());
  const closed: ConversationEvent = {
    ...claimedBy(jane, 4),
    handoverPhase: "bot",
    claimedBy: null,
    outcome: "resolved",
  };
  await deliver(claimedBy(jane, 3), closed);
  expect(await row()).toMatchObject({
    handover_phase: "bot",
    claimed_by: null,
    assigned_to: jane,
    outcome: "resolved",
  });
});

test("a claim does not take it from whoever looks after it, and nobody stays nobody until the next claim", async () => {
  await deliver(claimedBy(jane, 2));
  await deliver(claimedBy(bob, 3));
  expect(await row()).toMatchObject({ claimed_by: bob, assigned_to: jane });
  await database.query("update widget_conversations set assigned_to = null");
  const rated = { ...claimedBy(bob, 3), revision: 4, satisfactionRating: 5 };
  await deliver(rated);
  expect(await row()).toMatchObject({ claimed_by: bob, assigned_to: null });
  await deliver(claimedBy(jane, 5));
  expect(await row()).toMatchObject({ claimed_by: jane, assigned_to: jane });
});

test("a user who is gone meanwhile parks nothing", async () => {
  const claimed = claimedBy(bob, 2);
  await database.query("delete from users where id = $1", [bob]);
  await deliver(claimed);
  expect(await row()).toMatchObject({ handover_phase: "claimed", claimed_by: null });
});
