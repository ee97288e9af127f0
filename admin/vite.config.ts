import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), tailwind()],
  build: {
    outDir: "dist",
    // While somebody looks at it, the old files must stay until the new ones are there.
    emptyOutDir: !process.argv.includes("--watch"),
    target: "es2023",
    // The policy allows no data: scripts or styles; small files are files too.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
