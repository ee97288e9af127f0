import { afterEach, expect, test, vi } from "vitest";
import {
  DomainProof,
  DomainVerified,
  Installation,
} from "../../../../contracts/admin/installations.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { makeWorld } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeSecret } from "../../../test/identity-token.ts";
import { insert } from "../../../test/insert-row.ts";
import { makePluginSite } from "../../../test/plugin-site.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { publicWeb } from "../../outgoing/web.ts";
import { ensurePluginKey } from "../../store/plugin-keys.ts";

const database = openBoundDatabase();

afterEach(() => vi.restoreAllMocks());

async function makeAdmin(mark: string) {
  const world = await makeWorld(database, mark);
  const { cookie, userId } = await signedIn(database, "client_admin", world.clientId);
  const path = `/widgets/${world.widgetId}/installations/${world.installationId}`;
  const proof = DomainProof.parse(await (await callAs(cookie, `${path}/proof`)).json());
  const verify = async (method: "meta" | "dns" | "plugin") =>
    DomainVerified.parse(await (await sendAs(cookie, "POST", `${path}/verify`, { method })).json());
  return { ...world, cookie, userId, proof, verify };
}

async function keyOf(widgetId: number): Promise<string> {
  const [row] = await database.query<{ widget_key: string }>(
    "select widget_key from widget_configs where id = $1",
    [widgetId],
  );
  return row?.widget_key ?? "";
}

test("a website is verified by its tag or by its DNS, and says by which", async () => {
  const { proof, verify, cookie } = await makeAdmin("Proven");
  vi.spyOn(publicWeb, "resolve").mockResolvedValue(["93.184.215.14"]);
  let html = "<p>";
  vi.spyOn(publicWeb, "fetch").mockImplementation(
    async () => new Response(html, { headers: { "Content-Type": "text/html" } }),
  );
  expect(await verify("meta")).toMatchObject({
    is_verified: false,
    problem: expect.stringContaining("no such tag"),
    installation: { verified: false, verified_by: null, verified_at: null },
  });
  html = `<head>${proof.meta_tag}</head>`;
  expect(await verify("meta")).toMatchObject({
    is_verified: true,
    problem: null,
    installation: { domain: "proven.example", verified: true, verified_by: "meta" },
  });
  vi.spyOn(publicWeb, "readTexts").mockImplementation(async (name) =>
    name === "_wetechforu.proven.example" ? [proof.dns_value] : [],
  );
  expect(await verify("dns")).toMatchObject({ installation: { verified_by: "dns" } });
  const list = await (await callAs(cookie, "/installations")).json<{ items: unknown[] }>();
  expect(list.items.map((item) => Installation.parse(item))).toMatchObject([
    { domain: "proven.example", state: "alive", verified: true },
  ]);
});

test("a website is verified by its plugin, once one was made for the widget", async () => {
  const { widgetId, userId, verify } = await makeAdmin("Plugged");
  expect(await verify("plugin")).toMatchObject({
    is_verified: false,
    problem: expect.stringContaining("No plugin was made"),
  });
  const signing = makeSecret();
  await ensurePluginKey(database.db, { widgetId, userId, fresh: signing });
  const widgetKey = await keyOf(widgetId);
  const { web } = makePluginSite({ host: "plugged.example", widgetKey, signing });
  vi.spyOn(publicWeb, "resolve").mockImplementation(web.resolve);
  vi.spyOn(publicWeb, "fetch").mockImplementation(web.fetch);
  expect(await verify("plugin")).toMatchObject({
    is_verified: true,
    problem: null,
    installation: { domain: "plugged.example", verified: true, verified_by: "plugin" },
  });
});

test("a website that is looked at again and again is left alone for a while", async () => {
  const { verify } = await makeAdmin("Busy");
  const asked: string[] = [];
  vi.spyOn(publicWeb, "resolve").mockResolvedValue(["93.184.215.14"]);
  vi.spyOn(publicWeb, "fetch").mockImplementation(async (url) => {
    asked.push(url);
    return new Response("<p>", { headers: { "Content-Type": "text/html" } });
  });
  const problems: (string | null)[] = [];
  // The platform counts by the minute: a new one may begin on the way, and not two.
  for (let call = 0; call < 21; call += 1) problems.push((await verify("meta")).problem);
  expect(problems.some((problem) => problem?.includes("asked several times"))).toBe(true);
  expect(asked.length).toBeLessThanOrEqual(20);
});

test("a website that signs with a key of the client's server is not verified by its plugin", async () => {
  const { widgetId, userId, verify } = await makeAdmin("Pasted");
  const [own, made] = [makeSecret(), makeSecret()];
  await ensurePluginKey(database.db, { widgetId, userId, fresh: made });
  await insert(database, "widget_identity_keys", {
    widget_id: widgetId,
    key_id: own.keyId,
    label: "Our server",
    algorithm: "HS256",
    secret: own.secret,
  });
  const widgetKey = await keyOf(widgetId);
  const { web } = makePluginSite({ host: "pasted.example", widgetKey, signing: own });
  vi.spyOn(publicWeb, "resolve").mockImplementation(web.resolve);
  vi.spyOn(publicWeb, "fetch").mockImplementation(web.fetch);
  expect(await verify("plugin")).toMatchObject({
    is_verified: false,
    problem: expect.stringContaining("another key than its download has"),
  });
});

test("a proof is of one widget, and looking for it stands in the audit log", async () => {
  const own = await makeAdmin("Ownproof");
  const other = await makeAdmin("Otherproof");
  expect(own.proof.meta_tag).not.toBe(other.proof.meta_tag);
  vi.spyOn(publicWeb, "readTexts").mockResolvedValue([other.proof.dns_value]);
  expect(await own.verify("dns")).toMatchObject({ is_verified: false });
  const path = `/widgets/${own.widgetId}/installations/${other.installationId}/proof`;
  expect((await callAs(own.cookie, path)).status).toBe(404);
  const [line] = await database.query(
    "select action, entity_id from audit_log where user_id = $1",
    [own.userId],
  );
  expect(line).toEqual({
    action: "installation.verified",
    entity_id: String(own.installationId),
  });
});
