import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** By the rules of WCAG that a program can check, in the state that the page is in. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
  expect(found).toEqual([]);
}
