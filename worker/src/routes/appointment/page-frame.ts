import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { PageLanguage } from "./page-texts.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f6; --card: #fff; --line: #dfe3e7; --text: #16202a; --soft: #5b6772; --main: #0f766e; --on-main: #fff; --warn: #b42318; }
@media (prefers-color-scheme: dark) { :root { --page: #14181c; --card: #1e242a; --line: #39424b; --text: #e8ecef; --soft: #a3aeb8; --main: #2dd4bf; --on-main: #04211e; --warn: #fda29b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.business { margin: 0 0 .75rem; color: var(--soft); font-weight: 600; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 1rem; }
dl { margin: 0 0 1.25rem; padding: .25rem 0; border-block: 1px solid var(--line); }
dl div { padding: .5rem 0; }
dt { color: var(--soft); font-size: .8125rem; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
dd.plain { font-weight: 400; }
.status { color: var(--soft); }
.warning { color: var(--warn); font-weight: 600; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin: 0 0 .5rem; font-weight: 600; }
.times { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.25rem, 1fr)); gap: .5rem; }
.times label { position: relative; display: block; }
.times input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.times span { display: block; padding: .625rem .25rem; border: 1px solid var(--line); border-radius: 8px; text-align: center; font-variant-numeric: tabular-nums; }
.times input:hover + span { border-color: var(--main); }
.times input:checked + span { background: var(--main); border-color: var(--main); color: var(--on-main); font-weight: 600; }
.times input:focus-visible + span { outline: 3px solid var(--main); outline-offset: 2px; }
.do { position: sticky; bottom: 0; padding: .75rem 0; background: var(--card); }
button { width: 100%; padding: .875rem 1rem; border: 0; border-radius: 8px; background: var(--main); color: var(--on-main); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
a { color: var(--main); }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; }
.links a { padding: .375rem 0; }
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Nothing runs, nothing is fetched, nothing frames it; its forms come back to us. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export interface Page {
  readonly language: PageLanguage;
  readonly title: string;
  /** Whose page it is; null where that is not known. */
  readonly business: string | null;
  readonly body: Html;
}

/** A page that needs no script and nothing beside itself. */
export function framed({ language, title, business, body }: Page): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main>
${business === null ? "" : html`<p class="business">${business}</p>`}
<div class="card"><h1>${title}</h1>
${body}
</div></main></body>
</html>`;
}
