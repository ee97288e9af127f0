import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { WIDGET_KEY_PATTERN, type WidgetConfig } from "../../../../contracts/widget-config.ts";
import type { AppEnv } from "../../env.ts";
import { answerError } from "../../errors.ts";
import { readWidget } from "../../snapshots/read-widget.ts";
import { CHAT_PAGE_SCRIPT } from "./chat-page-script.ts";
import { chatIcon, chatPage, type Html, pictureOf, wordsPage } from "./chat-page-view.ts";

type Page = Context<AppEnv>;

const LOCALE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const QUESTION_CHARS_MAX = 300;
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Where visitors who must prove themselves are sent for it. */
const CHALLENGES = "https://challenges.cloudflare.com";
const FILE_CACHE = "public, max-age=3600, stale-while-revalidate=86400";

const EVERY_PAGE = {
  "X-Content-Type-Options": "nosniff",
  // The widget's calls to us say which page they come from; nobody else learns it.
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "Strict-Transport-Security": "max-age=63072000",
  "X-Robots-Tag": "noindex",
  // Made at the edge in no time, and gone at once when the link is switched off.
  "Cache-Control": "no-store",
} as const;

/** `/chat/<key>`: a page of ours with nothing but the chat, to be linked to. */
export const chatPageRoutes = new Hono<AppEnv>()
  .onError(answerWithPage)
  .get("/page.js", (c) => {
    c.header("Cache-Control", FILE_CACHE);
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(CHAT_PAGE_SCRIPT, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  })
  .get("/:key/icon.svg", async (c) => {
    const config = await findLinked(c);
    if (!config) return sayUnknown(c);
    c.header("Cache-Control", FILE_CACHE);
    c.header("X-Content-Type-Options", "nosniff");
    // A picture that is opened by itself is a page of ours too.
    c.header("Content-Security-Policy", "default-src 'none'");
    return c.body(chatIcon(config.primary_color), 200, { "Content-Type": "image/svg+xml" });
  })
  .get("/:key", async (c) => {
    const config = await findLinked(c);
    if (!config) return sayUnknown(c);
    const wished = c.req.query("locale");
    const isWished = wished !== undefined && LOCALE.test(wished);
    const nonce = newNonce();
    const page = chatPage({
      config,
      nonce,
      isWished,
      origin: new URL(c.req.url).origin,
      locale: isWished ? wished : spokenBy(config, c),
      question: questionIn(c.req.query("ask")),
    });
    return show(c, page, policyFor(config, new URL(c.req.url), nonce));
  })
  .all("*", sayUnknown);

/** Null for an unknown widget, one that is switched off, and one without a link: nobody can tell which. */
async function findLinked(c: Page): Promise<WidgetConfig | null> {
  const key = c.req.param("key") ?? "";
  if (!WIDGET_KEY_PATTERN.test(key)) return null;
  const widget = await readWidget(c.env, c.executionCtx, key);
  return widget?.snapshot.rules.hasChatLink ? widget.snapshot.config : null;
}

/** A widget without a language of its own speaks its visitor's. */
function spokenBy({ locale }: WidgetConfig, c: Page): string {
  if (LOCALE.test(locale)) return locale;
  const asked = acceptLanguage(c).split(/[,;]/)[0]?.trim() ?? "";
  return LOCALE.test(asked) ? asked : "en";
}

function acceptLanguage(c: Page): string {
  return c.req.header("Accept-Language")?.trim() ?? "";
}

/** One line, without the signs that turn text around: what is read must be what is asked. */
function questionIn(asked: string | undefined): string | null {
  const line =
    asked
      ?.replace(TURNING, "")
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim() ?? "";
  return line === "" || line.length > QUESTION_CHARS_MAX ? null : line;
}

/**
 * What the widget needs, each host by its name. Styles have a nonce, since browsers without
 * constructed sheets get the widget's as an element.
 */
function policyFor(config: WidgetConfig, { host, protocol }: URL, nonce: string): string {
  const canChallenge = config.captcha_site_key !== null;
  const picture = pictureOf(config);
  return [
    "default-src 'none'",
    `script-src 'self'${canChallenge ? ` ${CHALLENGES}` : ""}`,
    `style-src 'nonce-${nonce}'`,
    `img-src 'self'${picture ? ` ${picture.source}` : ""}`,
    // Not every browser takes 'self' to mean its sockets too.
    `connect-src 'self' ${protocol === "https:" ? "wss" : "ws"}://${host}`,
    ...(canChallenge ? [`frame-src ${CHALLENGES}`] : []),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

function show(c: Page, page: Html, policy: string, status: ContentfulStatusCode = 200) {
  for (const [name, value] of Object.entries(EVERY_PAGE)) c.header(name, value);
  c.header("Content-Security-Policy", policy);
  return c.html(page, status);
}

function sayUnknown(c: Page) {
  return showWords(c, "unknown", 404);
}

function showWords(c: Page, kind: "unknown" | "away", status: ContentfulStatusCode) {
  const nonce = newNonce();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`;
  return show(c, wordsPage(kind, { acceptLanguage: acceptLanguage(c), nonce }), policy, status);
}

/** Somebody reads this: a refusal in JSON would tell them nothing. */
function answerWithPage(error: Error, c: Page): Response | Promise<Response> {
  // It also writes down what nobody foresaw.
  const refusal = answerError(error, c);
  return showWords(c, "away", refusal.status === 503 ? 503 : 500);
}
