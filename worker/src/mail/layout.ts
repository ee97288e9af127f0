/** What a mail says, before it looks like anything. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Small, below: why the reader gets this. */
  readonly footer: string;
}

export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const WIDTH_PX = 600;
// Mail programs that read it have a dark page of their own; the others keep the inline colours.
const DARK =
  "@media (prefers-color-scheme:dark){.page{background:#14181c!important}.card{background:#1e242a!important;border-color:#39424b!important}.words{color:#e8ecef!important}.small{color:#a3aeb8!important}}";
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** One column that any mail program shows, and the same words as plain text. */
export function writeMail(letter: Letter): WrittenMail {
  return { subject: oneLine(letter.subject), html: htmlOf(letter), text: textOf(letter) };
}

function textOf({ paragraphs, action, footer }: Letter): string {
  const parts = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    "—",
    footer,
  ];
  return `${parts.join("\n\n")}\n`;
}

function htmlOf({ subject, paragraphs, action, footer }: Letter): string {
  const body = paragraphs
    .map(
      (text) =>
        `<p style="margin:0 0 16px;${FONT};font-size:16px;line-height:24px">${escaped(text)}</p>`,
    )
    .join("");
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>${DARK}</style><title>${escaped(subject)}</title></head>
<body class="page" style="margin:0;padding:0;background:#f4f5f6"><table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f6"><tr><td align="center" style="padding:32px 16px">
<table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:${WIDTH_PX}px;background:#ffffff;border:1px solid #e2e5e9;border-radius:8px"><tr><td class="words" style="padding:32px;color:#16202a">${body}${action ? button(action) : ""}</td></tr></table>
<p class="small" style="margin:16px 0 0;max-width:${WIDTH_PX}px;${FONT};font-size:13px;line-height:20px;color:#5b6772">${escaped(footer)}</p>
</td></tr></table></body></html>`;
}

function button({ label, url }: { readonly label: string; readonly url: string }): string {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/u.test(url))
    throw new Error("A mail links to web addresses only.");
  const link = escaped(url);
  return `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;background:#0f766e;color:#ffffff;border-radius:6px;${FONT};font-size:16px;text-decoration:none">${escaped(label)}</a></p><p class="small" style="margin:0;${FONT};font-size:13px;line-height:20px;color:#5b6772;word-break:break-all">${link}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
