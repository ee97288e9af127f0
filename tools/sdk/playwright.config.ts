import { defineConfig } from "@playwright/test";
import shared from "../../playwright.config.ts";

// Run by `npm run test:sdk`, which serves the apps; the other browser tests know nothing of them.
export default defineConfig({
  ...shared,
  testDir: "specs",
  testIgnore: [],
});
