import {
  type Bubble,
  escaped,
  type Fact,
  FONT,
  htmlOfButton,
  htmlOfFacts,
  htmlOfLink,
  htmlOfPreheader,
  htmlOfTranscript,
  type Link,
  PLAIN,
  requireWebAddress,
} from "./layout-parts.ts";

/** What a mail says, before it looks like anything. */
export interface Letter {
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preheader?: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly Fact[];
  readonly transcript?: { readonly title: string; readonly lines: readonly Bubble[] };
  readonly action?: Link;
  /** Below the button, and of less weight. */
  readonly links?: readonly Link[];
  /** Small, below: why the reader gets this. */
  readonly footer: string;
  readonly footerLink?: Link;
}

export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const WIDTH_PX = 600;
// Mail programs that read it have a dark page of their own; the others keep the inline colours.
const DARK =
  "@media (prefers-color-scheme:dark){.page{background:#14181c!important}.card{background:#1e242a!important;border-color:#39424b!important}.words,.fact{color:#e8ecef!important}.small{color:#a3aeb8!important}.line{border-color:#39424b!important}.theirs{background:#2a323a!important;color:#e8ecef!important}.ours{background:#12403c!important;color:#e8ecef!important}.link{color:#5eead4!important}}";
const NARROW =
  "@media (max-width:480px){.edge{padding:16px 8px!important}.words{padding:20px!important}}";

/** One column that any mail program shows, and the same words as plain text. */
export function writeMail(letter: Letter): WrittenMail {
  for (const { url } of linksOf(letter)) requireWebAddress(url);
  return { subject: oneLine(letter.subject), html: htmlOf(letter), text: textOf(letter) };
}

function linksOf({ action, links = [], footerLink }: Letter): Link[] {
  return [action, ...links, footerLink].filter((link) => link !== undefined);
}

function textOf(letter: Letter): string {
  const { paragraphs, facts = [], transcript, action, links = [], footer, footerLink } = letter;
  const parts = [
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join("\n")] : []),
    ...[action, ...links].flatMap((link) => (link ? [textOfLink(link)] : [])),
    ...(transcript ? [transcript.title, ...transcript.lines.map(textOfLine)] : []),
    "—",
    footer,
    ...(footerLink ? [textOfLink(footerLink)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function textOfLink({ label, url }: Link): string {
  return `${label}:\n${url}`;
}

function textOfLine({ who, at, text }: Bubble): string {
  return `${who}, ${at}\n${text.replace(/^/gm, "  ")}`;
}

function htmlOf(letter: Letter): string {
  const { subject, preheader, paragraphs, facts = [], transcript, action } = letter;
  const { links = [], footer, footerLink } = letter;
  const body = [
    ...paragraphs.map((text) => `<p style="margin:0 0 16px;${PLAIN}">${escaped(text)}</p>`),
    htmlOfFacts(facts),
    action ? htmlOfButton(action) : "",
    ...links.map((link) => `<p style="margin:12px 0 0;${PLAIN}">${htmlOfLink(link)}</p>`),
    transcript ? htmlOfTranscript(transcript.title, transcript.lines) : "",
  ].join("");
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>${NARROW}${DARK}</style><title>${escaped(subject)}</title></head>
<body class="page" style="margin:0;padding:0;background:#f4f5f6">${preheader ? htmlOfPreheader(preheader) : ""}<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f6"><tr><td class="edge" align="center" style="padding:32px 16px">
<table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:${WIDTH_PX}px;background:#ffffff;border:1px solid #e2e5e9;border-radius:8px"><tr><td class="words" style="padding:32px;color:#16202a">${body}</td></tr></table>
<p class="small" style="margin:16px 0 0;max-width:${WIDTH_PX}px;${FONT};font-size:13px;line-height:20px;color:#5b6772">${escaped(footer)}${footerLink ? `<br>${htmlOfLink(footerLink)}` : ""}</p>
</td></tr></table></body></html>`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
