import { describe, expect, test } from "vitest";
import { TestReport } from "../../../../contracts/knowledge-tests.ts";
import { Difference, VersionWithEntries } from "../../../../contracts/knowledge-versions.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import {
  addTest,
  draftOf,
  edgeOf,
  makeKnowing,
  publish,
  published,
  say,
  versionsOf,
} from "../../../test/knowing-widget.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const edge = useFreshEdge();

describe("the draft", () => {
  test("of a fresh widget differs in nothing from what is live", async () => {
    const widget = await makeKnowing(edge.database);
    expect(await draftOf(widget)).toMatchObject({
      live_version: 1,
      entry_count: 2,
      difference: { added_count: 0, removed_count: 0, changed_count: 0 },
    });
  });

  test("shows what the next publish would change", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    await sendAdmin(widget.id, "DELETE", `knowledge/${widget.hoursId}`);
    await sendAdmin(widget.id, "POST", "knowledge", { question: "New?", answer: "Yes." });
    const { difference } = await draftOf(widget);
    expect(difference.added.map((entry) => entry.question)).toEqual(["New?"]);
    expect(difference.removed.map((entry) => entry.id)).toEqual([widget.hoursId]);
    expect(difference.changed).toMatchObject([
      {
        id: widget.parkingId,
        changes: [{ field: "answer", before: "Behind the building.", after: "In the street." }],
      },
    ]);
  });

  test("leaves out what is not active", async () => {
    const widget = await makeKnowing(edge.database);
    await sendAdmin(widget.id, "PATCH", `knowledge/${widget.hoursId}`, { is_active: false });
    const { entry_count, difference } = await draftOf(widget);
    expect([entry_count, difference.removed_count]).toEqual([1, 1]);
  });
});

describe("publishing", () => {
  test("makes the draft live as the next version, and brings it to the edge at once", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    expect(await published(widget, { note: "Parking has moved" })).toMatchObject({
      number: 2,
      is_live: true,
      entry_count: 2,
      note: "Parking has moved",
      override_reason: null,
      test_report: { run: 0, passed: 0, failing: [] },
      reached_edge: true,
    });
    expect(await edgeOf(widget)).toEqual({
      version: 2,
      answers: ["In the street.", "From eight to six."],
    });
    expect((await versionsOf(widget)).map(({ number, is_live }) => [number, is_live])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await draftOf(widget)).live_version).toBe(2);
  });

  test("changes nothing for visitors before it happens", async () => {
    const widget = await makeKnowing(edge.database);
    await widget.publish();
    await say(widget, widget.parkingId, "In the street.");
    await widget.publish();
    expect(await edgeOf(widget)).toEqual({
      version: 1,
      answers: ["Behind the building.", "From eight to six."],
    });
  });

  test("is refused when a test fails, with what was found and what is live", async () => {
    const widget = await makeKnowing(edge.database);
    await addTest(widget, "where can I park", widget.parkingId);
    await addTest(widget, "what are your opening hours", widget.hoursId);
    await sendAdmin(widget.id, "DELETE", `knowledge/${widget.parkingId}`);
    const refusal = await refusalOf(await publish(widget));
    expect(refusal).toMatchObject({ status: 409, code: "knowledge_tests_failed" });
    const report = TestReport.parse(refusal.details);
    expect(report).toMatchObject({ run: 2, passed: 1 });
    expect(report.failing).toMatchObject([
      {
        question: "where can I park",
        expected_entry_id: widget.parkingId,
        found: { entry_id: null },
        live_found: { entry_id: widget.parkingId, entry_question: "Where can I park?" },
      },
    ]);
    expect(await versionsOf(widget)).toHaveLength(1);
  });

  test("goes ahead with a reason, which is kept with what failed", async () => {
    const widget = await makeKnowing(edge.database);
    await addTest(widget, "where can I park", widget.parkingId);
    await sendAdmin(widget.id, "DELETE", `knowledge/${widget.parkingId}`);
    const version = await published(widget, { override_reason: "The car park is closed" });
    expect(version).toMatchObject({
      number: 2,
      override_reason: "The car park is closed",
      test_report: { run: 1, passed: 0, failing: [{ question: "where can I park" }] },
    });
    expect((await versionsOf(widget))[0]).toMatchObject({
      override_reason: "The car park is closed",
    });
  });

  test("keeps no reason where nothing had to be overridden", async () => {
    const widget = await makeKnowing(edge.database);
    expect(await published(widget, { override_reason: "Just in case" })).toMatchObject({
      override_reason: null,
    });
  });

  test("asks no test that is switched off", async () => {
    const widget = await makeKnowing(edge.database);
    const test = { question: "where can I park", expected_entry_id: null, is_active: false };
    await sendAdmin(widget.id, "POST", "knowledge/tests", test);
    expect((await published(widget)).test_report).toMatchObject({ run: 0 });
  });

  test("at the same instant ends in one live version and no number twice", async () => {
    const widget = await makeKnowing(edge.database);
    const answers = await Promise.all(Array.from({ length: 6 }, () => publish(widget)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    const versions = await versionsOf(widget);
    const wins = statuses.filter((status) => status === 201).length;
    expect(versions.map((version) => version.number)).toEqual(
      Array.from({ length: wins + 1 }, (_, at) => wins + 1 - at),
    );
    expect(versions.filter((version) => version.is_live)).toHaveLength(1);
    expect(versions[0]?.is_live).toBe(true);
  });

  test("reaches only its own widget", async () => {
    const [own, other] = [await makeKnowing(edge.database), await makeKnowing(edge.database)];
    await published(own);
    expect((await versionsOf(other)).map((version) => version.number)).toEqual([1]);
  });

  test.each([
    ["note", { note: "x".repeat(501) }],
    ["override_reason", { override_reason: " " }],
    ["override_reason", { override_reason: 7 }],
  ])("names a bad %s", async (field, body) => {
    const widget = await makeKnowing(edge.database);
    expect(await refusalOf(await publish(widget, body))).toMatchObject({ status: 400, field });
  });
});

