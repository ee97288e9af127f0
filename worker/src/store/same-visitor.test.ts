import { beforeAll, describe, expect, test } from "vitest";
import { insert } from "../../test/insert-row.ts";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { uuidv7 } from "../uuid.ts";
import { listConversations } from "./conversation-list.ts";
import { findConversation } from "./conversations.ts";

let database: TestDatabase;
let home: Home;
let other: Home;
/** In the order in which they began, by a word for each. */
const ids = new Map<string, string>();

/** Two people and a stranger in one browser, and one of the two on another device and another website. */
const TALKS = [
  ["stranger", "browser", null],
  ["ada here", "browser", "ada"],
  ["bob here", "browser", "bob"],
  ["ada elsewhere", "verified-person:ada", "ada"],
  ["somebody else", "other browser", null],
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  [home, other] = [await makeHome(database), await makeHome(database)];
  let atMs = Date.now();
  const talk = async (name: string, widgetId: number, session: string, person: string | null) => {
    atMs += 1;
    const id = uuidv7(atMs);
    ids.set(name, id);
    await insert(database, "widget_conversations", {
      id,
      widget_id: widgetId,
      session_id: session,
      visitor_external_id: person,
    });
  };
  for (const [name, session, person] of TALKS) await talk(name, home.widgetId, session, person);
  await talk("ada at another website", other.widgetId, "verified-person:ada", "ada");
});

const idOf = (name: string) => ids.get(name) ?? "";
const nameOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0];

async function listed(filter: Parameters<typeof listConversations>[2]) {
  const page = { after: null, limit: 20 };
  const { rows } = await listConversations(database.db, home.clientId, filter, page);
  return rows.map(({ id }) => nameOf(id)).sort();
}

describe("conversations of the same visitor are", () => {
  test.each([
    [
      "a person's, with what the browser said before they signed in",
      "ada here",
      ["ada elsewhere", "ada here", "stranger"],
    ],
    ["a person's, from whichever device one looks", "ada elsewhere", ["ada elsewhere", "ada here"]],
    ["not another's who signed in to the same browser", "bob here", ["bob here", "stranger"]],
    ["of a browser that nobody signed in to, its own", "somebody else", ["somebody else"]],
  ])("%s", async (_, name, expected) => {
    expect(await listed({ same_visitor_as: idOf(name) })).toEqual(expected);
  });

  test("counted as earlier ones where they are", async () => {
    const earlier = async (name: string) =>
      (await findConversation(database.db, idOf(name)))?.earlier_count;
    expect(await earlier("stranger")).toBe(0);
    expect(await earlier("ada here")).toBe(1);
    expect(await earlier("ada elsewhere")).toBe(1);
    expect(await earlier("bob here")).toBe(1);
    expect(await earlier("ada at another website")).toBe(0);
  });
});

test.each([
  [{ name: "Ada", email: "ada@shop.example" }, "Ada"],
  [{ name: null, email: "ada@shop.example" }, "ada@shop.example"],
  [{ name: null, email: null }, "ada-17"],
])(
  "a verified person is called what was signed, and not what they typed: %j",
  async (signed, expected) => {
    const id = uuidv7(Date.now());
    const elsewhere = await makeHome(database);
    await insert(database, "widget_conversations", {
      id,
      widget_id: elsewhere.widgetId,
      session_id: "ada",
      visitor_external_id: "ada-17",
      visitor_name: "The Director",
      visitor_email: "director@shop.example",
      known_visitor: JSON.stringify({ verified: signed, claimed: { name: "Nobody" } }),
    });
    const known = { verified_as: expected, visitor_name: "The Director" };
    expect(await findConversation(database.db, id)).toMatchObject(known);
    const page = { after: null, limit: 20 };
    const { rows } = await listConversations(database.db, elsewhere.clientId, {}, page);
    expect(rows).toMatchObject([known]);
  },
);

test("a person is found by their whole id, and shown as verified", async () => {
  expect(await listed({ search: "ada" })).toEqual(["ada elsewhere", "ada here"]);
  expect(await listed({ search: "adaa" })).toEqual([]);
  expect(await findConversation(database.db, idOf("ada here"))).toMatchObject({
    is_verified: true,
    verified_as: "ada",
    visitor_external_id: "ada",
  });
  expect(await findConversation(database.db, idOf("stranger"))).toMatchObject({
    is_verified: false,
    verified_as: null,
    visitor_external_id: null,
  });
});
