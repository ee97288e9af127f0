import { expect, test } from "vitest";
import { makeOpening } from "../../test/make-opening.ts";
import { newDisk, openSqliteStorage } from "../../test/sqlite-storage.ts";
import { conversationEvent, openConversation } from "../domain/conversation.ts";
import { uuidv7 } from "../uuid.ts";
import { ThreadAlarm } from "./alarm.ts";
import { Sealer } from "./message-view.ts";
import { NoticeSender } from "./notice-sender.ts";
import { ThreadStorage } from "./thread-storage.ts";

function openAlarm() {
  const setFor: number[] = [];
  const platform = Object.assign(openSqliteStorage(newDisk()), {
    setAlarm: async (atMs: number) => {
      setFor.push(atMs);
    },
  });
  const storage = new ThreadStorage(platform);
  const sealer = new Sealer({ CAPABILITY_SECRET: "0".repeat(64) }, "0".repeat(64));
  const notices = new NoticeSender(storage, { isShown: () => false }, sealer, {
    send: async () => {},
    readSnapshot: async () => null,
    readHome: async () => null,
  });
  const alarm = new ThreadAlarm(
    platform,
    storage,
    { DATABASE_URL: "", WEBHOOKS: { send: async () => undefined } },
    notices,
  );
  const nowMs = Date.now();
  const conversation = openConversation(makeOpening(), uuidv7(nowMs), nowMs);
  storage.transaction(() => {
    storage.saveConversation(conversation);
    storage.outbox.owe(conversation.id, [conversationEvent(conversation)], nowMs);
  });
  return { alarm, storage, setFor };
}

test("what somebody looks on at is delivered at once", async () => {
  const { alarm, setFor } = openAlarm();
  await alarm.hurry();
  expect(setFor).toHaveLength(1);
  expect(setFor[0]).toBeLessThanOrEqual(Date.now());
});

test("nobody who looks on hurries a back-off under way (I5)", async () => {
  const { alarm, storage, setFor } = openAlarm();
  storage.outbox.saveRetry(1, Date.now() + 60_000);
  await alarm.hurry();
  expect(setFor).toEqual([]);
});

test("a notice rings by itself, whatever Postgres does", async () => {
  const { alarm, storage, setFor } = openAlarm();
  const retryAtMs = Date.now() + 60_000;
  storage.outbox.saveRetry(1, retryAtMs);
  const dueAtMs = Date.now() + 20_000;
  const id = "new_conversation:1:x";
  storage.notices.owe([{ id, type: "new_conversation", conversationId: "c", seq: 0, dueAtMs }]);
  await alarm.arm();
  expect(setFor).toEqual([dueAtMs]);
});
