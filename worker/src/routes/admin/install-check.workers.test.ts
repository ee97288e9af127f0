import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { InstallCheck } from "../../../../contracts/admin/install-check.ts";
import { sendAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWebsite } from "../../../test/fake-website.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { publicWeb } from "../../outgoing/web.ts";

const database = openBoundDatabase();
const EDGE = "https://edge.example";

/** The public web: any path of any host is this page. */
let html = "";
let headers: Record<string, string> = {};
beforeEach(() => {
  html = "<h1>Shop</h1>";
  headers = {};
  vi.spyOn(publicWeb, "resolve").mockResolvedValue(["93.184.215.14"]);
  vi.spyOn(publicWeb, "fetch").mockImplementation((url, init) =>
    makeWebsite({ [url]: { body: html, headers } }).web.fetch(url, init),
  );
});
afterEach(() => vi.restoreAllMocks());

async function makeOwner(mark: string) {
  const world = await makeWorld(database, mark);
  const { cookie } = await signedIn(database, "client_admin", world.clientId);
  const path = `/widgets/${world.widgetId}/install-check`;
  const ask = (url: string) => sendAs(cookie, "POST", path, { url });
  const check = async (url: string) => InstallCheck.parse(await (await ask(url)).json());
  const [row] = await database.query("select widget_key from widget_configs where id = $1", [
    world.widgetId,
  ]);
  return { ...world, cookie, ask, check, key: String(row?.widget_key) };
}

const codesOf = ({ findings }: InstallCheck) =>
  findings.map(({ code, level }) => `${code} ${level}`);
const tagOf = (key: string) => `<script async src="${EDGE}/w/${key}.js"></script>`;

test("a page with the widget's tag is found to be in order where it is seen alive", async () => {
  const { check, key } = await makeOwner("Doctored");
  html = tagOf(key);
  const answer = await check("doctored.example/cart");
  expect(codesOf(answer)).toEqual(["tag_found ok", "seen_alive ok"]);
  expect(answer).toMatchObject({
    url: "https://doctored.example/cart",
    status: 200,
    debug_url: "https://doctored.example/cart?wtfu_debug=1",
  });
});

test("what the widget is told in the dashboard counts: its sites, its switch, its picture", async () => {
  const { check, key, widgetId } = await makeOwner("Setwell");
  await database.query(
    `update widget_configs set is_active = false, domain_whitelist = '{setwell.example}',
       bot_avatar_url = 'https://pics.example/bot.png' where id = $1`,
    [widgetId],
  );
  html = tagOf(key);
  headers = { "Content-Security-Policy": "img-src 'self'" };
  expect(codesOf(await check("https://www.setwell.example/"))).toEqual([
    "widget_inactive problem",
    "host_not_allowed problem",
    "csp_blocks_image note",
    "not_seen_yet note",
    "tag_found ok",
    "csp_allows ok",
  ]);
});

test("a key that was changed is known again; another client's is only another key", async () => {
  const { check, cookie, widgetId } = await makeOwner("Rekeyed");
  const rotate = () => sendAs(cookie, "POST", `/widgets/${widgetId}/rotate-key`, {});
  const { widget_key: former } = await (await rotate()).json<{ widget_key: string }>();
  const { widget_key: now } = await (await rotate()).json<{ widget_key: string }>();
  html = tagOf(former);
  const found = await check("https://rekeyed.example/");
  expect(found.findings[0]).toMatchObject({
    code: "tag_old_key",
    level: "problem",
    params: { code: tagOf(now) },
  });
  const other = await makeOwner("Foreign");
  html = tagOf(other.key);
  expect((await check("https://rekeyed.example/")).findings[0]).toMatchObject({
    code: "tag_other_key",
    params: { key: other.key, name: "" },
  });
});

test("of the same client's widgets the other is named", async () => {
  const { check, cookie, widgetId } = await makeOwner("Twofold");
  const copied = await sendAs(cookie, "POST", `/widgets/${widgetId}/duplicate`, {
    widget_name: "The other one",
  });
  const { widget_key } = await copied.json<{ widget_key: string }>();
  html = tagOf(widget_key);
  expect((await check("https://twofold.example/")).findings[0]).toMatchObject({
    code: "tag_other_key",
    params: { name: "The other one" },
  });
});

test("an address inside a network is not asked, and says so", async () => {
  const { check } = await makeOwner("Inward");
  for (const url of ["http://127.0.0.1/", "https://[::1]/", "https://intranet.local/"]) {
    expect((await check(url)).findings).toMatchObject([
      { code: "page_unreachable", params: { reason: "not_public" } },
    ]);
  }
  expect(publicWeb.fetch).not.toHaveBeenCalled();
});

test("nothing to look at is refused with its field", async () => {
  const { ask } = await makeOwner("Unsaid");
  for (const url of ["", "   ", "x".repeat(2_001)]) {
    const refused = await ask(url);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { field: "url" } });
  }
});

test("a user checks ten pages a minute, and then is told to wait", async () => {
  const { ask } = await makeOwner("Hasty");
  const answers: Response[] = [];
  // The platform counts in steps of a minute: the ten may be had twice, where one ends meanwhile.
  while (answers.length < 21) answers.push(await ask("https://127.0.0.1/"));
  expect(answers.slice(0, 10).filter(({ status }) => status !== 200)).toEqual([]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("Retry-After")).toBe("60");
});

test("a host is asked ten times a minute, whoever asks", async () => {
  const owners = await Promise.all(["Busy1", "Busy2", "Busy3"].map(makeOwner));
  const reasons: unknown[] = [];
  for (const { check } of owners) {
    for (let count = 0; count < 7; count += 1) {
      const { findings } = await check("https://busy.example/");
      reasons.push(findings[0]?.params.reason);
    }
  }
  expect(reasons).toContain("too_often");
  expect(vi.mocked(publicWeb.fetch).mock.calls.length).toBeLessThanOrEqual(20);
});
