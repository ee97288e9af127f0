import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import tailwind from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import { widgetOriginIn, withFramesFrom } from "./frame-policy.ts";

// A local run builds while somebody looks at it.
const isLocal = process.argv.includes("--watch");

/** wrangler.toml says where the deployed widget stands. In a local run it stands on some free port. */
function narrowFrames(): Plugin {
  return {
    name: "narrow-frames",
    apply: () => !isLocal,
    async closeBundle() {
      const toml = await readFile(join(import.meta.dirname, "../wrangler.toml"), "utf8");
      const origin = process.env.WIDGET_ORIGIN ?? widgetOriginIn(toml);
      if (!origin) return;
      const path = join(import.meta.dirname, "dist/_headers");
      await writeFile(path, withFramesFrom(await readFile(path, "utf8"), origin));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), tailwind(), narrowFrames()],
  build: {
    outDir: "dist",
    // The old files must stay until the new ones are there.
    emptyOutDir: !isLocal,
    target: "es2023",
    // The policy allows no data: scripts or styles; small files are files too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
