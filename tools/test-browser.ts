import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser, findWholeBrowser } from "./browser/find-browser.ts";
import { runSpecs } from "./browser/run-specs.ts";
import { startProduct } from "./browser/running-product.ts";
import { runTool } from "./local/problem.ts";
import { startTurnstileServer } from "./test-turnstile/turnstile-server.ts";

// npm run test:browser: the whole product as `npm start` runs it, and a real Chromium before it.
await runTool(async () => {
  const browser = findBrowser();
  // A lead that nobody contacts for days is followed up within a minute.
  process.env.FOLLOW_UP_HOUR_MS ??= "1000";
  // No visitor's proof leaves the machine.
  const turnstile = await startTurnstileServer();
  process.env.TURNSTILE_LOCAL_ENDPOINT = turnstile.url;
  const product = await startProduct();
  const sessions = mkdtempSync(path.join(tmpdir(), "sessions-"));
  try {
    process.exitCode = await runSpecs({
      browser,
      product,
      environment: { SESSIONS_DIR: sessions, WHOLE_CHROMIUM_PATH: findWholeBrowser() },
    });
  } finally {
    rmSync(sessions, { recursive: true, force: true });
    await product.stop();
    turnstile.stop();
  }
});
process.exit();
