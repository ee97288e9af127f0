/** The place in the built loader where a widget's config goes; see widget/build.ts. */
const CONFIG_PLACE = '"__WTFU_CONFIG__"';

/**
 * The loader with a widget's public config inside. JSON is not quite a subset of what may stand in
 * a script: `<` could end an inline copy of it, and old engines read U+2028 and U+2029 as line ends.
 */
export function embedScript(loader: string, configJson: string): string {
  const literal = configJson
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  // A function, because `$&` and its kin mean something in a replacement text.
  return loader.replace(CONFIG_PLACE, () => literal);
}
