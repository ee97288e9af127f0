import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser/find-browser.ts";
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
    const cli = fileURLToPath(new URL("../node_modules/@playwright/test/cli.js", import.meta.url));
    const tests = spawn(process.execPath, [cli, "test", ...process.argv.slice(2)], {
      stdio: "inherit",
      env: {
        ...process.env,
        CHROMIUM_PATH: browser,
        PRODUCT_URL: product.url,
        PRODUCT_DATABASE_URL: product.databaseUrl,
        ADMIN_URL: product.adminUrl,
        MAILBOX_URL: product.mailboxUrl,
        DEMO_PASSWORD: product.demoPassword,
        SESSIONS_DIR: sessions,
      },
    });
    const [status] = await once(tests, "exit");
    process.exitCode = typeof status === "number" ? status : 1;
  } finally {
    rmSync(sessions, { recursive: true, force: true });
    await product.stop();
    turnstile.stop();
  }
});
process.exit();
