import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES_FOLDER, pluginTexts, translationFiles } from "./build-translations.ts";
import { keyOf, readPo, writePo } from "./po-file.ts";
import { scanTexts } from "./scan-strings.ts";

const read = (file: string) => readFileSync(path.join(LANGUAGES_FOLDER, file));
const languages = readdirSync(LANGUAGES_FOLDER).filter((file) => file.endsWith(".po"));
const PLACEHOLDER = /%(?:\d+\$)?[sd]/g;
const placeholdersOf = (text: string) => (text.match(PLACEHOLDER) ?? []).sort();

describe("the plugin's languages", () => {
  test("the template and every compiled file are up to date", () => {
    for (const [name, content] of translationFiles()) {
      expect(read(name).equals(Buffer.from(content)), name).toBe(true);
    }
  });

  test("no file is left over from a script that is gone", () => {
    const made = [...translationFiles().keys(), "index.php"];
    expect(readdirSync(LANGUAGES_FOLDER).filter((file) => !made.includes(file))).toEqual([]);
  });

  test.each(languages)("%s says every text", (file) => {
    const { translations } = readPo(read(file).toString("utf8"));
    const done = translations.filter(({ forms }) => forms.every(Boolean)).map(keyOf);
    const missing = pluginTexts().filter((text) => !done.includes(keyOf(text)));
    expect(missing.map(({ text }) => text)).toEqual([]);
  });

  test.each(languages)("%s has the same placeholders as the English text", (file) => {
    for (const { text, forms } of readPo(read(file).toString("utf8")).translations) {
      for (const form of forms) expect(placeholdersOf(form), text).toEqual(placeholdersOf(text));
    }
  });

  test("a text with a placeholder tells translators what stands there", () => {
    const silent = pluginTexts().filter(({ text, comment }) => /%/.test(text) && !comment);
    expect(silent.map(({ text }) => text)).toEqual([]);
  });
});

describe("reading texts from code", () => {
  const scan = (source: string) => scanTexts("a.php", source);

  test("quotes, contexts and plurals are read as PHP means them", () => {
    const source = `__( 'It\\'s', 'wetechforu-chat-widget' );
      _x( "Two\\nlines", 'context', 'wetechforu-chat-widget' );
      _n( '%d site', '%d sites', $count, 'wetechforu-chat-widget' );`;
    expect(scan(source)).toEqual([
      { text: "It's", file: "a.php", line: 1 },
      { text: "Two\nlines", context: "context", file: "a.php", line: 2 },
      { text: "%d site", plural: "%d sites", file: "a.php", line: 3 },
    ]);
  });

  test("a text that translators' tools could not find is refused", () => {
    expect(() => scan("__( $text, 'wetechforu-chat-widget' );")).toThrow("a.php:1");
    expect(() => scan("__( 'Text', 'another-domain' );")).toThrow("a.php:1");
  });

  test("a comment belongs to the next text and to no other", () => {
    const source = `/* translators: %s: a host. */
      __( 'At %s', 'wetechforu-chat-widget' ); __( 'Here', 'wetechforu-chat-widget' );`;
    expect(scan(source).map(({ comment }) => comment)).toEqual(["%s: a host.", undefined]);
  });

  test("what is written as a .po file is read as it was", () => {
    const texts = [{ text: 'A "quote"\\ and\na line', context: "c", file: "a.php", line: 1 }];
    const translations = [{ text: texts[0]?.text ?? "", context: "c", forms: ["Sí"], files: [] }];
    const po = readPo(writePo(texts, [["Language", "es_ES"]], translations));
    expect(po.headers.get("Language")).toBe("es_ES");
    expect(po.translations).toEqual([
      { text: 'A "quote"\\ and\na line', context: "c", forms: ["Sí"], files: ["a.php"] },
    ]);
  });
});
