import type { Text } from "./scan-strings.ts";

/** A text and what it is in another language; a plural has two or more forms. */
export interface Translation {
  readonly text: string;
  readonly plural?: string;
  readonly context?: string;
  readonly forms: readonly string[];
  readonly files: readonly string[];
}

export interface PoFile {
  /** `Language: es_ES` and so on, by name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly translations: readonly Translation[];
}

/** Names a text: the same words in another context are another text. */
export function keyOf({ text, context }: { text: string; context?: string | undefined }): string {
  return context === undefined ? text : `${context}\u0004${text}`;
}

const quoted = (text: string) =>
  `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
const unquoted = (line: string) =>
  line.replace(/\\(.)/g, (_, letter) => (letter === "n" ? "\n" : letter));

/**
 * A .po file of these texts: each once, with all its places, in the order of the files. With no
 * translations it is the template; translations of texts that are gone are left out.
 */
export function writePo(
  texts: readonly Text[],
  headers: Iterable<readonly [string, string]>,
  translations: readonly Translation[] = [],
): string {
  const done = new Map(translations.map((one) => [keyOf(one), one.forms]));
  const merged = new Map<string, Text[]>();
  for (const text of texts) merged.set(keyOf(text), [...(merged.get(keyOf(text)) ?? []), text]);
  const head = [...headers].map(([name, value]) => quoted(`${name}: ${value}\n`));
  const blocks = [...merged.values()].map((same) => {
    const [first] = same;
    if (!first) return "";
    const forms = done.get(keyOf(first)) ?? [];
    const comments = new Set(same.flatMap(({ comment }) => comment ?? []));
    return [
      ...[...comments].map((comment) => `#. translators: ${comment}`),
      ...new Set(same.map(({ file, line }) => `#: ${file}:${line}`)),
      ...(first.context === undefined ? [] : [`msgctxt ${quoted(first.context)}`]),
      `msgid ${quoted(first.text)}`,
      ...(first.plural === undefined
        ? [`msgstr ${quoted(forms[0] ?? "")}`]
        : [
            `msgid_plural ${quoted(first.plural)}`,
            ...[0, 1].map((index) => `msgstr[${index}] ${quoted(forms[index] ?? "")}`),
          ]),
    ].join("\n");
  });
  return `${['msgid ""', 'msgstr ""', ...head].join("\n")}\n\n${blocks.join("\n\n")}\n`;
}

/** Reads a .po file as gettext writes it. Fuzzy and obsolete entries are left out. */
export function readPo(source: string): PoFile {
  const blocks = source.split(/\n\s*\n/).map(readBlock);
  const head = blocks.find((block) => block.msgid === "" && block.msgctxt === undefined);
  const lines = (head?.msgstr ?? "").split("\n").filter(Boolean);
  const headers = new Map(
    lines.map(
      (line) => [line.split(":")[0] ?? "", line.slice(line.indexOf(":") + 1).trim()] as const,
    ),
  );
  const translations = blocks.filter((block) => block.msgid).map(translationOf);
  return { headers, translations };
}

type Block = Record<string, string>;

function readBlock(block: string): Block {
  const found: Block = {};
  let current = "";
  if (/^#, .*fuzzy/m.test(block) || /^#~/m.test(block)) return found;
  for (const line of block.split("\n")) {
    const place = /^#: (.*)$/.exec(line);
    if (place) found.places = `${found.places ?? ""} ${place[1]}`.trim();
    const begin = /^(msg\w+(?:\[\d\])?) "(.*)"$/.exec(line);
    if (begin) {
      current = begin[1] ?? "";
      found[current] = unquoted(begin[2] ?? "");
    }
    const more = /^"(.*)"$/.exec(line);
    if (more && current) found[current] += unquoted(more[1] ?? "");
  }
  return found;
}

function translationOf(block: Block): Translation {
  const { msgid = "", msgctxt, msgid_plural: plural, msgstr, places = "" } = block;
  const numbered = Object.keys(block)
    .filter((name) => name.startsWith("msgstr["))
    .sort()
    .map((name) => block[name] ?? "");
  return {
    text: msgid,
    ...(msgctxt === undefined ? {} : { context: msgctxt }),
    ...(plural === undefined ? {} : { plural }),
    forms: msgstr === undefined ? numbered : [msgstr],
    files: places.split(" ").map((place) => place.replace(/:\d+$/, "")),
  };
}
