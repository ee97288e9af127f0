import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./dashboard.ts";

/** The rules that look at colours, which are all that a theme changes. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

type Theme = "light" | "dark";

/** What breaks the rules of access in what is shown now, in light and dark. */
export async function brokenRules(page: Page): Promise<string[]> {
  return [
    ...(await complaintsOf(page, "light")),
    ...(await complaintsOf(page, "dark", RULES_OF_COLOUR)),
  ];
}

/** The same in a desk's window and on a phone, in which what is open stays open. */
export async function brokenRulesAtAnyWidth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [375, 1440]) {
    await page.setViewportSize({ width, height: 812 });
    found.push(...(await brokenRules(page)).map((complaint) => `${width} px, ${complaint}`));
  }
  return found;
}

/** What is wrong in one theme, by all rules or some. */
async function complaintsOf(page: Page, theme: Theme, runOnly?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  const { violations } = await new AxeBuilder({ page })
    // What is well need not be described: describing each element takes longer than judging it.
    .options({ resultTypes: ["violations"], ...(runOnly ? { runOnly } : {}) })
    // No frame is looked into (the widget in the preview's has specs of its own), so that the answers
    // of several need not be put together, which is done in one more page.
    .exclude("iframe")
    .setLegacyMode()
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${theme}, ${id}: ${nodes.map((node) => node.html).slice(0, 3)}`,
  );
}
