import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { makeWidget, type TestWidget } from "../../../test/thread-client.ts";
import { askEdge, callWidget, PAGE_ORIGIN, post, refusalOf } from "../../../test/visitor-client.ts";

const OWN_ORIGIN = "https://edge.example";
const HOSTILE = `"><script>alert(1)</script> O'Neil & Söhne`;
const WORDS = "There is no chat at this address";
let widget: TestWidget;

beforeAll(async () => {
  Object.assign(env, { ASSETS: { fetch: async () => new Response('config("__WTFU_CONFIG__")') } });
  widget = await makeWidget({
    widgetName: HOSTILE,
    welcomeMessage: `${HOSTILE}\nHow can we help?`,
    botAvatarUrl: "https://cdn.clinic.example/bot.png?a=1&b=%22",
    primaryColor: "#b42318",
    locale: "es-MX",
    contactEmail: "front@clinic.example",
    contactPhone: "+1 555 0100",
  });
});

async function open(key: string, query = "", headers: Record<string, string> = {}) {
  const response = await askEdge(`/chat/${key}${query}`, { headers });
  return { response, html: await response.text() };
}

describe("the page of a chat link", () => {
  test("shows whatever a widget is called as text, and runs nothing of it", async () => {
    const { response, html } = await open(widget.key);
    expect(response.status).toBe(200);
    expect(html).not.toContain("<script>alert");
    const escaped = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; O&#39;Neil &amp; Söhne";
    expect(html).toContain(`<title>${escaped}</title>`);
    expect(html).toContain(`<meta property="og:title" content="${escaped}">`);
    expect(html).toContain(`<meta name="description" content="${escaped} How can we help?">`);
    // Nothing of ours is written into the page either: its policy would not let it run.
    expect(html.match(/<script\b[^>]*>/g)).toEqual([
      '<script async src="/chat/page.js">',
      expect.stringMatching(
        new RegExp(
          `^<script async src="/w/${widget.key}\\.js" data-inline="#chat" nonce="[^"]+">$`,
        ),
      ),
    ]);
  });

  test("names in its policy the hosts that the widget needs, and no others", async () => {
    const { response, html } = await open(widget.key);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    const nonce = /<style nonce="([^"]+)">/.exec(html)?.[1] ?? "none";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'nonce-${nonce}'`,
      "img-src 'self' https://cdn.clinic.example",
      "connect-src 'self' wss://edge.example",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html; charset=UTF-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex",
      "referrer-policy": "same-origin",
    });
    const again = await open(widget.key);
    expect(again.html).not.toContain(nonce);
  });

  test("goes without a picture whose address could say something else to its policy", async () => {
    for (const host of ["cdn.example;sandbox", "cdn.example,default-src", "'none'"]) {
      const { key } = await makeWidget({ botAvatarUrl: `https://${host}/bot.png` });
      const { response, html } = await open(key);
      const policy = response.headers.get("Content-Security-Policy");
      expect(policy?.split("; ")).toContain("img-src 'self'");
      expect(html).not.toContain("og:image");
    }
  });

  test("lets its visitors be challenged where the widget can do that", async () => {
    const { key } = await makeWidget({ captchaSiteKey: "1x00", captchaSecretKey: "1x0000" });
    const policy = (await open(key)).response.headers.get("Content-Security-Policy");
    expect(policy).toContain("script-src 'self' https://challenges.cloudflare.com;");
    expect(policy).toContain("frame-src https://challenges.cloudflare.com;");
  });

  test("speaks the widget's language, or the one that its address asks for", async () => {
    expect((await open(widget.key)).html).toContain('<html lang="es-MX" dir="ltr">');
    const arabic = (await open(widget.key, "?locale=ar")).html;
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('data-inline="#chat" data-locale="ar"');
    const nonsense = (await open(widget.key, "?locale=%22%3E%3Cscript%3E")).html;
    expect(nonsense).toContain('<html lang="es-MX"');
    expect(nonsense).not.toContain("data-locale");
    const { key } = await makeWidget({ locale: "auto" });
    const spoken = await open(key, "", { "Accept-Language": "fr-CA, en;q=0.5" });
    expect(spoken.html).toContain('<html lang="fr-CA"');
  });

  test("says without a script how else the business can be reached", async () => {
    const { html } = await open(widget.key);
    expect(html).toContain("El chat no se ha abierto.");
    expect(html).toContain('href="mailto:front@clinic.example"');
    expect(html).toContain('href="tel:+15550100"');
  });

  test("keeps a question that its address brings behind a button, as text on one line", async () => {
    const asked = encodeURIComponent('Do you\nopen\u202e "late"? <b>');
    const { html } = await open(widget.key, `?ask=${asked}`);
    const button = /<button id="ask".*<\/button>/.exec(html)?.[0] ?? "";
    expect(button).toContain('value="Do you open &quot;late&quot;? &lt;b&gt;" hidden>');
    expect(button).toContain("<bdi>Do you open &quot;late&quot;? &lt;b&gt;</bdi>");
    expect((await open(widget.key, `?ask=${"x".repeat(301)}`)).html).not.toContain('id="ask"');
    expect((await open(widget.key, "?ask=%20")).html).not.toContain('id="ask"');
  });

  test("has a picture of its own in the widget's color", async () => {
    const response = await askEdge(`/chat/${widget.key}/icon.svg`);
    expect(response.headers.get("Content-Type")).toBe("image/svg+xml");
    expect(await response.text()).toContain('fill="#b42318"');
  });

  test("is not there for a widget that is unknown, inactive or without a link, and nobody can tell which", async () => {
    const inactive = await makeWidget({ isActive: false });
    const unlinked = await makeWidget({ enableChatLink: false });
    const bodies = new Set<string>();
    for (const key of [`wtfu_${"f".repeat(32)}`, inactive.key, unlinked.key, "x", "wtfu_1/more"]) {
      const { response, html } = await open(key, "", { "Accept-Language": "en-US" });
      expect(response.status, key).toBe(404);
      expect(response.headers.get("Content-Security-Policy")).not.toContain("script-src");
      bodies.add(html.replace(/nonce="[^"]+"/, ""));
    }
    expect([...bodies]).toEqual([expect.stringContaining(WORDS)]);
    const spanish = await open("x", "", { "Accept-Language": "es" });
    expect(spanish.html).toContain("No hay ningún chat en esta dirección");
    expect((await askEdge(`/chat/${unlinked.key}/icon.svg`)).status).toBe(404);
  });
});

