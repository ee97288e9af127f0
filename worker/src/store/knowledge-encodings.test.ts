import { beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { readEncodings, saveEncodings } from "./knowledge-encodings.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

const hashOf = (digit: string) => digit.repeat(64);
const every = Int8Array.from({ length: 256 }, (_, at) => at - 128);

test("an encoding comes back as it was kept, every byte of it", async () => {
  await saveEncodings(database.db, "model-1", new Map([[hashOf("a"), every]]));
  const found = await readEncodings(database.db, "model-1", [hashOf("a"), hashOf("b")]);
  expect([...found.keys()]).toEqual([hashOf("a")]);
  expect(found.get(hashOf("a"))).toEqual(every);
});

test("the encodings of different models never mix", async () => {
  await saveEncodings(database.db, "model-2", new Map([[hashOf("c"), every]]));
  expect(await readEncodings(database.db, "model-3", [hashOf("c")])).toEqual(new Map());
});

test("keeping one again leaves the first", async () => {
  await saveEncodings(database.db, "model-4", new Map([[hashOf("d"), every]]));
  await saveEncodings(database.db, "model-4", new Map([[hashOf("d"), Int8Array.of(1)]]));
  const found = await readEncodings(database.db, "model-4", [hashOf("d")]);
  expect(found.get(hashOf("d"))).toEqual(every);
});

test("more than one statement holds are kept and found all the same", async () => {
  const many = Array.from({ length: 4_500 }, (_, at) => at.toString(16).padStart(64, "0"));
  await saveEncodings(
    database.db,
    "model-5",
    new Map(many.map((hash, at) => [hash, Int8Array.of(at % 100)])),
  );
  const found = await readEncodings(database.db, "model-5", many);
  expect(found.size).toBe(4_500);
  expect(found.get(many[4_321] ?? "")).toEqual(Int8Array.of(21));
});

test("without texts nobody is asked", async () => {
  const before = await database.roundTrips();
  expect(await readEncodings(database.db, "model-1", [])).toEqual(new Map());
  await saveEncodings(database.db, "model-1", new Map());
  expect((await database.roundTrips()) - before).toBe(0);
});
