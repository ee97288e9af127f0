import { describe, expect, test } from "vitest";
import { Difference, Published, Restored } from "../../../../contracts/knowledge-versions.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import {
  addTest,
  draftOf,
  edgeOf,
  makeKnowing,
  published,
  say,
} from "../../../test/knowing-widget.ts";

const edge = useFreshEdge();

describe("restoring a version", () => {
  test("brings its words back into the draft and leaves what is live", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    await sendAdmin(widget.id, "DELETE", `knowledge/${widget.hoursId}`);
    await sendAdmin(widget.id, "POST", "knowledge", { question: "New?", answer: "Yes." });
    await published(widget);
    const response = await sendAdmin(widget.id, "POST", "knowledge/versions/1/restore");
    expect(Restored.parse(await response.json())).toEqual({
      updated: 2,
      recreated: 0,
      deleted: 1,
    });
    const same = Difference.parse(
      await (await callAdmin(widget.id, "knowledge/versions/1/diff")).json(),
    );
    expect(same).toMatchObject({ added_count: 0, removed_count: 0, changed_count: 0 });
    expect((await draftOf(widget)).live_version).toBe(2);
  });

  test("gives an entry whose row is gone for good a new one", async () => {
    const widget = await makeKnowing(edge.database);
    await edge.database.query("delete from widget_knowledge_base where id = $1", [widget.hoursId]);
    const response = await sendAdmin(widget.id, "POST", "knowledge/versions/1/restore");
    expect(await response.json()).toEqual({ updated: 1, recreated: 1, deleted: 0 });
    const { difference } = await draftOf(widget);
    expect(difference.added.map((entry) => entry.answer)).toEqual(["From eight to six."]);
  });

  test("leaves alone what was never published, because it is not active", async () => {
    const widget = await makeKnowing(edge.database);
    const idea = { question: "An idea?", answer: "Later.", is_active: false };
    await sendAdmin(widget.id, "POST", "knowledge", idea);
    await sendAdmin(widget.id, "POST", "knowledge/versions/1/restore");
    const response = await callAdmin(widget.id, "knowledge?search=idea");
    expect(await response.json()).toMatchObject({ items: [idea] });
  });
});

describe("rolling back", () => {
  test("makes an old version live at once, as a new one, and leaves the draft", async () => {
    const widget = await makeKnowing(edge.database);
    await say(widget, widget.parkingId, "In the street.");
    await published(widget);
    const response = await sendAdmin(widget.id, "POST", "knowledge/versions/1/rollback");
    expect(response.status).toBe(201);
    expect(Published.parse(await response.json())).toMatchObject({
      number: 3,
      is_live: true,
      restored_from: 1,
      reached_edge: true,
    });
    expect(await edgeOf(widget)).toEqual({
      version: 3,
      answers: ["Behind the building.", "From eight to six."],
    });
    expect((await draftOf(widget)).difference.changed).toMatchObject([{ id: widget.parkingId }]);
  });

  test("waits for no test, and reports those that fail", async () => {
    const widget = await makeKnowing(edge.database);
    const body = { question: "Do you validate zeppelin moorings?", answer: "We do." };
    const created = await sendAdmin(widget.id, "POST", "knowledge", body);
    const { id } = (await created.json()) as { id: number };
    await addTest(widget, body.question, id);
    await published(widget);
    const response = await sendAdmin(widget.id, "POST", "knowledge/versions/1/rollback");
    expect(response.status).toBe(201);
    expect(Published.parse(await response.json()).test_report).toMatchObject({
      run: 1,
      passed: 0,
      failing: [{ expected_entry_id: id, live_found: { entry_id: id } }],
    });
  });
});
