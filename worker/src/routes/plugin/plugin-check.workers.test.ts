import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PluginChecked, SITE_TOKEN_TYPES } from "../../../../contracts/plugin.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeSecret, signFor, type TestSecret } from "../../../test/identity-token.ts";
import { insert } from "../../../test/insert-row.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { makePluginSite } from "../../../test/plugin-site.ts";
import { askEdge, refusalOf } from "../../../test/visitor-client.ts";
import { publicWeb } from "../../outgoing/web.ts";
import { ensurePluginKey, type PluginKey } from "../../store/plugin-keys.ts";
import { PLUGIN_VERSION } from "../../wordpress/plugin-version.ts";

const NAME = `"><script>alert(1)</script> O'Neil & Söhne`;
const SITE = "https://shop.example.com/";

const database = openBoundDatabase();
let widget: Awaited<ReturnType<typeof makeOwnWidget>>;
let key: PluginKey;

beforeAll(async () => {
  widget = await makeOwnWidget(database, { widgetName: NAME, position: "top-left" });
  key = await makeKey(widget.id);
});

afterEach(() => vi.restoreAllMocks());

async function makeKey(widgetId: number): Promise<PluginKey> {
  const [user] = await database.query<{ id: number }>(
    "insert into users (name, email, role) values ('x', gen_random_uuid()::text || '@x.example', 'super_admin') returning id",
  );
  return ensurePluginKey(database.db, { widgetId, userId: user?.id ?? 0, fresh: makeSecret() });
}

function send(body: object, headers: Record<string, string> = {}, of = widget): Promise<Response> {
  return askEdge(`/api/chat-widget/public/widget/${of.widgetKey}/plugin-check`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ site_url: SITE, plugin_version: "1.0.0", ...body }),
  });
}

const check = async (body: object = {}, of = widget) =>
  PluginChecked.parse(await (await send(body, {}, of)).json());
const siteToken = (
  claims: object = {},
  signing: TestSecret = key,
  type: string = SITE_TOKEN_TYPES.check,
): Promise<string> => signFor(signing, "site", { aud: widget.widgetKey, ...claims }, type);

/** The web has one website, with the plugin on it. */
function standSite(host: string, of = widget, signing = key) {
  const site = makePluginSite({ host, widgetKey: of.widgetKey, signing });
  vi.spyOn(publicWeb, "resolve").mockImplementation(site.web.resolve);
  vi.spyOn(publicWeb, "fetch").mockImplementation(site.web.fetch);
  return site;
}

/** Of a website that nobody has heard of, also where a test is tried twice. */
const newHost = () => `${crypto.randomUUID()}.example.com`;

const stored = (domain: string) =>
  database.query(
    "select installation_type, verified, verified_by from widget_installations where widget_id = $1 and domain = $2",
    [widget.id, domain],
  );

test("the plugin's server is told what it is connected to, in no page's reach", async () => {
  const response = await send({}, { Origin: "https://anywhere.example" });
  expect(response.status).toBe(200);
  expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(PluginChecked.parse(await response.json())).toEqual({
    success: true,
    widget_name: NAME,
    position: "top-left",
    is_host_allowed: true,
    host: "shop.example.com",
    has_chat_link: true,
    identity_problem: "absent",
    is_verified: false,
    verification_problem: null,
    latest_version: PLUGIN_VERSION,
  });
});

test("the plugin is told whether the page is there that its links lead to", async () => {
  const unlinked = await makeOwnWidget(database, { enableChatLink: false });
  expect(await check({}, unlinked)).toMatchObject({ has_chat_link: false });
});

test("a site that the widget's list of domains does not name is told so, and is not turned away", async () => {
  const listed = await makeOwnWidget(database, { domainWhitelist: ["clinic.example"] });
  expect(await check({}, listed)).toMatchObject({ is_host_allowed: false });
  const own = { site_url: "http://clinic.example/blog" };
  expect(await check(own, listed)).toMatchObject({ is_host_allowed: true, host: "clinic.example" });
});

