import { describe, expect, test } from "vitest";
import { Entry, EntryPage } from "../../../../contracts/knowledge-entries.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const edge = useFreshEdge();

const PARKING = { question: "Where can I park?", answer: "Behind the building." };

const makeBareWidget = () => makeOwnWidget(edge.database, { entries: [] });

async function addEntry(widgetId: number, body: object = PARKING): Promise<Entry> {
  const response = await sendAdmin(widgetId, "POST", "knowledge", body);
  expect(response.status).toBe(201);
  return Entry.parse(await response.json());
}

async function pageOf(widgetId: number, query = "") {
  const response = await callAdmin(widgetId, `knowledge${query}`);
  return EntryPage.parse(await response.json());
}

describe("an entry of the draft", () => {
  test("is made from a question and an answer, with sensible defaults", async () => {
    const widget = await makeBareWidget();
    expect(await addEntry(widget.id)).toMatchObject({
      ...PARKING,
      category: null,
      alternative_questions: [],
      keywords: [],
      priority: 0,
      source_url: null,
      is_active: true,
      times_used: 0,
      helpful_count: 0,
      not_helpful_count: 0,
    });
  });

  test("keeps everything that it was given, trimmed", async () => {
    const widget = await makeBareWidget();
    const full = {
      question: "  Where can I park? ",
      answer: "Behind the building.",
      category: "visit",
      alternative_questions: ["parking", "¿Dónde aparco?"],
      keywords: ["car"],
      priority: 4,
      source_url: "https://clinic.example/parking",
      is_active: false,
    };
    const { id } = await addEntry(widget.id, full);
    const response = await callAdmin(widget.id, `knowledge/${id}`);
    expect(await response.json()).toMatchObject({ ...full, question: "Where can I park?" });
  });

  test("changes only in what was named", async () => {
    const widget = await makeBareWidget();
    const entry = await addEntry(widget.id, { ...PARKING, keywords: ["car"], category: "visit" });
    const change = { answer: "In the street.", category: null };
    const response = await sendAdmin(widget.id, "PATCH", `knowledge/${entry.id}`, change);
    expect(response.status).toBe(200);
    const changed = Entry.parse(await response.json());
    expect(changed).toEqual({ ...entry, ...change, updated_at: changed.updated_at });
  });

  test("once deleted is gone from the draft, and the answers it gave keep their reference", async () => {
    const widget = await makeBareWidget();
    const { id } = await addEntry(widget.id);
    expect((await sendAdmin(widget.id, "DELETE", `knowledge/${id}`)).status).toBe(204);
    expect((await callAdmin(widget.id, `knowledge/${id}`)).status).toBe(404);
    expect((await sendAdmin(widget.id, "PATCH", `knowledge/${id}`)).status).toBe(404);
    expect((await sendAdmin(widget.id, "DELETE", `knowledge/${id}`)).status).toBe(404);
    expect((await pageOf(widget.id)).items).toEqual([]);
    const rows = await edge.database.query("select 1 from widget_knowledge_base where id = $1", [
      id,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("of another widget is not there: it is neither shown, changed nor deleted", async () => {
    const [own, other] = [await makeBareWidget(), await makeBareWidget()];
    const { id } = await addEntry(other.id);
    const answers = await Promise.all([
      callAdmin(own.id, `knowledge/${id}`),
      sendAdmin(own.id, "PATCH", `knowledge/${id}`, { answer: "Hacked." }),
      sendAdmin(own.id, "DELETE", `knowledge/${id}`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
    expect((await pageOf(other.id)).items).toMatchObject([PARKING]);
  });
});

describe("a change made upon what was read earlier", () => {
  test("is refused when somebody else changed the entry meanwhile, and taken when nobody did", async () => {
    const widget = await makeBareWidget();
    const read = await addEntry(widget.id);
    const path = `knowledge/${read.id}`;
    const change = (body: object) => sendAdmin(widget.id, "PATCH", path, body);
    const first = await change({ priority: 3, seen_updated_at: read.updated_at });
    expect(first.status).toBe(200);
    const late = await change({ answer: "Nowhere.", seen_updated_at: read.updated_at });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: "conflict" });
    const { updated_at } = Entry.parse(await first.json());
    expect((await change({ answer: "In front.", seen_updated_at: updated_at })).status).toBe(200);
    expect((await pageOf(widget.id)).items).toMatchObject([{ priority: 3, answer: "In front." }]);
  });
});

describe("the list of entries", () => {
  test("comes newest first, page by page, with none left out or doubled", async () => {
    const widget = await makeBareWidget();
    const ids: number[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift((await addEntry(widget.id)).id);
    const seen: number[] = [];
    let query = "?limit=2";
    for (let page = 0; page < 3; page += 1) {
      const { items, next_cursor } = await pageOf(widget.id, query);
      seen.push(...items.map((item) => item.id));
      query = `?limit=2&cursor=${next_cursor}`;
      expect(next_cursor === null).toBe(page === 2);
    }
    expect(seen).toEqual(ids);
  });

  test.each([
    ["priority", [5, 3, 1, 6, 4, 2]],
    ["used", [6, 1, 5, 4, 3, 2]],
    ["unhelpful", [2, 6, 5, 4, 3, 1]],
    ["newest", [6, 5, 4, 3, 2, 1]],
  ])(
    "comes by %s, of equals the newest first, with none left out or doubled",
    async (order, right) => {
      const widget = await makeBareWidget();
      const ids: number[] = [];
      for (let at = 0; at < 6; at += 1) {
        const priority = at % 2 === 0 ? 7 : 0;
        ids.push((await addEntry(widget.id, { ...PARKING, priority })).id);
      }
      const rate = `update widget_knowledge_base
      set times_used = $2, helpful_count = $3, not_helpful_count = $4 where id = $1`;
      await edge.database.query(rate, [ids[0], 3, 9, 1]);
      await edge.database.query(rate, [ids[1], 0, 0, 4]);
      await edge.database.query(rate, [ids[5], 8, 2, 2]);
      const seen: number[] = [];
      let query = `?order=${order}&limit=2`;
      for (let page = 0; page < 3; page += 1) {
        const { items, next_cursor } = await pageOf(widget.id, query);
        seen.push(...items.map((item) => ids.indexOf(item.id) + 1));
        query = `?order=${order}&limit=2&cursor=${next_cursor}`;
        expect(next_cursor === null).toBe(page === 2);
      }
      expect(seen).toEqual(right);
    },
  );

  test("holds what is active, or what is not, where it was asked for so", async () => {
    const widget = await makeBareWidget();
    await addEntry(widget.id);
    await addEntry(widget.id, { question: "Old?", answer: "Yes.", is_active: false });
    expect((await pageOf(widget.id, "?is_active=true")).items).toMatchObject([PARKING]);
    expect((await pageOf(widget.id, "?is_active=false")).items).toMatchObject([
      { question: "Old?" },
    ]);
  });

  test("can be searched, and the signs of a pattern mean themselves", async () => {
    const widget = await makeBareWidget();
    await addEntry(widget.id, { question: "Is there a 100% refund?", answer: "Yes." });
    await addEntry(widget.id, { question: "Parking?", answer: "Behind the BUILDING." });
    const found = async (words: string) => {
      const page = await pageOf(widget.id, `?search=${encodeURIComponent(words)}`);
      return page.items.map((item) => item.question);
    };
    expect(await found("building")).toEqual(["Parking?"]);
    expect(await found("100%")).toEqual(["Is there a 100% refund?"]);
    expect(await found("_")).toEqual([]);
  });

  test.each([
    "cursor=no!",
    "cursor=priority.1.1",
    "cursor=newest.9999999999.1",
    "order=alphabet",
    "limit=0",
    "limit=101",
    "limit=x",
  ])("refuses %s and names it", async (query) => {
    const widget = await makeBareWidget();
    const refusal = await refusalOf(await callAdmin(widget.id, `knowledge?${query}`));
    expect(refusal).toMatchObject({ status: 400, field: query.split("=")[0] });
  });
});

describe("what no entry may be", () => {
  test.each([
    ["question", {}],
    ["question", { question: "   " }],
    ["question", { question: "x".repeat(501) }],
    ["answer", { answer: null }],
    ["answer", { answer: "x".repeat(10_001) }],
    ["keywords", { keywords: "car" }],
    ["keywords.1", { keywords: ["car", ""] }],
    ["alternative_questions", { alternative_questions: Array(201).fill("parking") }],
    ["priority", { priority: 11 }],
    ["priority", { priority: 1.5 }],
    ["source_url", { source_url: "javascript:alert(1)" }],
    ["is_active", { is_active: "yes" }],
  ])("%s: %j", async (field, wrong) => {
    const widget = await makeBareWidget();
    const base = Object.keys(wrong).length === 0 ? { answer: "Yes." } : PARKING;
    const response = await sendAdmin(widget.id, "POST", "knowledge", { ...base, ...wrong });
    expect(await refusalOf(response)).toMatchObject({ status: 400, code: "bad_request", field });
  });

  test("longer than a body may be", async () => {
    const widget = await makeBareWidget();
    const body = { ...PARKING, context: "x".repeat(600 * 1024) };
    const response = await sendAdmin(widget.id, "POST", "knowledge", body);
    expect(await refusalOf(response)).toMatchObject({ status: 413, code: "body_too_large" });
  });
});
