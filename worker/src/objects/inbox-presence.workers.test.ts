import { evictDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { InboxUser } from "../../../contracts/inbox-frames.ts";
import { openBoundDatabase } from "../../test/bound-database.ts";
import { freshInbox, openTab } from "../../test/inbox-client.ts";
import { signedIn } from "../../test/signed-in.ts";
import { makeClient } from "../../test/stored-rows.ts";
import { ringAfter } from "../../test/thread-client.ts";

const database = openBoundDatabase();
const CHECK_MS = 3 * 60_000;

afterEach(() => {
  vi.useRealTimers();
});

type Tab = Awaited<ReturnType<typeof openTab>>;

/** Waits until the tab was told just this of who is there. */
async function seesJust(tab: Tab, users: readonly Partial<InboxUser>[]) {
  const isSo = (frame: { users: InboxUser[] }) =>
    frame.users.length === users.length &&
    users.every((user, index) =>
      Object.entries(user).every(
        ([key, value]) => Reflect.get(Object(frame.users[index]), key) === value,
      ),
    );
  await tab.hear("presence", 1, isSo);
}

describe("presence", () => {
  test("counts a user's two tabs as one, who is there until the last is closed", async () => {
    const inbox = freshInbox();
    const watcher = await openTab(inbox, { id: 2, name: "Zoe", counts: false });
    await watcher.resume();
    const tabs = [await openTab(inbox), await openTab(inbox)];
    await seesJust(watcher, [
      { id: 1, is_available: true },
      { id: 2, is_available: false },
    ]);
    tabs[0]?.socket.close();
    expect(await inbox.presence()).toEqual({ availableUserIds: [1], isWatched: true });
    tabs[1]?.socket.close();
    watcher.heard.length = 0;
    await seesJust(watcher, [{ id: 2 }]);
    expect(await inbox.presence()).toEqual({ availableUserIds: [], isWatched: true });
  });

  test("whoever says that they are away is so in all tabs, and still after coming back", async () => {
    const inbox = freshInbox();
    const [one, other] = [await openTab(inbox), await openTab(inbox)];
    await other.resume();
    one.send({ type: "available", is_available: false });
    await seesJust(other, [{ id: 1, is_available: false }]);
    one.socket.close();
    other.socket.close();
    await evictDurableObject(inbox);
    const again = await openTab(inbox);
    await again.resume();
    await seesJust(again, [{ id: 1, is_available: false }]);
    again.send({ type: "available", is_available: true });
    await seesJust(again, [{ id: 1, is_available: true }]);
    expect((await inbox.presence()).availableUserIds).toEqual([1]);
  });

  test("whoever may only read is seen, and is nobody who could talk to a visitor", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox, { counts: false });
    await tab.resume();
    tab.send({ type: "available", is_available: true });
    await seesJust(tab, [{ id: 1, is_available: false }]);
    expect(await inbox.presence()).toEqual({ availableUserIds: [], isWatched: true });
  });

  test("colleagues see who looks at a conversation, and who is writing in it", async () => {
    const inbox = freshInbox();
    const [jane, kim] = [await openTab(inbox), await openTab(inbox, { id: 2, name: "Kim" })];
    await kim.resume();
    const conversation_id = crypto.randomUUID();
    jane.send({ type: "viewing", conversation_id });
    await seesJust(kim, [{ id: 1, viewing: conversation_id, is_typing: false }, { id: 2 }]);
    jane.send({ type: "typing", conversation_id, is_typing: true });
    await seesJust(kim, [{ id: 1, viewing: conversation_id, is_typing: true }, { id: 2 }]);
    jane.send({ type: "viewing", conversation_id: null });
    await seesJust(kim, [{ id: 1, viewing: null, is_typing: false }, { id: 2 }]);
  });

  test("a name of any script is told as it is", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox, { name: "Ángela 李" });
    await tab.resume();
    await seesJust(tab, [{ name: "Ángela 李" }]);
  });

  test("a tab that pinged once and then fell silent is taken for gone", async () => {
    const inbox = freshInbox();
    const tab = await openTab(inbox);
    const pong = new Promise((resolve) => tab.socket.addEventListener("message", resolve));
    tab.socket.send("ping");
    await pong;
    expect((await inbox.presence()).availableUserIds).toEqual([1]);
    vi.setSystemTime(Date.now() + CHECK_MS);
    expect((await inbox.presence()).availableUserIds).toEqual([]);
  });
});

describe("a session that is over", () => {
  test("loses its socket at the next look, and no other does", async () => {
    const clientId = await makeClient(database);
    const [gone, kept] = [
      await signedIn(database, "client_admin", clientId),
      await signedIn(database, "client_admin", clientId),
    ];
    const inbox = freshInbox();
    const sessionOf = async (userId: number) => {
      const [row] = await database.query<{ id: number }>(
        "select id from session where user_id = $1",
        [userId],
      );
      return row?.id ?? 0;
    };
    const tabOf = async ({ userId }: { userId: number }) =>
      openTab(inbox, { id: userId, name: `User ${userId}`, sessionId: await sessionOf(userId) });
    const [lost, stays] = [await tabOf(gone), await tabOf(kept)];
    await stays.resume();
    await database.query("delete from session where user_id = $1", [gone.userId]);
    await ringAfter(inbox, CHECK_MS + 1_000);
    expect(await lost.closed).toBe(4401);
    await seesJust(stays, [{ id: kept.userId }]);
    expect((await inbox.presence()).availableUserIds).toEqual([kept.userId]);
  });
});
