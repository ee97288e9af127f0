import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { configFile, type PluginSetup } from "./config-file.ts";

/** The plugin's folder, by which WordPress knows it. */
export const PLUGIN_SLUG = "wetechforu-chat-widget";
/** Of `widget/dist`: made by the build of the widget, the same for everybody. */
export const PLUGIN_ASSET = `/plugin/${PLUGIN_SLUG}.zip`;
/** Of one widget's copy of the plugin, in its folder. */
export const CONFIG_FILE = "config.php";
const CONFIG_NAME = `${PLUGIN_SLUG}/${CONFIG_FILE}`;
const FILE_NAME_CHARS_MAX = 40;
/** Whoever unpacks by hand, on a system of the Unix kind, gets files that the web server may read. */
export const READABLE = { os: 3, attrs: 0o644 << 16 } as const;

/** The built plugin with its config inside: what WordPress takes by upload. `nowMs` dates its files. */
export function setUpPlugin(built: Uint8Array, setup: PluginSetup, nowMs: number): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(built))) {
    // A folder's own entry says nothing that its files do not.
    if (!name.endsWith("/")) files[name] = bytes;
  }
  files[CONFIG_NAME] = strToU8(configFile(setup));
  return zipSync(files, { mtime: nowMs, ...READABLE });
}

/** Tells several widgets' files apart in a folder of downloads. Letters, digits and dashes only. */
export function pluginFileName(widgetName: string): string {
  const words = widgetName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, FILE_NAME_CHARS_MAX)
    .replace(/^-|-$/g, "");
  return words === "" ? `${PLUGIN_SLUG}.zip` : `${PLUGIN_SLUG}-${words}.zip`;
}
