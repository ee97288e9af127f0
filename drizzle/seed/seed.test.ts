import { beforeAll, describe, expect, test } from "vitest";
import { findSnapshotSource } from "../../worker/src/store/snapshots.ts";
import { createTestDatabase, type TestDatabase } from "../../worker/test/test-database.ts";
import { seedDemoUsers } from "./demo-users.ts";
import { seed } from "./seed.ts";

const keyOf = (digit: number) => `wtfu_${String(digit).padStart(32, "0")}`;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.db);
});

async function sourceOf(digit: number) {
  const source = await findSnapshotSource(database.db, keyOf(digit));
  if (!source) throw new Error(`widget ${digit} was not seeded`);
  return source;
}

describe("the seed", () => {
  test("makes the clinic with three widgets and a second client with one", async () => {
    const rows = await database.query(`
      select c.name as client, c.timezone, w.widget_name, w.widget_key
      from widget_configs w join clients c on c.id = w.client_id order by w.widget_key`);
    const clinic = { client: "Align Primary Care", timezone: "America/Chicago" };
    const northside = { client: "Northside Heating & Plumbing", timezone: "America/Denver" };
    expect(rows).toEqual([
      { ...clinic, widget_name: "Main Website Chat", widget_key: keyOf(1) },
      { ...northside, widget_name: "Northside Chat", widget_key: keyOf(2) },
      { ...clinic, widget_name: "Blog Page Chat", widget_key: keyOf(3) },
      { ...clinic, widget_name: "Appointment Chat", widget_key: keyOf(4) },
    ]);
  });

  test("makes nobody who could sign in", async () => {
    expect(await database.query("select id from users")).toEqual([]);
  });

  test.each([1, 2])("lets a plain client through on widget %i", async (digit) => {
    const { config, rules } = await sourceOf(digit);
    expect(config).toMatchObject({ require_disclaimer: false, require_captcha: false });
    expect(rules).toMatchObject({
      domainWhitelist: [],
      rateLimitMessages: 10,
      rateLimitWindowS: 60,
    });
  });

  test("guards the appointment widget with a disclaimer and a list of domains", async () => {
    const { config, rules } = await sourceOf(4);
    expect(config).toMatchObject({ industry: "healthcare", require_disclaimer: true });
    expect(config.disclaimer_text).toContain("not medical advice");
    expect(config.disclaimer_version).not.toBeNull();
    expect(rules.domainWhitelist).toEqual(expect.arrayContaining(["localhost", "127.0.0.1"]));
  });

  test.each([1, 4])("offers three services to book on widget %i", async (digit) => {
    const { config, rules } = await sourceOf(digit);
    expect(config.enable_appointment_booking).toBe(true);
    expect(rules.appointments?.services).toHaveLength(3);
    expect(config.quick_actions.map(({ type }) => type)).toContain("book_appointment");
  });

  test.each([1, 2])("lets one ask for a person on widget %i", async (digit) => {
    const { config } = await sourceOf(digit);
    expect(config.enable_human_handoff).toBe(true);
    expect(config.quick_actions.map(({ type }) => type)).toContain("handoff");
  });

  test("has the second client open at any hour, to try a hand-over with", async () => {
    const { config } = await sourceOf(2);
    const days = Object.values(config.business_hours?.days ?? {});
    expect(days).toEqual(Array.from({ length: 7 }, () => [{ open: "00:00", close: "24:00" }]));
  });

  test.each([1, 2, 3, 4])(
    "gives widget %i opening hours, knowledge, and buttons that it can answer",
    async (digit) => {
      const { config, entries } = await sourceOf(digit);
      const questions = entries.map((entry) => entry.question);
      expect(entries.length).toBeGreaterThanOrEqual(25);
      expect(new Set(entries.map((entry) => entry.category)).size).toBeGreaterThan(2);
      expect(config.business_hours?.days.mon).not.toEqual([]);
      expect(config.quick_actions.length).toBeGreaterThan(1);
      for (const action of config.quick_actions) {
        if (action.type === "ask") expect(questions).toContain(action.message);
      }
    },
  );

  test("sown twice, or after it was cut off, ends in the same rows", async () => {
    const state = () =>
      database.query(`select (select count(*)::int from clients) as clients,
        (select count(*)::int from widget_configs) as widgets,
        (select count(*)::int from widget_knowledge_base) as entries`);
    const before = await state();
    const versions = () =>
      database.query("select widget_key, version from snapshot_publications order by 1");
    const published = await versions();
    await seed(database.db);
    expect(await state()).toEqual(before);
    expect(await versions()).toEqual(published);
    await database.query("delete from widget_configs where widget_key = $1", [keyOf(3)]);
    await seed(database.db);
    expect(await state()).toEqual(before);
  });
});

describe("the demo users", () => {
  test("are of each role, with a colleague and the second client's owner, all with the password given last", async () => {
    await seedDemoUsers(database.db, "an old hash");
    await seedDemoUsers(database.db, "a hash");
    const rows = await database.query(`
      select u.role, c.name as client, a.password
      from users u left join clients c on c.id = u.client_id join account a on a.user_id = u.id
      order by u.role, c.name`);
    expect(rows).toEqual([
      { role: "client_admin", client: "Align Primary Care", password: "a hash" },
      { role: "client_admin", client: "Align Primary Care", password: "a hash" },
      { role: "client_admin", client: "Northside Heating & Plumbing", password: "a hash" },
      { role: "client_user", client: "Align Primary Care", password: "a hash" },
      { role: "super_admin", client: null, password: "a hash" },
    ]);
  });
});
