import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WidgetConfig } from "../../../../contracts/widget-config.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { askEdge, callWidget } from "../../../test/visitor-client.ts";

/** Stands for the built loader, which the widget's own tests are about. */
const LOADER = 'globalThis.config = "__WTFU_CONFIG__"; globalThis.ran = true;';
const HOSTILE = `</script><script>alert(1)</script> \u2028 \u2029 $& $' "quoted" \\`;

const HOUR_MS = 60 * 60 * 1000;
let clockMs = Date.now();
let key: string;
let loader: string | null;

beforeAll(async () => {
  key = (await makeWidget({ widgetName: HOSTILE })).key;
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  // Later than any loader that an earlier test had read.
  clockMs += HOUR_MS;
  vi.setSystemTime(clockMs);
  loader = LOADER;
  const ASSETS = {
    fetch: async () => new Response(loader, { status: loader === null ? 404 : 200 }),
  };
  Object.assign(env, { ASSETS });
});

afterEach(() => {
  vi.useRealTimers();
});

const embed = (file: string, headers: Record<string, string> = {}) =>
  askEdge(`/w/${file}`, { headers });

describe("the embed code", () => {
  test("is the loader with the widget's public config inside, as the config call gives it", async () => {
    const script = await (await embed(`${key}.js`)).text();
    // workerd compiles no text: the one literal is taken out as a parser would read it.
    const literal = /^globalThis\.config = (.*); globalThis\.ran = true;$/.exec(script)?.[1] ?? "";
    const config: unknown = JSON.parse(literal);
    expect(WidgetConfig.parse(config)).toEqual(await (await callWidget(key, "config")).json());
    expect(config).toMatchObject({ widget_name: HOSTILE });
  });

  test("cannot be broken out of by a widget's name", async () => {
    const script = await (await embed(`${key}.js`)).text();
    expect(script).not.toMatch(/[<\u2028\u2029]/);
    expect(script.match(/globalThis\.ran/g)).toHaveLength(1);
  });

  test("may be used by any page and kept for a minute", async () => {
    const response = await embed(`${key}.js`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=60, stale-while-revalidate=600",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
  });

  test("is not sent again to who holds it, until the loader or the widget changes", async () => {
    const etag = (await embed(`${key}.js`)).headers.get("ETag") ?? "";
    const again = await embed(`${key}.js`, { "If-None-Match": `W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    loader = `${LOADER} // newer`;
    vi.setSystemTime(Date.now() + 60_000);
    const newer = await embed(`${key}.js`, { "If-None-Match": etag });
    expect(newer.status).toBe(200);
    expect(await newer.text()).toContain("// newer");
  });

  test("of no active widget is a comment, which runs without an error", async () => {
    const inactive = (await makeWidget({ isActive: false })).key;
    const files = [
      `wtfu_${"f".repeat(32)}.js`,
      `${inactive}.js`,
      `${key}.js.js`,
      key,
      "x.js",
      `${key}.css`,
    ];
    for (const file of files) {
      const response = await embed(file);
      expect(response.status, file).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=60");
      expect(await response.text()).toMatch(/^\/\/ .*\n$/);
    }
  });

  test("without a built loader says so, and is not kept", async () => {
    loader = null;
    const response = await embed(`${key}.js`);
    expect(response.status).toBe(503);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Retry-After")).toBe("5");
  });
});
