import { createHash } from "node:crypto";
import { keyOf, type PoFile, type Translation } from "./po-file.ts";

const MO_MAGIC = 0x950412de;
const MO_HEADER_BYTES = 28;
const PLURAL_MARK = "\u0000";

const isDone = ({ forms }: Translation) => forms.length > 0 && forms.every((form) => form !== "");

const headerText = (po: PoFile) =>
  [...po.headers].map(([name, value]) => `${name}: ${value}\n`).join("");

/** The file that WordPress before 6.5 reads: the GNU MO format, sorted, without a hash table. */
export function moFile(po: PoFile): Uint8Array {
  const pairs = po.translations
    .filter(isDone)
    .map((one) => [
      keyOf(one) + (one.plural === undefined ? "" : PLURAL_MARK + one.plural),
      one.forms.join(PLURAL_MARK),
    ])
    .concat([["", headerText(po)]])
    .map(([key = "", value = ""]) => [Buffer.from(key), Buffer.from(value)] as const)
    .sort(([one], [other]) => Buffer.compare(one, other));
  const tableBytes = pairs.length * 8;
  const header = new DataView(new ArrayBuffer(MO_HEADER_BYTES + 2 * tableBytes));
  // WordPress' reader wants the hash table, of no length, right behind the two others.
  const numbers = [
    MO_MAGIC,
    0,
    pairs.length,
    ...[0, 1].map((n) => MO_HEADER_BYTES + n * tableBytes),
  ];
  numbers.push(0, MO_HEADER_BYTES + 2 * tableBytes);
  for (const [index, number] of numbers.entries()) header.setUint32(index * 4, number, true);
  const texts: Buffer[] = [];
  let offset = header.byteLength;
  for (const [column, start] of [MO_HEADER_BYTES, MO_HEADER_BYTES + tableBytes].entries()) {
    for (const [index, pair] of pairs.entries()) {
      const bytes = pair[column] ?? Buffer.alloc(0);
      header.setUint32(start + index * 8, bytes.length, true);
      header.setUint32(start + index * 8 + 4, offset, true);
      texts.push(bytes, Buffer.from([0]));
      offset += bytes.length + 1;
    }
  }
  return Buffer.concat([Buffer.from(header.buffer), ...texts]);
}

const phpString = (text: string) =>
  text
    .split(PLURAL_MARK)
    .map((part) => `'${part.replace(/[\\']/g, "\\$&")}'`)
    .join(' . "\\0" . ');

/** The file that WordPress reads from 6.5 on, quicker than the other. */
export function phpFile(po: PoFile): string {
  const messages = po.translations
    .filter(isDone)
    .map((one) => `\t\t${phpString(keyOf(one))} => ${phpString(one.forms.join(PLURAL_MARK))},`);
  const headers: readonly (readonly [string, string])[] = [
    ["domain", "wetechforu-chat-widget"],
    ["plural-forms", po.headers.get("Plural-Forms") ?? ""],
    ["language", po.headers.get("Language") ?? ""],
  ];
  const head = headers.map(([name, value]) => `\t${phpString(name)} => ${phpString(value)},`);
  return `<?php\nreturn [\n${head.join("\n")}\n\t'messages' => [\n${messages.join("\n")}\n\t],\n];\n`;
}

/** Texts of one script, in the format of Jed, and the name under which WordPress looks for them. */
export function scriptFile(po: PoFile, script: string): { name: string; text: string } {
  const language = po.headers.get("Language") ?? "";
  const messages: Record<string, unknown> = {
    "": { domain: "messages", lang: language, "plural-forms": po.headers.get("Plural-Forms") },
  };
  for (const one of po.translations.filter(isDone)) {
    if (one.files.includes(script)) messages[keyOf(one)] = one.forms;
  }
  const hash = createHash("md5").update(script).digest("hex");
  return {
    name: `wetechforu-chat-widget-${language}-${hash}.json`,
    text: `${JSON.stringify({ domain: "messages", locale_data: { messages } }, null, 2)}\n`,
  };
}
