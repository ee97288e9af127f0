import { defineConfig } from "@playwright/test";

// Run by `npm run test:browser`, which starts the product and finds the browser.
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  // These need what `npm run test:sdk` and `npm run test:wordpress` make: apps, and a WordPress.
  testIgnore: ["**/tools/sdk/**", "wordpress-plugin/**"],
  // Each test is a visitor of its own with a session of its own; they share the product.
  fullyParallel: true,
  // A good part of a test's time is waiting, for the product or for what it does on purpose.
  workers: 3,
  // Reading a page by the rules of access, in every state, takes most of a minute on two cores.
  timeout: 90_000,
  // On a shared machine a stall may outlast any wait. What passes only at its second try is listed
  // as flaky in the report, to be looked at; what fails twice fails the run.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.PRODUCT_URL ?? "http://127.0.0.1:8787",
    // Of each first try it would cost a good part of the run.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Tests stand in for other websites; those may call the product on the loopback address.
        "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
      ],
    },
  },
});
