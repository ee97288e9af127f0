export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One saying of a transcript. `side`: of the mail's sender, of the other, or of nobody. */
export interface Bubble {
  readonly side: "ours" | "theirs" | "neither";
  readonly who: string;
  readonly at: string;
  readonly text: string;
}

export const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const PLAIN = `${FONT};font-size:16px;line-height:24px`;
const SMALL = `${FONT};font-size:13px;line-height:20px;color:#5b6772`;

/** Throws where a link would lead to anything but a web page. */
export function requireWebAddress(url: string): void {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/u.test(url))
    throw new Error("A mail links to web addresses only.");
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A button, and the address itself for who cannot press it. */
export function htmlOfButton({ label, url }: Link): string {
  const link = escaped(url);
  return `<p style="margin:24px 0 12px"><a href="${link}" style="display:inline-block;padding:12px 20px;background:#0f766e;color:#ffffff;border-radius:6px;${FONT};font-size:16px;text-decoration:none">${escaped(label)}</a></p><p class="small" style="margin:0;${SMALL};word-break:break-all">${link}</p>`;
}

export function htmlOfLink({ label, url }: Link): string {
  return `<a class="link" href="${escaped(url)}" style="color:#0f766e">${escaped(label)}</a>`;
}

/** Shown by lists of mails only; what follows keeps them from going on with the mail's own words. */
export function htmlOfPreheader(text: string): string {
  return `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(text)}${"&#847;&zwnj;&nbsp;".repeat(40)}</div>`;
}

export function htmlOfFacts(facts: readonly Fact[]): string {
  if (facts.length === 0) return "";
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td class="small line" valign="top" style="padding:8px 16px 8px 0;border-bottom:1px solid #e2e5e9;${SMALL};white-space:nowrap">${escaped(label)}</td><td class="fact line" width="100%" valign="top" style="padding:8px 0;border-bottom:1px solid #e2e5e9;${FONT};font-size:15px;line-height:20px;color:#16202a;word-break:break-word">${inLines(value)}</td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 8px">${rows.join("")}</table>`;
}

export function htmlOfTranscript(title: string, lines: readonly Bubble[]): string {
  if (lines.length === 0) return "";
  return `<p class="small" style="margin:28px 0 4px;${SMALL};font-weight:600">${escaped(title)}</p><table role="presentation" width="100%" cellpadding="0" cellspacing="0">${lines.map(rowOf).join("")}</table>`;
}

const COLOURS = { ours: "#e3f3f1", theirs: "#eef0f2" } as const;

function rowOf({ side, who, at, text }: Bubble): string {
  const head = `<p class="small" style="margin:0 0 2px;${SMALL}">${escaped(who)} · ${escaped(at)}</p>`;
  if (side === "neither") {
    return `<tr><td style="padding:10px 0 0">${head}<p class="small" style="margin:0;${SMALL};word-break:break-word">${inLines(text)}</p></td></tr>`;
  }
  const isOurs = side === "ours";
  // A table within the cell, because some programs give a background to nothing else.
  const bubble = `<table role="presentation" cellpadding="0" cellspacing="0"${isOurs ? ' align="right"' : ""}><tr><td class="${side}" style="padding:8px 12px;background:${COLOURS[side]};border-radius:8px;${FONT};font-size:15px;line-height:21px;color:#16202a;text-align:left;word-break:break-word">${inLines(text)}</td></tr></table>`;
  return `<tr><td align="${isOurs ? "right" : "left"}" style="padding:12px ${isOurs ? "0 0 32px" : "32px 0 0"}">${head}${bubble}</td></tr>`;
}

function inLines(text: string): string {
  return escaped(text).replace(/\r?\n/g, "<br>");
}
