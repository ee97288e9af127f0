import { expect, test } from "vitest";
import { createTestDatabase } from "./test-database.ts";

async function makeNotes() {
  const database = await createTestDatabase();
  await database.query("create table notes (id int primary key, text text)");
  return database;
}

test("what one test database holds, another does not", async () => {
  const [mine, theirs] = await Promise.all([makeNotes(), createTestDatabase()]);
  await mine.query("insert into notes values ($1, $2)", [1, "kept"]);

  expect(await mine.query("select id, text from notes")).toEqual([{ id: 1, text: "kept" }]);
  expect(await theirs.query("select to_regclass('notes') as notes")).toEqual([{ notes: null }]);
});

test("an error of Postgres arrives with its code and constraint", async () => {
  const { query } = await makeNotes();
  await query("insert into notes values (1, 'first')");

  const refusal = query("insert into notes values (1, 'second')");

  await expect(refusal).rejects.toMatchObject({ code: "23505", constraint: "notes_pkey" });
});

test("a database that is away answers nobody, does nothing, and comes back", async () => {
  const { query, setAway } = await makeNotes();
  await setAway(true, "unreachable");
  await expect(query("insert into notes values (1, 'lost')")).rejects.toThrow("fetch failed");
  await setAway(true, "error");
  await expect(query("insert into notes values (2, 'lost')")).rejects.toThrow("500");

  await setAway(false);

  expect(await query("select * from notes")).toEqual([]);
});

test("an answer that is lost on the way leaves its work done", async () => {
  const { query, setAway } = await makeNotes();
  await setAway(true, "answer-lost");
  await expect(query("insert into notes values (1, 'done')")).rejects.toThrow("fetch failed");

  await setAway(false);

  expect(await query("select text from notes")).toEqual([{ text: "done" }]);
});

test("only what reaches a database counts as its round trips", async () => {
  const { query, roundTrips } = await makeNotes();
  const before = await roundTrips();
  await query("select 1");
  await query("select 2");

  expect((await roundTrips()) - before).toBe(2);
});

test("away for one database is not away for another", async () => {
  const [absent, present] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await absent.setAway(true);

  expect(await present.query("select 1 as one")).toEqual([{ one: 1 }]);
});