describe("a version", () => {
  test("shows its entries page by page, as they were", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    const read = async (query: string) =>
      VersionWithEntries.parse(
        await (await callAdmin(widget.id, `knowledge/versions/1${query}`)).json(),
      );
    const first = await read("?limit=1");
    expect(first).toMatchObject({ number: 1, is_live: true, entry_count: 2 });
    expect(first.entries.items.map((entry) => entry.id)).toEqual([widget.hoursId]);
    const second = await read(`?limit=1&cursor=${first.entries.next_cursor}`);
    expect(second.entries).toMatchObject({
      items: [{ id: widget.parkingId, answer: "Behind the building." }],
      next_cursor: null,
    });
  });

  test("is compared with another one or with the draft, in either direction", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    await published(widget);
    await sendAdmin(widget.id, "DELETE", `knowledge/${widget.hoursId}`);
    const compare = async (path: string) =>
      Difference.parse(await (await callAdmin(widget.id, `knowledge/versions/${path}`)).json());
    const change = (before: string, after: string) => [
      { id: widget.parkingId, changes: [{ field: "answer", before, after }] },
    ];
    expect((await compare("1/diff?against=2")).changed).toMatchObject(
      change("Behind the building.", "In the street."),
    );
    expect((await compare("2/diff?against=1")).changed).toMatchObject(
      change("In the street.", "Behind the building."),
    );
    expect(await compare("2/diff")).toMatchObject({ removed_count: 1, changed_count: 0 });
    expect(await compare("1/diff?against=draft")).toMatchObject({
      removed_count: 1,
      changed_count: 1,
    });
  });

  test.each([
    ["GET", "versions/9"],
    ["GET", "versions/0"],
    ["GET", "versions/x"],
    ["GET", "versions/9/diff"],
    ["GET", "versions/1/diff?against=9"],
    ["POST", "versions/9/restore"],
    ["POST", "versions/9/rollback"],
  ] as const)("that never was is not found: %s %s", async (method, path) => {
    const widget = await makeKnowing(edge.database);
    expect((await callAdmin(widget.id, `knowledge/${path}`, { method })).status).toBe(404);
  });

  test("is compared with nothing else", async () => {
    const widget = await makeKnowing(edge.database);
    const response = await callAdmin(widget.id, "knowledge/versions/1/diff?against=live");
    expect(await refusalOf(response)).toMatchObject({ status: 400, field: "against" });
  });
});
