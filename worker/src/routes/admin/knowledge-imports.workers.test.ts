import { afterEach, expect, test } from "vitest";
import { sendAdmin } from "../../../test/admin-client.ts";
import { makeWebsite } from "../../../test/fake-website.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { begin, draftOf } from "../../../test/import-client.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { recordKnowledgeQueue } from "../../../test/recorded-queue.ts";
import { ask, refusalOf, startChat } from "../../../test/visitor-client.ts";
import { SNAPSHOT_FRESH_MS } from "../../snapshots/read-widget.ts";

const edge = useFreshEdge();
const queue = recordKnowledgeQueue();
afterEach(() => queue.loseAll());

const HOME = "https://clinic.example/";
const SITEMAP = `${HOME}sitemap.xml`;
const NO_WEB = makeWebsite({}).web;

function makeSite() {
  return makeWebsite({
    [SITEMAP]: `<urlset>${["faq", "visit", "old", "secret"]
      .map((path) => `<url><loc>${HOME}${path}</loc></url>`)
      .join("")}</urlset>`,
    [`${HOME}robots.txt`]: "User-agent: *\nDisallow: /secret",
    [`${HOME}faq`]:
      "<h2>Do you validate zeppelin moorings?</h2><p>We do.</p><h2>Are dogs welcome?</h2><p>On a leash.</p>",
    [`${HOME}visit`]:
      "<h2>Parking</h2><p>Behind the house.</p><h2>Are dogs welcome?</h2><p>On a leash.</p>",
    [`${HOME}secret`]: "<h2>Secret?</h2><p>Yes.</p>",
  });
}

const makeWidget = () => makeOwnWidget(edge.database, { entries: [] });

const FAQ_DRAFT = [
  ["Are dogs welcome?", "On a leash."],
  ["Do you validate zeppelin moorings?", "We do."],
  ["Parking", "Behind the house."],
];

test("a website goes through the queue into the draft, and is live only after a publish", async () => {
  const widget = await makeWidget();
  await widget.publish();
  const site = makeSite();
  const started = await begin(widget.id, { kind: "sitemap", url: SITEMAP });
  expect(await started.details()).toMatchObject({ status: "queued", pages_total: 0 });
  await queue.deliver(site.web);
  expect(await started.details()).toMatchObject({
    status: "running",
    pages_done: 1,
    pages_total: 5,
  });
  expect(queue.waiting.map(({ delaySeconds }) => delaySeconds)).toEqual([0, 1, 2, 3]);
  await queue.deliverAll(site.web);
  const details = await started.details();
  expect(details).toMatchObject({ status: "ready", pages_done: 5, proposals: { new: 3 } });
  expect(details.pages.map(({ url, status, problems }) => [url, status, problems.length])).toEqual([
    [SITEMAP, "done", 0],
    [`${HOME}faq`, "done", 0],
    [`${HOME}visit`, "done", 0],
    [`${HOME}old`, "done", 1],
    [`${HOME}secret`, "skipped", 1],
  ]);
  expect(await draftOf(widget.id)).toEqual([]);
  expect(await started.apply("all")).toMatchObject({ created: 3, import: { status: "applied" } });
  expect(await draftOf(widget.id)).toEqual(FAQ_DRAFT);

  const answerTo = async (text: string): Promise<string> => {
    await widget.publish();
    edge.passTime(SNAPSHOT_FRESH_MS);
    const { conversation_id } = await startChat(widget.widgetKey);
    return (await ask(widget.widgetKey, conversation_id, text)).response;
  };
  expect(await answerTo("Do you validate zeppelin moorings?")).not.toContain("We do.");
  const published = await sendAdmin(widget.id, "POST", "knowledge/publish");
  expect(published.status).toBe(201);
  expect(await answerTo("Do you validate zeppelin moorings?")).toContain("We do.");
});

test("looked at again, a source shows what changed, what is new and what is gone", async () => {
  const widget = await makeWidget();
  const site = makeSite();
  const first = await begin(widget.id, { kind: "sitemap", url: SITEMAP });
  await queue.deliverAll(site.web);
  await first.apply("all");
  site.pages[`${HOME}faq`] =
    "<h2>Do you validate zeppelin moorings?</h2><p>Only on Mondays.</p><h2>And cats?</h2><p>No.</p>";
  site.pages[`${HOME}visit`] = "<h2>Are dogs welcome?</h2><p>On a leash.</p>";

  const second = await first.refresh();
  await queue.deliverAll(site.web);
  expect(await second.details()).toMatchObject({ previous_import_id: first.id, status: "ready" });
  const proposals = await second.proposals();
  expect(proposals.map((p) => [p.change, p.question, p.answer, p.entry?.answer ?? null])).toEqual([
    ["changed", "Do you validate zeppelin moorings?", "Only on Mondays.", "We do."],
    ["new", "And cats?", "No.", null],
    ["same", "Are dogs welcome?", "On a leash.", "On a leash."],
    ["gone", "Parking", "Behind the house.", "Behind the house."],
  ]);
  // What is gone leaves the draft only when somebody says so.
  expect(await second.apply("all")).toMatchObject({ created: 1, changed: 1, removed: 0 });
  const gone = proposals.filter((proposal) => proposal.change === "gone").map(({ id }) => id);
  expect(await second.apply(gone)).toMatchObject({ created: 0, changed: 0, removed: 1 });
  expect(await draftOf(widget.id)).toEqual([
    ["And cats?", "No."],
    ["Are dogs welcome?", "On a leash."],
    ["Do you validate zeppelin moorings?", "Only on Mondays."],
  ]);

  const third = await second.refresh();
  await queue.deliverAll(site.web);
  expect((await third.details()).proposals).toEqual({ new: 0, changed: 0, same: 3, gone: 0 });
});

