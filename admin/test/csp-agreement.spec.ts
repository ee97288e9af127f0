import { createHash } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import {
  allowsInline,
  allowsScript,
  allowsUrl,
  governing,
  type Policy,
  parsePolicies,
} from "../../worker/src/install-doctor/csp.ts";

// What the install doctor says of a policy, beside what a browser does by it.

const PAGE = new URL("https://shop.example/cart");
const LOADER = new URL("https://edge.example/w/x.js");
const CALL = new URL("https://edge.example/api/config");
const SOCKET = new URL("wss://edge.example/socket");
const INLINE = "window.inlineRan = true;";
const HASH = createHash("sha256").update(INLINE).digest("base64");

const POLICIES = [
  "script-src 'self'",
  "script-src https://edge.example; connect-src https://edge.example wss://edge.example",
  "script-src edge.example; connect-src edge.example",
  "script-src EDGE.example:443; connect-src edge.example:*",
  "script-src https://edge.example:8443; connect-src https://edge.example:8443",
  "script-src http://edge.example; connect-src ws://edge.example",
  "script-src http://edge.example:80",
  "script-src *.example; connect-src *.edge.example",
  "script-src https:; connect-src wss:",
  "script-src *; connect-src *",
  "script-src https://edge.example/w/; connect-src https://edge.example/api/",
  "script-src https://edge.example/w; connect-src https://edge.example/api",
  "script-src https://edge.example/w/x.js",
  "script-src https://edge.example/%77/x.js",
  "script-src https://edge.example/W/",
  "default-src 'none'",
  "default-src 'none' https://edge.example",
  "default-src 'self'; script-src-elem https://edge.example; connect-src 'none'",
  "script-src 'nonce-abc'",
  "script-src 'nonce-other' https://edge.example",
  "script-src 'nonce-abc' 'strict-dynamic'",
  "script-src 'nonce-other' 'strict-dynamic' https://edge.example https:",
  "script-src 'unsafe-inline' https://edge.example",
  "script-src 'unsafe-inline' 'nonce-other'",
  `script-src 'sha256-${HASH}'`,
  "script-src https://edge.example, script-src 'self'",
  "Script-Src https://edge.example; script-src 'none'",
] as const;

/** What the browser refused on a page under this policy. */
async function refusedBy(page: Page, policy: string) {
  await page.route("https://edge.example/**", (route) =>
    route.fulfill({
      contentType: route.request().url().endsWith(".js") ? "text/javascript" : "application/json",
      headers: { "Access-Control-Allow-Origin": "*" },
      body: route.request().url().endsWith(".js") ? "window.loaderRan = true;" : "{}",
    }),
  );
  await page.route(PAGE.href, (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body: `<!doctype html><title>x</title><script>${INLINE}</script>
        <script nonce="abc" src="${LOADER.href}"></script>`,
    }),
  );
  await page.goto(PAGE.href);
  // Asked by the test itself, whose scripts no policy holds up.
  return page.evaluate(
    async ({ call, socket }) => {
      const refused: string[] = [];
      addEventListener("securitypolicyviolation", ({ blockedURI }) => refused.push(blockedURI));
      const isCalled = await fetch(call).then(
        () => true,
        () => false,
      );
      const opened = new WebSocket(socket);
      await new Promise((resolve) => {
        opened.onerror = resolve;
        opened.onopen = resolve;
      });
      return {
        loader: !Reflect.get(window, "loaderRan"),
        inline: !Reflect.get(window, "inlineRan"),
        call: !isCalled,
        socket: refused.some((uri) => uri.startsWith("wss:")),
      };
    },
    { call: CALL.href, socket: SOCKET.href },
  );
}

/** What the doctor says is refused. */
function refusedByDoctor(policies: readonly Policy[]) {
  const anyOf = (isAllowed: (policy: Policy) => boolean) => !policies.every(isAllowed);
  const scripts = (policy: Policy) => governing(policy, "script")?.sources;
  const calls = (policy: Policy) => governing(policy, "connect")?.sources;
  const script = { url: LOADER, nonce: "abc", isParserInserted: true };
  return {
    loader: anyOf((policy) => allowsScript(scripts(policy) ?? ["*"], script, PAGE)),
    inline: anyOf((policy) => allowsInline(scripts(policy) ?? ["'unsafe-inline'"], "", INLINE)),
    call: anyOf((policy) => allowsUrl(calls(policy) ?? ["*"], CALL, PAGE)),
    socket: anyOf((policy) => allowsUrl(calls(policy) ?? ["*"], SOCKET, PAGE)),
  };
}

test("of scripts and calls the doctor says what the browser does, of sockets never less", async ({
  page,
}) => {
  for (const policy of POLICIES) {
    const real = await refusedBy(page, policy);
    const said = refusedByDoctor(parsePolicies(policy, "header"));
    const { socket, ...others } = said;
    expect({ policy, ...others }).toEqual({
      policy,
      loader: real.loader,
      inline: real.inline,
      call: real.call,
    });
    // Some browsers let https stand for wss. What the doctor asks for is taken by all.
    if (real.socket) expect({ policy, socket }).toEqual({ policy, socket: true });
    await page.unrouteAll();
  }
});
