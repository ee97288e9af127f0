import { env } from "cloudflare:workers";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeOwnWidget } from "../../../test/own-widget.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { readWidget } from "../../snapshots/read-widget.ts";

const NAME = `"><script>alert(1)</script> O'Neil & Söhne`;
const CONFIG = "wetechforu-chat-widget/config.php";
const WIDGET_ORIGIN = "https://edge.example";

const database = openBoundDatabase();
let built: Uint8Array | null;

/** Stands for the built plugin, which the plugin's own tests are about. */
beforeEach(() => {
  built = zipSync({ "wetechforu-chat-widget/main.php": strToU8("<?php\n") });
  Object.assign(env, {
    ASSETS: { fetch: async () => new Response(built, { status: built === null ? 404 : 200 }) },
  });
});

async function makeOwner() {
  const widget = await makeOwnWidget(database, { widgetName: NAME });
  const [row] = await database.query<{ client_id: number }>(
    "select client_id from widget_configs where id = $1",
    [widget.id],
  );
  const { cookie, userId } = await signedIn(database, "client_admin", row?.client_id ?? 0);
  const download = () => sendAs(cookie, "POST", `/widgets/${widget.id}/wordpress-plugin`);
  return { widget, cookie, userId, download };
}

async function configIn(response: Response): Promise<string> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual([CONFIG, "wetechforu-chat-widget/main.php"]);
  return strFromU8(files[CONFIG] ?? new Uint8Array());
}

const secretIn = (config: string) => /'identity_secret' => '([\w-]+)'/.exec(config)?.[1];

test("a client's admin gets the plugin as a zip, set up for the widget", async () => {
  const { widget, download } = await makeOwner();
  const response = await download();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "content-disposition":
      'attachment; filename="wetechforu-chat-widget-script-alert-1-script-o-neil-sohne.zip"',
    "cache-control": "no-store",
  });
  const config = await configIn(response);
  expect(config).toContain(`'widget_key'      => '${widget.widgetKey}'`);
  expect(config).toContain(`'api_url'         => '${WIDGET_ORIGIN}'`);
  expect(config).toContain(String.raw`'"><script>alert(1)</script> O\'Neil & Söhne'`);
  expect(config).toMatch(/'identity_key_id' => 'wik_[0-9a-f]{16}'/);
  expect(secretIn(config)).toMatch(/^[\w-]{43}$/);
});

test("a second download has the same secret, so that the first goes on working", async () => {
  const { widget, download } = await makeOwner();
  const [first, second] = [await configIn(await download()), await configIn(await download())];
  expect(second).toBe(first);
  const keys = await database.query(
    "select purpose, algorithm, secret from widget_identity_keys where widget_id = $1",
    [widget.id],
  );
  expect(keys).toEqual([{ purpose: "wordpress", algorithm: "HS256", secret: secretIn(first) }]);
});

test("a retired secret is never handed out again", async () => {
  const { widget, download } = await makeOwner();
  const first = secretIn(await configIn(await download()));
  await database.query("update widget_identity_keys set retired_at = now() where widget_id = $1", [
    widget.id,
  ]);
  const second = secretIn(await configIn(await download()));
  expect(second).toMatch(/^[\w-]{43}$/);
  expect(second).not.toBe(first);
});

test("what the plugin signs with is known at the edge as soon as the zip is there", async () => {
  const { widget, download } = await makeOwner();
  const secret = secretIn(await configIn(await download()));
  const background = { waitUntil: () => undefined };
  const read = await readWidget(testEnv, background, widget.widgetKey);
  expect(read?.snapshot.rules.identity.keys).toMatchObject([{ algorithm: "HS256", secret }]);
});

test("the log says who took it, and nothing of the secret", async () => {
  const { widget, userId, download } = await makeOwner();
  const secret = secretIn(await configIn(await download()));
  const lines = await database.query<{ action: string; entity_id: string; row: string }>(
    "select action, entity_id, to_jsonb(a)::text as row from audit_log a where user_id = $1",
    [userId],
  );
  expect(lines).toMatchObject([
    { action: "widget.plugin_downloaded", entity_id: String(widget.id) },
  ]);
  expect(lines[0]?.row).not.toContain(secret);
});

test("whoever may not manage widgets gets neither plugin nor secret, and another client's admin sees none", async () => {
  const { widget } = await makeOwner();
  const [row] = await database.query<{ client_id: number }>(
    "select client_id from widget_configs where id = $1",
    [widget.id],
  );
  const reader = await signedIn(database, "client_user", row?.client_id ?? 0);
  const path = `/widgets/${widget.id}/wordpress-plugin`;
  expect((await sendAs(reader.cookie, "POST", path)).status).toBe(404);
  const stranger = await makeOwner();
  expect((await sendAs(stranger.cookie, "POST", path)).status).toBe(404);
  // A link that somebody follows changes nothing and gives nothing out.
  expect((await callAs(stranger.cookie, path)).status).toBe(404);
});

test("a deployment without the built plugin says so", async () => {
  const { widget, download } = await makeOwner();
  built = null;
  expect(await refusalOf(await download())).toMatchObject({
    status: 503,
    message: expect.stringContaining("Build the widget again"),
  });
  const keys = await database.query("select id from widget_identity_keys where widget_id = $1", [
    widget.id,
  ]);
  expect(keys).toEqual([]);
});
