import { expect } from "vitest";
import { DraftState, Published, VersionPage } from "../../contracts/knowledge-versions.ts";
import { findStored, parseSnapshot } from "../src/snapshots/snapshot-store.ts";
import { callAdmin, sendAdmin } from "./admin-client.ts";
import { makeOwnWidget } from "./own-widget.ts";
import type { TestDatabase } from "./test-database.ts";
import { testEnv } from "./thread-client.ts";

const plain = { alternativeQuestions: [], keywords: [], priority: 0, category: "visit" };
const PARKING = { ...plain, question: "Where can I park?", answer: "Behind the building." };
const HOURS = { ...plain, question: "What are your opening hours?", answer: "From eight to six." };

// A widget with knowledge, and what its owner does with it through the admin API.

/** A widget that knows two things, both live as version 1. */
export async function makeKnowing(database: TestDatabase) {
  const widget = await makeOwnWidget(database, { entries: [PARKING, HOURS] });
  const rows = await database.query<{ id: number }>(
    "select id from widget_knowledge_base where widget_id = $1 order by id",
    [widget.id],
  );
  const [parkingId = 0, hoursId = 0] = rows.map((row) => row.id);
  return { ...widget, parkingId, hoursId };
}

export type Knowing = Awaited<ReturnType<typeof makeKnowing>>;

export const publish = (widget: Knowing, body: object = {}) =>
  sendAdmin(widget.id, "POST", "knowledge/publish", body);

export async function published(widget: Knowing, body: object = {}): Promise<Published> {
  const response = await publish(widget, body);
  expect(response.status).toBe(201);
  return Published.parse(await response.json());
}

export const say = (widget: Knowing, entryId: number, answer: string) =>
  sendAdmin(widget.id, "PATCH", `knowledge/${entryId}`, { answer });

export async function draftOf(widget: Knowing): Promise<DraftState> {
  return DraftState.parse(await (await callAdmin(widget.id, "knowledge/draft")).json());
}

export async function versionsOf(widget: Knowing) {
  const page = VersionPage.parse(await (await callAdmin(widget.id, "knowledge/versions")).json());
  return page.items;
}

/** What visitors are told, straight from the edge. */
export async function edgeOf(widget: Knowing) {
  const stored = await findStored(testEnv.SNAPSHOTS, widget.widgetKey);
  const snapshot = stored.found === "snapshot" ? parseSnapshot(stored.text) : null;
  return {
    version: snapshot?.knowledgeVersion,
    answers: snapshot?.entries.map((entry) => entry.answer),
  };
}

export async function addTest(widget: Knowing, question: string, expected_entry_id: number | null) {
  const response = await sendAdmin(widget.id, "POST", "knowledge/tests", {
    question,
    expected_entry_id,
  });
  expect(response.status).toBe(201);
}
