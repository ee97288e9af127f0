import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { chained } from "../../worker/src/domain/transcript-chain.ts";
import { deliverEvents } from "../../worker/src/store/delivery.ts";
import { uuidv7 } from "../../worker/src/uuid.ts";
import { makeConversation, makeMessage } from "../../worker/test/make-outbox-event.ts";
import { makeHome } from "../../worker/test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";
import { withClient } from "./databases.ts";
import { type BrokenTranscript, verifyTranscripts } from "./transcripts.ts";

let database: TestDatabase;
let widgetId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ widgetId } = await makeHome(database));
});

/** As its object would have said and delivered it, in two deliveries. */
async function makeTranscript(count: number): Promise<string> {
  const conversation = makeConversation({ widgetId, id: uuidv7(Date.now()) });
  const said = Array.from({ length: count }, (_, at) => {
    const { id: conversationId } = conversation;
    return makeMessage({ conversationId, seq: at + 1, id: uuidv7(Date.now() + at) });
  });
  const { messages } = chained(null, said);
  await deliverEvents(database.db, [conversation, ...messages.slice(0, 1)]);
  await deliverEvents(database.db, messages);
  return conversation.id;
}

async function verify(conversationId: string | null = null) {
  const broken: BrokenTranscript[] = [];
  const filter = { conversationId, widgetId, from: "2020-01-01" };
  const found = await withClient(database.url, (client) =>
    verifyTranscripts(client, filter, (one) => broken.push(one)),
  );
  return { ...found, problems: broken };
}

test("transcripts as they were delivered are intact, and each tampered one is named with its place", async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => makeTranscript(4)));
  expect(await verify()).toMatchObject({ transcripts: 6, checked: 24, broken: 0, problems: [] });
  const [changed, cut, gap, swapped, early] = ids;
  const message = "widget_messages where conversation_id = $1 and seq =";
  await database.query(
    "update widget_messages set message_text = 'x' where conversation_id = $1 and seq = 2",
    [changed],
  );
  await database.query(`delete from ${message} 4`, [cut]);
  await database.query(`delete from ${message} 2`, [gap]);
  await database.query(
    `update widget_messages m set message_text = o.message_text, id = m.id
     from widget_messages o where m.conversation_id = $1 and o.conversation_id = $1
       and (m.seq, o.seq) in ((2, 3), (3, 2))`,
    [swapped],
  );
  await database.query(
    "update widget_messages set created_at = created_at - interval '1 ms' where conversation_id = $1 and seq = 3",
    [early],
  );
  const { problems, broken } = await verify();
  expect(broken).toBe(5);
  const found = new Map(problems.map((one) => [one.conversationId, one.problem]));
  expect(found.get(changed ?? "")).toContain("Message 2 is not");
  expect(found.get(cut ?? "")).toContain("ends with message 3");
  expect(found.get(gap ?? "")).toContain("Message 2 is missing");
  expect(found.get(swapped ?? "")).toContain("Message 2 is not");
  expect(found.get(early ?? "")).toContain("Message 3 is not");
  expect(await verify(ids[5] ?? null)).toMatchObject({ transcripts: 1, broken: 0 });
});

const COMMAND = path.resolve(import.meta.dirname, "../verify-transcripts.ts");

function runCommand(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    env,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test("the command says what it checked, and fails where a transcript is broken", async () => {
  const id = await makeTranscript(3);
  const intact = runCommand("--conversation", id);
  expect(intact.said).toContain("1 transcripts, 3 messages checked: 0 broken.");
  expect(intact.status).toBe(0);
  await database.query(
    "update widget_messages set message_text = 'x' where conversation_id = $1 and seq = 3",
    [id],
  );
  const broken = runCommand("--conversation", id, "--widget", String(widgetId));
  expect(broken.said).toContain(`${id}: Message 3 is not as it was written`);
  expect(broken.status).toBe(1);
  expect(runCommand("--from", "yesterday").status).not.toBe(0);
});
