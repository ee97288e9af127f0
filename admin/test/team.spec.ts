import type { Page } from "@playwright/test";
import { expect, test } from "./dashboard.ts";

/** Invites somebody new and gives their row. */
async function invite(page: Page, name: string) {
  await page.goto("/team");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(`${crypto.randomUUID()}@example.com`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
  return page.getByRole("row").filter({ hasText: name });
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${name}$`) }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a new role and being shut out can be taken back, and each is listed where it belongs", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const name = `Kim ${Date.now()}`;
  const row = await invite(page, name);
  await choose(page, name, "Make Client admin");
  await expect(row.getByText("Client admin")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row.getByText("Client user")).toBeVisible();

  await page.getByLabel("Status").selectOption("Only those who may sign in");
  await expect(page).toHaveURL(/state=active/);
  await choose(page, name, "Shut out");
  await expect(row).toBeHidden();
  await page.getByLabel("Status").selectOption("Only who is shut out");
  await expect(row.getByText("Shut out")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(row).toBeHidden();
});

test("a change that the API refuses is shown as it was, with the reason", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Lee ${Date.now()}`;
  const row = await invite(page, name);
  await page.route("**/api/chat-widget/users/*", (route) => route.abort());
  await choose(page, name, "Make Client admin");
  await expect(page.getByText("No connection.", { exact: false })).toBeVisible();
  await expect(row.getByText("Client user")).toBeVisible();
});

test("somebody whose invitation did not leave is there, and it can be sent again", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.route("**/api/chat-widget/users", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await route.fetch();
    const user: object = await response.json();
    await route.fulfill({ response, json: { ...user, invitation_sent: false } });
  });
  await page.goto("/team");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Robin");
  await dialog.getByLabel("E-mail").fill(`${crypto.randomUUID()}@example.com`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Robin was added");
  await dialog.getByRole("button", { name: "Send the invitation again" }).click();
  await expect(page.getByText("The invitation was sent to", { exact: false })).toBeVisible();
  await expect(dialog).toBeHidden();
});
