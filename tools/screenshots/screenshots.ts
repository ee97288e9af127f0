import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../browser/find-browser.ts";
import { type RunningProduct, startProduct } from "../browser/running-product.ts";
import { withClient } from "../database/databases.ts";
import { PROJECT } from "../local/installed.ts";
import { runTool, say } from "../local/problem.ts";
import { ACCOUNT_PAGES, PAGES } from "./pages.ts";
import { addRows, chat, IDS_OF_SAMPLE } from "./sample-data.ts";

// npm run screenshots [-- name …]: every page of the dashboard, in two widths and two themes.

const OUTPUT = path.join(PROJECT, "screenshots");
const EMAIL = "sam.okafor@wetechforu.example";
const WIDTHS = [1440, 375] as const;
const THEMES = ["light", "dark"] as const;
const DELIVERY_MS = 4_000;

await runTool(async () => {
  const wanted = process.argv.slice(2);
  const executablePath = findBrowser();
  const product = await startProduct();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await chat(product.url);
    await withClient(product.databaseUrl, addRows);
    // What the chats owe Postgres is delivered when they have been quiet for a moment.
    await delay(DELIVERY_MS);
    const ids = await readIds(product.databaseUrl);
    for (const width of WIDTHS) {
      for (const theme of THEMES) await shootAll(browser, product, { width, theme, ids, wanted });
    }
    say(`The pictures lie in ${OUTPUT}.`);
  } finally {
    await browser.close();
    await product.stop();
  }
});
process.exit();

interface Round {
  readonly width: number;
  readonly theme: "light" | "dark";
  readonly ids: Readonly<Record<string, string>>;
  /** Names of pages; empty: all. */
  readonly wanted: readonly string[];
}

async function shootAll(browser: Browser, product: RunningProduct, round: Round): Promise<void> {
  const viewport = { width: round.width, height: round.width > 500 ? 900 : 740 };
  const context = await browser.newContext({
    viewport,
    colorScheme: round.theme,
    baseURL: product.adminUrl,
  });
  const page = await context.newPage();
  for (const [name, address] of Object.entries(ACCOUNT_PAGES))
    await shoot(page, name, address, round);
  await signIn(page, product.demoPassword);
  for (const [name, address] of Object.entries(PAGES)) {
    const filled = address.replace(/:(\w+)/g, (_, id: string) => round.ids[id] ?? "");
    await shoot(page, name, filled, round);
  }
  await context.close();
}

async function shoot(page: Page, name: string, address: string, round: Round): Promise<void> {
  if (round.wanted.length > 0 && !round.wanted.includes(name)) return;
  const folder = path.join(OUTPUT, `${round.width}-${round.theme}`);
  mkdirSync(folder, { recursive: true });
  await page.goto(address, { waitUntil: "networkidle" });
  // Pictures, charts and the preview's frame paint after the network has fallen quiet.
  await delay(name.startsWith("widget-") ? 1_200 : 350);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: /Hello/ }).waitFor();
}

async function readIds(databaseUrl: string): Promise<Record<string, string>> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<Record<string, string>>(IDS_OF_SAMPLE),
  );
  return rows[0] ?? {};
}
