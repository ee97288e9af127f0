import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Home, makeHome } from "../../test/stored-rows.ts";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { noteSightings, type Sighting } from "./installation-reports.ts";
import { listInstallations } from "./installations.ts";

let database: TestDatabase;
let home: Home;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  home = await makeHome(database);
});

const HOUR_MS = 3_600_000;
const NOON_MS = Date.parse("2026-03-03T12:00:00Z");

function seen(overrides: Partial<Sighting> = {}): Sighting {
  return {
    widgetKey: home.widgetKey,
    domain: "clinic.example",
    installationKind: "html",
    widgetVersion: "1.0.0",
    atMs: NOON_MS,
    ...overrides,
  };
}

const note = (...sightings: Sighting[]) => noteSightings(database.db, sightings);
const rows = () =>
  database.query<{ domain: string; type: string; version: string; at: number; since: number }>(
    `select domain, installation_type as type, widget_version as version,
       (extract(epoch from last_ping) * 1000)::float8 as at,
       (extract(epoch from installation_date) * 1000)::float8 as since
     from widget_installations where widget_id = $1 order by domain`,
    [home.widgetId],
  );

test("a site that is seen for the first time stands there since then, and is heard of again", async () => {
  await note(seen());
  await note(seen({ atMs: NOON_MS + HOUR_MS, widgetVersion: "1.1.0", installationKind: "wix" }));
  expect(await rows()).toEqual([
    {
      domain: "clinic.example",
      type: "wix",
      version: "1.1.0",
      at: NOON_MS + HOUR_MS,
      since: NOON_MS,
    },
  ]);
  await note(seen({ atMs: NOON_MS + 2 * HOUR_MS }));
  expect(await rows()).toMatchObject([{ type: "wix", version: "1.0.0" }]);
});

test("within the hour, twice in one batch or too late, the same is told without a change", async () => {
  await note(seen(), seen({ atMs: NOON_MS - 5 }), seen({ domain: "shop.example" }));
  await note(seen({ atMs: NOON_MS + HOUR_MS - 1, widgetVersion: "9" }));
  await note(seen({ atMs: NOON_MS - 9 * HOUR_MS, widgetVersion: "0" }));
  expect(await rows()).toMatchObject([
    { domain: "clinic.example", version: "1.0.0", at: NOON_MS },
    { domain: "shop.example" },
  ]);
});

test("made-up sites end at a bound; those that are known are still heard of", async () => {
  await note(seen());
  const many = Array.from({ length: 300 }, (_, n) => seen({ domain: `a${n}.example` }));
  await note(...many.slice(0, 150));
  await note(...many.slice(150), seen({ atMs: NOON_MS + HOUR_MS }));
  const found = await rows();
  expect(found).toHaveLength(200);
  expect(found.find(({ domain }) => domain === "clinic.example")?.at).toBe(NOON_MS + HOUR_MS);
});

test("made-up sites that are silent make place where there is none", async () => {
  await note(seen());
  await note(...Array.from({ length: 250 }, (_, n) => seen({ domain: `a${n}.example` })));
  expect(await rows()).toHaveLength(200);
  await note(seen({ atMs: NOON_MS + 30 * HOUR_MS }));
  expect(await rows()).toHaveLength(1);
  await note(
    ...Array.from({ length: 250 }, (_, n) => seen({ domain: `b${n}.example`, atMs: Date.now() })),
  );
  await note(seen({ domain: "real.example", atMs: Date.now() }));
  const found = (await rows()).map(({ domain }) => domain);
  expect(found).toHaveLength(200);
  expect(found).toContain("clinic.example");
});

test("a widget that is gone keeps no other from being noted", async () => {
  await note(seen({ widgetKey: `wtfu_${"f".repeat(32)}` }), seen());
  expect(await rows()).toHaveLength(1);
  await note();
});

test("a site is silent seven days after it was heard of last", async () => {
  const daysAgo = (days: number) => Date.now() - days * 24 * HOUR_MS;
  await note(
    seen({ domain: "alive.example", atMs: daysAgo(6.9) }),
    seen({ domain: "silent.example", atMs: daysAgo(7.1) }),
  );
  const list = await listInstallations(database.db, home.clientId, { before: null, limit: 9 });
  expect(list.map(({ domain, state, is_active }) => [domain, state, is_active]).sort()).toEqual([
    ["alive.example", "alive", true],
    ["silent.example", "silent", false],
  ]);
});
