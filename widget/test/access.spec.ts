import { expect, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { Visitor } from "./visitor.ts";

const LOOKS = [
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 375, colorScheme: "light" },
  { width: 375, colorScheme: "dark" },
] as const;

for (const { width, colorScheme } of LOOKS) {
  test(`no state breaks the rules of access at ${width} px, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width, height: 812 },
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const visitor = new Visitor(page);
    await page.goto("/demo/");
    await expect(visitor.launcher).toBeVisible();
    await expectNoViolations(page);

    await visitor.open();
    await expectNoViolations(page);

    await visitor.say("do you take walk ins on saturday?");
    await expect(visitor.log.getByRole("button", { name: "Helpful", exact: true })).toBeVisible();
    await visitor.say("asdf qwer");
    await expect(visitor.panel.getByLabel("Name")).toBeVisible();
    await visitor.panel.getByRole("button", { name: "Send details" }).click();
    await expect(visitor.panel).toContainText(/please enter/i);
    await expectNoViolations(page);

    await visitor.panel.getByRole("button", { name: "Not now" }).click();
    await visitor.panel.getByRole("button", { name: "More options" }).click();
    await expectNoViolations(page);
    await visitor.panel.getByRole("button", { name: "End chat" }).click();
    await expect(visitor.panel).toContainText(/has ended/i);
    await expectNoViolations(page);
    await context.close();
  });
}

test("the disclaimer stands before the first message, and its acceptance opens the way", async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/appointments");
  await expectNoViolations(page);
  await visitor.panel.getByRole("button", { name: "I understand" }).click();
  await visitor.say("how do I book an appointment");
  await expect(visitor.log.getByRole("button", { name: "Helpful", exact: true })).toBeVisible();
});

test("everything can be done from the keyboard, and the focus is never lost", async ({ page }) => {
  await page.goto("/demo/");
  const visitor = new Visitor(page);
  await visitor.launcher.focus();
  await page.keyboard.press("Enter");
  await expect(visitor.composer).toBeFocused();
  await page.keyboard.type("where do I park?");
  await page.keyboard.press("Enter");
  await expect(visitor.log.getByText("where do I park?")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(visitor.panel).toBeHidden();
  await expect(visitor.launcher).toBeFocused();
});
