import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { CLINIC_KEY, PRODUCT_URL } from "./product.ts";
import { visit } from "./sites.ts";
import { Visitor } from "./visitor.ts";

// What people paste stands in docs/guides/install. It is read from there and run as they would.

const GUIDES = path.join(import.meta.dirname, "..", "..", "docs", "guides", "install");

/** The pieces of HTML that a guide gives, with our host and key filled in as the dashboard does. */
function samplesOf(guide: string): string[] {
  const text = readFileSync(path.join(GUIDES, `${guide}.md`), "utf8");
  const pieces = text.matchAll(/^( *)```html\n([\s\S]*?)\n\1```/gm);
  return [...pieces].map(([, , piece = ""]) =>
    piece.replaceAll("https://HOST", PRODUCT_URL).replaceAll("KEY", CLINIC_KEY),
  );
}

/** The one with this in it. */
function sampleOf(guide: string, part: string): string {
  const found = samplesOf(guide).filter((sample) => sample.includes(part));
  if (found.length !== 1) throw new Error(`${guide} has ${found.length} samples with ${part}`);
  return found.join("");
}

async function paste(page: Page, body: string): Promise<Visitor> {
  await visit(page, body);
  return new Visitor(page);
}

test("the first tag of each guide shows the launcher", async ({ page }) => {
  for (const site of ["html", "wordpress", "shopify", "wix", "squarespace", "webflow", "gtm"]) {
    const visitor = await paste(page, samplesOf(site)[0] ?? "");
    await expect(visitor.launcher, site).toBeVisible();
  }
});

test("settings on a tag, and on a script that Tag Manager puts in, are heard", async ({ page }) => {
  for (const sample of [sampleOf("html", "data-locale"), sampleOf("gtm", "data-locale")]) {
    await paste(page, sample);
    await expect(page.locator("div[data-position=bottom-left]")).toHaveAttribute("lang", "es");
  }
});

test("the button of the page's own opens the chat", async ({ page }) => {
  const visitor = await paste(page, sampleOf("html", "chat-button") + samplesOf("html")[0]);
  await page.getByRole("button", { name: "Ask us" }).click();
  await expect(visitor.panel).toBeVisible();
});

test("the chat as a part of the page stands in its element", async ({ page }) => {
  await paste(page, sampleOf("html", "data-inline"));
  await expect(page.locator("#chat [data-part=input]")).toBeVisible();
});

test("in a Shopify theme the chat waits for the preferences that the banner asks for", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, {
      Shopify: {
        loadFeatures: (_features: unknown, done: (error?: unknown) => void) => done(),
        customerPrivacy: { preferencesProcessingAllowed: () => false },
      },
    });
  });
  const visitor = await paste(page, sampleOf("shopify", "visitorConsentCollected"));
  const decide = (preferencesAllowed: boolean) =>
    page.evaluate(
      (detail) => {
        document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail }));
      },
      { preferencesAllowed },
    );
  await decide(false);
  await expect(page.locator("script[src]")).toHaveCount(0);
  await decide(true);
  await decide(true);
  await expect(visitor.launcher).toBeVisible();
  await expect(page.locator("script[src]")).toHaveCount(1);
});

test("a tag that waits starts when it is allowed, and is gone when that is withdrawn", async ({
  page,
}) => {
  const arrived = page.waitForResponse((response) => response.url().includes("/w/"));
  const visitor = await paste(page, sampleOf("consent-managers", "data-start"));
  await arrived;
  await expect(page.locator("[data-part=launcher]")).toHaveCount(0);
  await page.evaluate("onChatAllowed()");
  await expect(visitor.launcher).toBeVisible();
  await page.evaluate("onChatForbidden()");
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
});

test("a tag that a consent manager holds back asks for nothing", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const held = samplesOf("consent-managers").filter((sample) => sample.includes("text/plain"));
  expect(held).toHaveLength(3);
  await paste(page, held.join(""));
  await page.waitForLoadState("load");
  expect(asked.filter((url) => url.startsWith(PRODUCT_URL))).toEqual([]);
});

for (const [guide, act] of [
  ["coming-from-chatwoot", '$chatwoot.toggle("open")'],
  ["coming-from-crisp", '$crisp.push(["do", "chat:open"])'],
] as const) {
  test(`the snippet of ${guide} answers to the names that a site knows`, async ({ page }) => {
    const visitor = await paste(page, samplesOf(guide)[0] ?? "");
    await expect(visitor.launcher).toBeVisible();
    await page.evaluate(act);
    await expect(visitor.panel).toBeVisible();
  });
}
