import { expect, type Page } from "@playwright/test";
import pg from "pg";

/** What the specs know of the running product; `npm run test:browser` starts it. */
export const PRODUCT_URL = process.env.PRODUCT_URL ?? "http://127.0.0.1:8787";
export const CLINIC_KEY = "wtfu_00000000000000000000000000000001";
export const SECOND_KEY = "wtfu_00000000000000000000000000000002";

/** Delivery waits for a quiet moment first; a loaded machine may take longer. */
const ARRIVAL_TIMEOUT_MS = 20_000;

/** Rows of the product's own Postgres. */
export async function query<Row extends Record<string, unknown>>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.PRODUCT_DATABASE_URL });
  await client.connect();
  try {
    // The caller's claim about the rows' shape, as with any SQL driver.
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Waits until the rows are as expected: they arrive seconds after they were acknowledged. */
export async function expectRows(
  text: string,
  values: unknown[],
  expected: readonly Record<string, unknown>[],
): Promise<void> {
  await expect.poll(() => query(text, values), { timeout: ARRIVAL_TIMEOUT_MS }).toEqual(expected);
}

/** Serves `html` as a website of its own at `origin`; nothing leaves the machine. */
export async function serveSite(
  page: Page,
  origin: string,
  html: string,
  headers: Record<string, string> = {},
): Promise<void> {
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      body: html,
      headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
    }),
  );
}

/** Everything that a page says when something is wrong with it. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  return complaints;
}
