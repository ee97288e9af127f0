import fc from "fast-check";
import { expect, test } from "vitest";
import { configFile, type PluginSetup, phpString } from "./config-file.ts";

/**
 * PHP's own reading of a string in single quotes: a backslash means itself, unless a quote or another
 * backslash follows. Tells what it says, and what is left after its closing quote.
 */
function readPhpString(source: string): { readonly text: string; readonly rest: string } {
  if (source[0] !== "'") throw new Error(`no string begins here: ${source}`);
  let text = "";
  for (let at = 1; at < source.length; at += 1) {
    const [letter = "", next = ""] = [source[at], source[at + 1]];
    if (letter === "'") return { text, rest: source.slice(at + 1) };
    const isEscape = letter === "\\" && (next === "'" || next === "\\");
    text += isEscape ? next : letter;
    if (isEscape) at += 1;
  }
  throw new Error("the string does not end");
}

const HEAD = "<?php\ndefined( 'ABSPATH' ) || exit;\n\nreturn array(\n";

/** As `require` would give it, by a reader that takes this one form and nothing else. */
function readConfig(source: string): Record<string, string> {
  expect(source.startsWith(HEAD)).toBe(true);
  let rest = source.slice(HEAD.length);
  const read: Record<string, string> = {};
  while (rest.startsWith("\t'")) {
    const key = readPhpString(rest.slice(1));
    const value = readPhpString(key.rest.replace(/^ *=> /, ""));
    read[key.text] = value.text;
    rest = value.rest.replace(/^,\n/, "");
  }
  expect(rest).toBe(");\n");
  return read;
}

const SETUP: PluginSetup = {
  widgetKey: `wtfu_${"0".repeat(32)}`,
  apiUrl: "https://edge.example",
  widgetName: "Clinic",
  identityKeyId: "wik_0123456789abcdef",
  identitySecret: "s3cret_-",
};

const NAMES = [
  `"><script>alert(1)</script> O'Neil & Söhne`,
  "\\",
  "\\'",
  "'); system('id'); ('",
  "?><?php phpinfo(); ?>",
  'a\\\\\' . $b . "$c" {$d}',
  "line\nbreak\r\n\u0000 and \u2028",
];

test.each(NAMES)("a name is text for PHP, whatever it holds (I36): %j", (widgetName) => {
  expect(readConfig(configFile({ ...SETUP, widgetName }))).toEqual({
    widget_key: SETUP.widgetKey,
    api_url: SETUP.apiUrl,
    widget_name: widgetName,
    identity_key_id: SETUP.identityKeyId,
    identity_secret: SETUP.identitySecret,
  });
});

test("PHP reads back exactly what was written, and nothing after it is swallowed", () => {
  const hostile = fc.string({
    unit: fc.constantFrom("'", "\\", "?", ">", "\n", "$", "a", "ö", "😀"),
  });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
      const read = readPhpString(`${phpString(text)}, 'next'`);
      return read.text === text && read.rest === ", 'next'";
    }),
  );
});

test("whoever asks a web server for the file is shown nothing", () => {
  expect(configFile(SETUP).startsWith("<?php\ndefined( 'ABSPATH' ) || exit;\n")).toBe(true);
});