describe("a widget with a list of domains", () => {
  const start = (key: string, headers: Record<string, string>) =>
    post(key, "conversation", { session_id: crypto.randomUUID() }, headers);

  test("works on the page of its chat link, though that is on no list", async () => {
    const { key } = await makeWidget({ domainWhitelist: ["clinic.example"] });
    const script = await askEdge(`/w/${key}.js`, {
      headers: { Referer: `${OWN_ORIGIN}/chat/${key}` },
    });
    expect(script.status).toBe(200);
    const started = await start(key, { Origin: OWN_ORIGIN });
    expect(started.status).toBe(200);
    expect(started.headers.get("Access-Control-Allow-Origin")).toBe(OWN_ORIGIN);
    // A browser names no origin where a page reads from its own.
    const headers = { Referer: `${OWN_ORIGIN}/chat/${key}` };
    const path = `/api/chat-widget/public/widget/${key}/config`;
    expect((await askEdge(path, { headers })).status).toBe(200);
    expect((await callWidget(key, "config", { headers: { Origin: PAGE_ORIGIN } })).status).toBe(
      200,
    );
  });

  test("is not opened to others by its chat link", async () => {
    const { key } = await makeWidget({ domainWhitelist: ["clinic.example"] });
    const strangers = ["https://edge.example.evil.example", "http://edge.example", "null"];
    for (const Origin of [...strangers, "https://edge.example:8443"]) {
      expect(await refusalOf(await start(key, { Origin }))).toMatchObject({ status: 403 });
    }
  });

  test("refuses our own page too when it has no chat link", async () => {
    const { key } = await makeWidget({
      domainWhitelist: ["clinic.example"],
      enableChatLink: false,
    });
    expect(await refusalOf(await start(key, { Origin: OWN_ORIGIN }))).toMatchObject({
      status: 403,
      code: "origin_not_allowed",
    });
    const headers = { Referer: `${OWN_ORIGIN}/chat/${key}` };
    expect((await askEdge(`/w/${key}.js`, { headers })).status).toBe(403);
  });
});
