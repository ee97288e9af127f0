import { expect, test } from "./dashboard.ts";
import { makeConversation, makeWidget } from "./own-widget.ts";
import { brokenRules } from "./rules-of-access.ts";

test("a rule is tried on what was said before it is kept, and tells how many are held for honest", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  for (const text of ["Do you sell grumpfish?", "A grumpfish for my aunt, please"]) {
    await makeConversation(widget, text);
  }
  const spam = { is_spam: true, status: "spam" };
  await makeConversation(widget, "GRUMPFISH free, click here", spam);
  await makeConversation(widget, "When do you open?");
  await page.goto(`/spam-rules?widget=${widget.id}`);
  await expect(page.getByText("No spam rules")).toBeVisible();
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog", { name: "Add rule" });
  await dialog.getByLabel("Word or phrase").fill("grumpfish");
  await dialog.getByRole("button", { name: "Try it on the last 30 days" }).click();
  await expect(dialog.getByText("3 of 4 messages would have been caught.")).toBeVisible();
  await expect(dialog.getByText("2 of these 3 are held for honest.")).toBeVisible();
  const samples = dialog.getByRole("region", { name: /What would have been caught/ });
  await expect(samples.getByRole("listitem")).toHaveCount(3);
  await expect(samples.getByText("A grumpfish for my aunt, please")).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  // What was tried is not what the form says any more.
  await dialog.getByLabel("Word or phrase").fill("grumpfishes");
  await expect(dialog.getByText("would have been caught")).toHaveCount(0);
  await dialog.getByLabel("Word or phrase").fill("grumpfish");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "grumpfish", exact: true })).toBeVisible();
});

test("a rule that is there can be tried, and switched off at once", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await makeConversation(widget, "cheap glorpcoins");
  await page.goto(`/spam-rules?widget=${widget.id}`);
  await page.getByRole("button", { name: "Add rule" }).click();
  await page.getByRole("dialog").getByLabel("Word or phrase").fill("glorpcoins");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Try the rule glorpcoins on the last 30 days" }).click();
  await expect(page.getByRole("dialog").getByText("All of them are held for honest")).toBeVisible();
  await page.keyboard.press("Escape");
  const isActive = page.getByRole("switch", { name: "The rule glorpcoins is active" });
  await expect(isActive).toBeChecked();
  const stored = page.waitForResponse((response) => response.request().method() === "PATCH");
  await isActive.press("Space");
  expect((await stored).ok()).toBe(true);
  await page.reload();
  await expect(isActive).not.toBeChecked();
});

test("each type of rule asks for what it needs, and a pattern that cannot be used says why", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/spam-rules?widget=${widget.id}`);
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type").selectOption("pattern");
  await dialog.getByLabel("Pattern", { exact: true }).fill("(unclosed");
  await dialog.getByRole("button", { name: "Try it on the last 30 days" }).click();
  await expect(dialog.getByText(/This rule cannot be used/)).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/no pattern that can be used/).first()).toBeVisible();
  await dialog.getByLabel("Type").selectOption("ip_block");
  await expect(dialog.getByLabel("Address or range")).toHaveValue("");
  await dialog.getByLabel("Type").selectOption("rate_limit");
  await dialog.getByLabel("More than this many messages").fill("20");
  await dialog.getByLabel("In this many seconds").fill("60");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("20 messages in 60 s")).toBeVisible();
});

test("a text is judged with the reasons, and what would become of it", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page, { blocked_keywords: ["snorkwhistle"] });
  await page.goto(`/spam-rules?widget=${widget.id}`);
  const text = page.getByLabel("A message as a visitor would write it");
  await text.fill("A snorkwhistle for you");
  await page.getByRole("button", { name: "Judge" }).click();
  await expect(page.getByText(/^It would be blocked/)).toBeVisible();
  await expect(page.getByText("What speaks for spam")).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await text.fill("Do you open on Sundays?");
  await expect(page.getByText("The text was changed since.")).toBeVisible();
  await page.getByRole("button", { name: "Judge" }).click();
  await expect(page.getByText("Looks honest")).toBeVisible();
  await expect(page.getByText("It would be answered as always.")).toBeVisible();
});
