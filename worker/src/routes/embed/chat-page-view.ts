import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { BusinessContact } from "../../../../contracts/guard.ts";
import type { WidgetConfig } from "../../../../contracts/widget-config.ts";
import { policySourceOf } from "../../domain/policy-source.ts";
import { chatPageStyle, safeColor } from "./chat-page-style.ts";
import { CHAT_PAGE_TEXTS, type ChatPageTexts, languageOf } from "./chat-page-texts.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const DESCRIPTION_CHARS_MAX = 200;
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ps|ur|yi)\b/i;

export interface ChatPage {
  readonly config: WidgetConfig;
  /** Where the page and the widget's files are. */
  readonly origin: string;
  readonly nonce: string;
  /** BCP 47: what the page speaks. */
  readonly locale: string;
  /** Whether the address asked for that language, rather than the widget. */
  readonly isWished: boolean;
  /** A question that the address brought; null: none. */
  readonly question: string | null;
}

/** A page with nothing but the chat: its script is given the place, and all else is what to say without it. */
export function chatPage(page: ChatPage): Html {
  const { config, locale, nonce } = page;
  const language = languageOf(locale);
  const texts = CHAT_PAGE_TEXTS[language];
  const direction = RIGHT_TO_LEFT.test(locale) ? "rtl" : "ltr";
  const key = config.widget_key;
  // The language that the address asks for is told to the widget; its own it knows, and `auto` it takes from the page.
  const wish = page.isWished ? html` data-locale="${locale}"` : "";
  return html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
${head(page, texts)}
<style nonce="${nonce}">${raw(chatPageStyle(config.primary_color, config.color_scheme))}</style>
</head>
<body>
<main>
<h1>${config.widget_name}</h1>
${askButton(page.question, texts)}
<div class="card">
<div class="late" lang="${language}"><p>${texts.notOpen}</p>${contact(config.contact, texts)}</div>
<div id="chat"></div>
</div>
</main>
<script async src="/chat/page.js"></script>
<script async src="/w/${key}.js" data-inline="#chat"${wish} nonce="${nonce}"></script>
</body>
</html>`;
}

function head({ config, origin, locale }: ChatPage, texts: ChatPageTexts): Html {
  const name = config.widget_name;
  const greeting = config.welcome_message.replace(/\s+/g, " ").trim();
  const description = shortened(greeting) || texts.description(name);
  const picture = pictureOf(config);
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${name}</title>
<meta name="description" content="${description}">
<meta name="robots" content="noindex">
<meta name="theme-color" content="${safeColor(config.primary_color)}">
<meta property="og:type" content="website">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${origin}/chat/${config.widget_key}">
<meta property="og:locale" content="${locale.replaceAll("-", "_")}">
${picture === null ? "" : html`<meta property="og:image" content="${picture.url.href}">`}
<link rel="icon" type="image/svg+xml" href="/chat/${config.widget_key}/icon.svg">`;
}

/** By whole characters, so that no half of one is left at the end. */
function shortened(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= DESCRIPTION_CHARS_MAX) return text;
  return `${characters.slice(0, DESCRIPTION_CHARS_MAX - 1).join("")}…`;
}

/** The bot's picture, where a browser may be sent for it, and what the page's policy calls its host. */
export function pictureOf({
  bot_avatar_url: address,
}: WidgetConfig): { readonly url: URL; readonly source: string } | null {
  const url = address === null ? null : URL.parse(address);
  const source = url && policySourceOf(url);
  return url && source ? { url, source } : null;
}

/** Out of sight until a script is there that can do what it says. */
function askButton(question: string | null, texts: ChatPageTexts): Html | "" {
  if (question === null) return "";
  return html`<button id="ask" type="button" value="${question}" hidden><span><b>${texts.ask}</b><bdi>${question}</bdi></span><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14M13 6l6 6-6 6"/></svg></button>`;
}

function contact({ email, phone, url }: BusinessContact, texts: ChatPageTexts): Html | "" {
  const site = url === null ? null : URL.parse(url);
  const isSite = site?.protocol === "https:" || site?.protocol === "http:";
  const ways = [
    ...(email === null ? [] : [{ href: `mailto:${email}`, text: email }]),
    ...(phone === null ? [] : [{ href: `tel:${phone.replace(/[^+\d]/g, "")}`, text: phone }]),
    ...(site && isSite ? [{ href: site.href, text: site.host }] : []),
  ];
  if (ways.length === 0) return "";
  return html`<p>${texts.reachUs}</p><ul>${ways.map(
    ({ href, text }) => html`<li><a href="${href}" rel="noreferrer"><bdi>${text}</bdi></a></li>`,
  )}</ul>`;
}

/** Where there is no chat to show: why, in words. */
export function wordsPage(
  kind: "unknown" | "away",
  { acceptLanguage, nonce }: { readonly acceptLanguage: string; readonly nonce: string },
): Html {
  const language = languageOf(acceptLanguage);
  const texts = CHAT_PAGE_TEXTS[language];
  const [title, text] =
    kind === "away" ? [texts.awayTitle, texts.away] : [texts.unknownTitle, texts.unknown];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${raw(chatPageStyle("", "auto"))}</style>
</head>
<body><main class="words"><h1>${title}</h1><p>${text}</p></main></body>
</html>`;
}

/** A speech bubble in the widget's color. */
export function chatIcon(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="${safeColor(color)}"/><path d="M18.5 11.7a6.3 6.3 0 0 1-9.2 5.6L5.5 18.5l1.3-3.7a6.3 6.3 0 1 1 11.7-3.1Z" fill="#fff"/></svg>`;
}
