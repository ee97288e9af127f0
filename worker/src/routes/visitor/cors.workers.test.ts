import { beforeAll, describe, expect, test } from "vitest";
import { makeWidget } from "../../../test/thread-client.ts";
import { askEdge, callWidget, PAGE_ORIGIN, refusalOf } from "../../../test/visitor-client.ts";

let openKey: string;
let fencedKey: string;

beforeAll(async () => {
  openKey = (await makeWidget()).key;
  fencedKey = (await makeWidget({ domainWhitelist: ["*.fenced.example", "fenced.example"] })).key;
});

/** All that the public API has, and `erase`, whatever becomes of it. */
const EVERY_CALL: readonly (readonly [method: string, call: string])[] = [
  ...["config", "socket", "availability"].map((call) => ["GET", call] as const),
  ...[
    ...["conversation", "message", "messages", "capture-lead", "feedback", "event", "disclaimer"],
    ...["rating", "end", "handoff", "transcript", "erase", "appointments", "appointments/hold"],
  ].map((call) => ["POST", call] as const),
];

function preflight(widgetKey: string, origin: string): Promise<Response> {
  const headers = {
    Origin: origin,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
  };
  return callWidget(widgetKey, "message", { method: "OPTIONS", headers });
}

describe("a preflight", () => {
  test("is answered for a day, without credentials", async () => {
    const response = await preflight(openKey, PAGE_ORIGIN);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": PAGE_ORIGIN,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "Content-Type",
      "access-control-max-age": "86400",
      vary: "Origin",
    });
    expect(response.headers.has("Access-Control-Allow-Credentials")).toBe(false);
  });

  test("of a page that may not embed the widget is refused", async () => {
    const response = await preflight(fencedKey, PAGE_ORIGIN);
    expect(response.status).toBe(403);
    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
  });

  test("for an unknown widget passes, so that the page can read the refusal that follows", async () => {
    const response = await preflight(`wtfu_${"f".repeat(32)}`, PAGE_ORIGIN);
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE_ORIGIN);
  });
});

describe("a widget with a list of domains", () => {
  test.each(["https://fenced.example", "https://www.fenced.example"])(
    "serves %s",
    async (origin) => {
      const response = await callWidget(fencedKey, "config", { headers: { Origin: origin } });
      expect(response.status).toBe(200);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(origin);
      expect(response.headers.get("Access-Control-Expose-Headers")).toContain("Retry-After");
    },
  );

  test.each(["https://fenced.example.evil.example", "null", ""])("refuses %j", async (origin) => {
    const response = await callWidget(fencedKey, "config", { headers: { Origin: origin } });
    expect(await refusalOf(response)).toMatchObject({ status: 403, code: "origin_not_allowed" });
  });

  test.each(EVERY_CALL)(
    "refuses %s %s of other pages, and of those that say nothing",
    async (method, call) => {
      const path = `/api/chat-widget/public/widget/${fencedKey}/${call}`;
      const told = [{}, { Origin: "null" }, { Referer: "https://evil.example/fenced.example" }];
      for (const headers of [
        ...told,
        { Origin: PAGE_ORIGIN, Referer: "https://fenced.example/" },
      ]) {
        const response = await askEdge(path, { method, headers });
        expect(await refusalOf(response)).toMatchObject({
          status: 403,
          code: "origin_not_allowed",
        });
      }
    },
  );

  test("judges a request without an origin by its referrer", async () => {
    const ask = async (referer: string) => {
      const path = `/api/chat-widget/public/widget/${fencedKey}/config`;
      return (await askEdge(path, { headers: { Referer: referer } })).status;
    };
    expect(await ask("https://fenced.example/contact?a=b")).toBe(200);
    expect(await ask("https://evil.example/fenced.example")).toBe(403);
  });
});
