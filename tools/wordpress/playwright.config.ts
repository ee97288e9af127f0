import { defineConfig } from "@playwright/test";
import browserTests from "../../playwright.config.ts";
import type { Site } from "./make-site.ts";

// Run by `npm run test:wordpress`, which makes the sites and serves them.
const sites = JSON.parse(process.env.WORDPRESS_SITES ?? "[]") as Site[]; // As that tool wrote it.

export default defineConfig<{ site: Site }>({
  ...browserTests,
  testDir: "../../wordpress-plugin/tests/browser",
  testIgnore: [],
  outputDir: "../../test-results/wordpress",
  // A test walks through several pages of WordPress' own, each of which asks for a hundred files.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // The parts of a site's life follow one another; the sites live side by side.
  fullyParallel: false,
  workers: sites.length || 1,
  projects: sites.map((site) => ({ name: `WordPress ${site.version}`, use: { site } })),
});
