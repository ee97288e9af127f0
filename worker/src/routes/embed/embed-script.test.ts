import fc from "fast-check";
import { expect, test } from "vitest";
import { embedScript } from "./embed-script.ts";

const LOADER = 'globalThis.found = "__WTFU_CONFIG__";';

/** The config as a browser that runs the script would have it. */
function run(script: string): unknown {
  const scope: { found?: unknown } = {};
  new Function("globalThis", script)(scope);
  return scope.found;
}

test("whatever a config says, the script holds exactly that and nothing that ends it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("</script>", "<!--", "\u2028", "\u2029", "$&", "$`", "$'", "$1", "\\", '"'),
  );
  fc.assert(
    // A config's names are ours; what stands under them is anybody's.
    fc.property(fc.record({ widget_name: text, intro_messages: fc.array(text) }), (config) => {
      const script = embedScript(LOADER, JSON.stringify(config));
      expect(run(script)).toEqual(JSON.parse(JSON.stringify(config)));
      expect(script).not.toMatch(/[<\u2028\u2029]/);
    }),
  );
});
