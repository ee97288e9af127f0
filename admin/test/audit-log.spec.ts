import { expect, test } from "./dashboard.ts";

test("the audit log tells in words who did what, and is filtered by each of them", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.goto("/team");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Ash");
  await dialog.getByLabel("E-mail").fill(`${crypto.randomUUID()}@example.com`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();

  await page.goto("/audit-log");
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines.first()).toContainText("Dana Whitfield invited a user");
  await expect(page.getByText("Days and times are those of America/")).toBeVisible();
  await page.getByLabel("What they did").selectOption("Signed in");
  await expect(page).toHaveURL(/action=auth\.signed_in/);
  await expect(lines.first()).toContainText("signed in");
  await expect(lines.filter({ hasText: "invited a user" })).toHaveCount(0);
  await page.getByLabel("Who").selectOption("Luis Romero");
  await expect(lines.filter({ hasText: "Dana Whitfield" })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByLabel("Who")).toHaveValue("");
});

test("a day counts once it is whole, and nonsense in the address is left out", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/audit-log?from=2026-02-30&to=soon&user=me&entity=moon&action=%27");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  const from = page.getByLabel("From");
  await expect(from).toHaveValue("");
  await from.focus();
  await page.keyboard.type("0102");
  await page.keyboard.type("202");
  await expect(page).not.toHaveURL(/from=0/);
  await page.keyboard.type("6");
  await expect(page).toHaveURL(/from=2026-01-02/);
});
