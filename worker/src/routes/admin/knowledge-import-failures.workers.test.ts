import { afterEach, expect, test } from "vitest";
import { ImportPage } from "../../../../contracts/knowledge-imports.ts";
import { callAdmin, callAs, sendAdmin } from "../../../test/admin-client.ts";
import { makeWebsite } from "../../../test/fake-website.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { begin, read } from "../../../test/import-client.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { recordKnowledgeQueue } from "../../../test/recorded-queue.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { failLostImports } from "../../jobs/knowledge-jobs.ts";

const edge = useFreshEdge();
const queue = recordKnowledgeQueue();
afterEach(() => queue.loseAll());

const HOME = "https://clinic.example/";
const NO_WEB = makeWebsite({}).web;

const makeWidget = () => makeOwnWidget(edge.database, { entries: [] });

test("a large paste is taken, one that is too large is refused", async () => {
  const widget = await makeWidget();
  const row = `Q: Question %?\nA: ${"A long answer. ".repeat(60)}\n`;
  const content = Array.from({ length: 1_500 }, (_, at) => row.replace("%", `${at}`)).join("\n");
  const started = await begin(widget.id, { kind: "text", content });
  await queue.deliverAll(NO_WEB);
  expect((await started.details()).proposals.new).toBe(1_500);
  const refused = await sendAdmin(widget.id, "POST", "knowledge/imports", {
    kind: "text",
    content: "x".repeat(2_000_001),
  });
  expect(await refusalOf(refused)).toMatchObject({ status: 400, field: "content" });
  const tooLarge = await sendAdmin(widget.id, "POST", "knowledge/imports", {
    kind: "text",
    content: "x".repeat(7_000_000),
  });
  expect(await refusalOf(tooLarge)).toMatchObject({ status: 413 });
});

test("a page that cannot be read fails the import in words that its owner understands", async () => {
  const widget = await makeWidget();
  const failing = [
    [makeWebsite({}).web, "There is no page under this address."],
    [makeWebsite({ [HOME]: { status: 500 } }).web, "The website answered with error 500."],
    [
      makeWebsite({}, { "clinic.example": ["10.0.0.1"] }).web,
      "This address is not on the public internet.",
    ],
    [
      makeWebsite({ [HOME]: "<nav>x</nav>" }).web,
      "The page has no text that could become an entry.",
    ],
  ] as const;
  for (const [web, error] of failing) {
    const started = await begin(widget.id, { kind: "url", url: HOME });
    await queue.deliverAll(web);
    expect(await started.details()).toMatchObject({ status: "failed", error });
    expect(await refusalOf(await started.change(1, {}))).toMatchObject({ status: 409 });
  }
});

test("with Postgres away a page is tried again later", async () => {
  const widget = await makeWidget();
  const started = await begin(widget.id, { kind: "url", url: HOME });
  const { web } = makeWebsite({ [HOME]: "<h2>One?</h2><p>1</p><h2>Two?</h2><p>2</p>" });
  await edge.database.setAway(true);
  await queue.deliver(web);
  await edge.database.setAway(false);
  await queue.deliverAll(web);
  expect(await started.details()).toMatchObject({ status: "ready", proposals: { new: 2 } });
});

test("an import whose messages were lost is marked as failed", async () => {
  const widget = await makeWidget();
  const started = await begin(widget.id, { kind: "url", url: HOME });
  queue.loseAll();
  expect(await failLostImports(testEnv)).toBe(0);
  await edge.database.query(
    "update knowledge_imports set updated_at = now() - interval '2 hours' where id = $1",
    [started.id],
  );
  expect(await failLostImports(testEnv)).toBe(1);
  expect(await started.details()).toMatchObject({
    status: "failed",
    error: "The import stopped before it was finished. Please start it again.",
  });
});

test.each([
  [{ kind: "url", url: "http://127.0.0.1/" }, "url"],
  [{ kind: "url", url: "http://169.254.169.254/latest/meta-data/" }, "url"],
  [{ kind: "sitemap", url: "https://localhost/sitemap.xml" }, "url"],
  [{ kind: "url", url: "https://clinic.example:8443/" }, "url"],
  [{ kind: "url", url: "file:///etc/passwd" }, "url"],
  [{ kind: "url" }, "url"],
  [{ kind: "csv", content: " \n " }, "content"],
  [{ kind: "csv", content: "a,b", previous_import_id: 999_999 }, "previous_import_id"],
  [{ kind: "fax" }, "kind"],
])("%j is refused with the field named, and nothing is begun", async (body, field) => {
  const widget = await makeWidget();
  const response = await sendAdmin(widget.id, "POST", "knowledge/imports", body);
  expect(await refusalOf(response)).toMatchObject({ status: 400, field });
  expect(queue.waiting).toEqual([]);
});

test("another widget's import is not there, and nobody gets in without a session", async () => {
  const [mine, theirs] = [await makeWidget(), await makeWidget()];
  const started = await begin(theirs.id, { kind: "text", content: "One?\n1" });
  await queue.deliverAll(NO_WEB);
  const [proposal] = await started.proposals();
  const path = `knowledge/imports/${started.id}`;
  const answers = await Promise.all([
    callAdmin(mine.id, path),
    callAdmin(mine.id, `${path}/proposals`),
    sendAdmin(mine.id, "PATCH", `${path}/proposals/${proposal?.id}`, { answer: "x" }),
    sendAdmin(mine.id, "POST", `${path}/apply`, { accept: "all" }),
    sendAdmin(mine.id, "POST", `${path}/refresh`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const without = await callAs("", `/widgets/${theirs.id}/${path}`);
  expect(without.status).toBe(401);
});

test("imports are listed newest first by pages, and what was pasted cannot be refreshed", async () => {
  const widget = await makeWidget();
  const ids: number[] = [];
  for (const at of [1, 2, 3]) {
    ids.unshift((await begin(widget.id, { kind: "text", content: `${at}?\nYes` })).id);
  }
  const unfinished = await sendAdmin(widget.id, "POST", `knowledge/imports/${ids[0]}/apply`, {
    accept: "all",
  });
  expect(await refusalOf(unfinished)).toMatchObject({ status: 409 });
  await queue.deliverAll(NO_WEB);
  const first = await read(await callAdmin(widget.id, "knowledge/imports?limit=2"), ImportPage);
  const rest = await read(
    await callAdmin(widget.id, `knowledge/imports?cursor=${first.next_cursor}`),
    ImportPage,
  );
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.next_cursor).toBeNull();
  const refresh = await sendAdmin(widget.id, "POST", `knowledge/imports/${ids[0]}/refresh`);
  expect(await refusalOf(refresh)).toMatchObject({ status: 409, code: "conflict" });
});