describe("what is wrong with a token is told, and makes us call nobody", () => {
  const refused: readonly (readonly [string, () => string | Promise<string>])[] = [
    ["malformed", () => "x"],
    ["bad_signature", () => siteToken({}, { ...key, secret: "other".repeat(9) })],
    ["unknown_key", () => siteToken({}, { ...key, keyId: "wik_0000000000000000" })],
    ["wrong_audience", () => siteToken({ aud: `wtfu_${"9".repeat(32)}` })],
    ["expired", () => siteToken({ exp: 1_000 })],
    ["wrong_audience", () => siteToken({ aud: undefined })],
    // What a signed-in visitor can read in their own browser, whatever the site calls them.
    ["bad_claims", () => siteToken({}, key, "JWT")],
    ["bad_claims", () => siteToken({ typ: SITE_TOKEN_TYPES.check, purpose: "site" }, key, "JWT")],
    // What the site signs for whoever asks it.
    ["bad_claims", () => siteToken({ challenge: "c" }, key, SITE_TOKEN_TYPES.proof)],
  ];
  test.each(refused)("%s", async (problem, make) => {
    const site = standSite("shop.example.com");
    expect(await check({ token: await make() })).toMatchObject({
      identity_problem: problem,
      is_verified: false,
      verification_problem: null,
    });
    expect(site.asked).toEqual([]);
  });
});

test("a site that holds the secret proves itself, and is known before anybody has seen it", async () => {
  const host = newHost();
  const site = standSite(host);
  const asked = { site_url: `https://${host}`, token: await siteToken() };
  expect(await check(asked)).toMatchObject({
    identity_problem: null,
    is_verified: true,
    verification_problem: null,
  });
  const row = { installation_type: "wordpress", verified: true, verified_by: "plugin" };
  expect(await stored(host)).toEqual([row]);
  expect(site.asked).toHaveLength(1);
  // What is proven is not asked for again.
  expect(await check(asked)).toMatchObject({ is_verified: true });
  expect(site.asked).toHaveLength(1);
});

test("a key that was not made for the plugin signs visitors in and proves no site, and nobody is called", async () => {
  const own = makeSecret();
  const both = await makeOwnWidget(database);
  await makeKey(both.id);
  await insert(database, "widget_identity_keys", {
    widget_id: both.id,
    key_id: own.keyId,
    label: "Our server",
    algorithm: "HS256",
    secret: own.secret,
  });
  const host = newHost();
  const site = standSite(host, both, own);
  const token = await siteToken({ aud: both.widgetKey }, own);
  expect(await check({ site_url: `https://${host}`, token }, both)).toMatchObject({
    identity_problem: null,
    is_verified: false,
    verification_problem: expect.stringContaining("another key than its download has"),
  });
  expect(site.asked).toEqual([]);
});

test("a site that was seen as another kind is known as WordPress once its plugin has spoken", async () => {
  const host = newHost();
  await database.query(
    "insert into widget_installations (widget_id, domain, installation_type) values ($1, $2, 'html')",
    [widget.id, host],
  );
  standSite(host);
  await check({ site_url: `https://${host}`, token: await siteToken() });
  const row = { installation_type: "wordpress", verified: true, verified_by: "plugin" };
  expect(await stored(host)).toEqual([row]);
});

test("whoever holds the secret and names another's site proves nothing of it", async () => {
  standSite("mine.example.com");
  const answer = await check({ site_url: "https://victim.example", token: await siteToken() });
  expect(answer).toMatchObject({ identity_problem: null, is_verified: false });
  expect(answer.verification_problem).toContain("does not answer on victim.example.");
  expect(await stored("victim.example")).toEqual([]);
});

test("whoever holds the secret cannot make us keep another's site busy", async () => {
  const site = standSite("mine.example.com");
  const body = { site_url: "https://busy.example", token: await siteToken() };
  const problems: (string | null)[] = [];
  // The platform counts by the minute: a new one may begin on the way, and not two.
  for (let call = 0; call < 21; call += 1) problems.push((await check(body)).verification_problem);
  expect(problems.some((problem) => problem?.includes("asked several times"))).toBe(true);
  expect(site.asked.length).toBeLessThanOrEqual(20);
});

test("a widget that nobody knows, and a site that is none, are refused", async () => {
  const nobody = { ...widget, widgetKey: `wtfu_${"e".repeat(32)}` };
  expect(await refusalOf(await send({}, {}, nobody))).toMatchObject({ status: 404 });
  expect(await refusalOf(await send({ site_url: "ftp://x.example" }))).toMatchObject({
    status: 400,
    field: "site_url",
  });
  expect(await refusalOf(await send({ plugin_version: 7 }))).toMatchObject({
    status: 400,
    field: "plugin_version",
  });
});