test("an entry is not gone because its page could not be read this time", async () => {
  const widget = await makeWidget();
  const site = makeSite();
  const first = await begin(widget.id, { kind: "sitemap", url: SITEMAP });
  await queue.deliverAll(site.web);
  await first.apply("all");
  const page = site.pages[`${HOME}visit`] ?? "";
  site.pages[`${HOME}visit`] = { status: 503 };
  const second = await first.refresh();
  await queue.deliverAll(site.web);
  const details = await second.details();
  expect(details).toMatchObject({ status: "ready", proposals: { gone: 0, same: 2 } });
  expect(details.pages.find(({ url }) => url === `${HOME}visit`)).toEqual({
    url: `${HOME}visit`,
    status: "failed",
    problems: ["The website answered with error 503."],
  });
  // Nor is it forgotten: the import after that still knows where the entry came from.
  site.pages[`${HOME}visit`] = "<h2>Closed</h2><p>For good.</p>";
  expect(page).not.toBe("");
  const third = await second.refresh();
  await queue.deliverAll(site.web);
  const gone = await third.proposals("change=gone");
  expect(gone.map(({ question }) => question)).toEqual(["Parking"]);
});

test("messages that come twice, and applying twice, change nothing", async () => {
  const widget = await makeWidget();
  const site = makeSite();
  const started = await begin(widget.id, { kind: "sitemap", url: SITEMAP });
  queue.repeatAll();
  await queue.deliver(site.web);
  queue.repeatAll();
  await queue.deliverAll(site.web);
  expect(await started.details()).toMatchObject({
    pages_done: 5,
    pages_total: 5,
    proposals: { new: 3 },
  });
  await Promise.all([started.apply("all"), started.apply("all")]);
  expect(await started.apply("all")).toMatchObject({ created: 0, changed: 0, removed: 0 });
  expect(await draftOf(widget.id)).toEqual(FAQ_DRAFT);
});

test("pasted text is proposed row by row, and its bad rows are told with their lines", async () => {
  const widget = await makeWidget();
  const content =
    "question,answer,keywords\nDo you ship?,Yes.,post\nLost?,\nIt's free?,“No” 😀.,\n";
  const started = await begin(widget.id, { kind: "csv", content });
  await queue.deliverAll(NO_WEB);
  const details = await started.details();
  expect(details.status).toBe("ready");
  expect(details.pages).toEqual([
    { url: "", status: "done", problems: ["Line 3: The answer must not be empty."] },
  ]);
  await started.apply("all");
  expect(await draftOf(widget.id)).toEqual([
    ["Do you ship?", "Yes."],
    ["It's free?", "“No” 😀."],
  ]);
});

test("a proposal may be edited, accepted or rejected before it is taken, and not after", async () => {
  const widget = await makeWidget();
  const started = await begin(widget.id, {
    kind: "text",
    content: "One?\n1\n\nTwo?\n2\n\nThree?\n3",
  });
  await queue.deliverAll(NO_WEB);
  const [one, two] = await started.proposals();
  const edited = {
    answer: "First.",
    alternative_questions: ["Uno?"],
    priority: 2,
    decision: "accepted",
  };
  const response = await started.change(one?.id ?? 0, edited);
  expect(await response.json()).toMatchObject({ ...edited, question: "One?", is_applied: false });
  await started.change(two?.id ?? 0, { decision: "rejected" });
  expect(await started.apply("accepted")).toMatchObject({ created: 1 });
  expect(await draftOf(widget.id)).toEqual([["One?", "First."]]);
  expect(await started.apply("all")).toMatchObject({ created: 1 });
  expect(await draftOf(widget.id)).toEqual([
    ["One?", "First."],
    ["Three?", "3"],
  ]);
  expect(await refusalOf(await started.change(one?.id ?? 0, { answer: "x" }))).toMatchObject({
    status: 409,
  });
  const wrong = await started.change(two?.id ?? 0, { answer: "" });
  expect(await refusalOf(wrong)).toMatchObject({ status: 400, field: "answer" });
});

test("what was rejected is not proposed again while its source says the same", async () => {
  const widget = await makeWidget();
  const site = makeWebsite({ [HOME]: "<h2>Ours?</h2><p>Yes.</p><h2>Theirs?</h2><p>No.</p>" });
  const first = await begin(widget.id, { kind: "url", url: HOME });
  await queue.deliverAll(site.web);
  const theirs = (await first.proposals()).find(({ question }) => question === "Theirs?");
  await first.change(theirs?.id ?? 0, { decision: "rejected" });
  await first.apply("all");
  const second = await first.refresh();
  await queue.deliverAll(site.web);
  expect((await second.proposals()).map((p) => [p.question, p.change, p.decision])).toEqual([
    ["Ours?", "same", "pending"],
    ["Theirs?", "new", "rejected"],
  ]);
});
