import { expect, type FrameLocator, type Page } from "@playwright/test";

// The pages of /demo/fixtures, opened as a person would. Each has a button of its own, which must
// count, and says itself what it noticed of layout shifts and errors.

/** What the browser itself writes about a call that came to nothing: no page and no script can help it. */
const OF_THE_BROWSER = /Failed to load resource|net::ERR_|Refused to (load|connect)/;

type Surroundings = Page | FrameLocator;

/** By their `data-part`, which is the same in every language. */
export const parts = (within: Surroundings) => ({
  launcher: within.locator("[data-part=launcher]"),
  panel: within.locator("[data-part=panel]"),
  input: within.locator("[data-part=input]"),
  answer: within.locator("[data-part=message][data-type=bot]"),
  banner: within.locator("[data-part=banner]"),
});

/** A visitor asks, and is answered. */
export async function chat(within: Surroundings): Promise<void> {
  const { launcher, panel, input, answer } = parts(within);
  await launcher.first().click();
  await expect(panel).toBeVisible();
  await input.fill("what are your opening hours?");
  await input.press("Enter");
  await expect(answer.last()).toContainText(/8/);
}

/** The page is as it would be without us. */
export async function expectUnharmed(page: Page): Promise<void> {
  const button = page.locator("#count");
  const before = Number(await button.locator("span").textContent());
  // As by a key: on some of these pages there is nothing that a mouse could hit.
  await button.press("Enter");
  await expect(button.locator("span")).toHaveText(String(before + 1));
  await expect(page.locator("#shift")).toHaveText("0");
  await expect(page.locator("#errors")).toHaveText("none");
}

/** What is ours to mend. */
export function ownComplaints(complaints: readonly string[]): string[] {
  return complaints.filter((complaint) => !OF_THE_BROWSER.test(complaint));
}
