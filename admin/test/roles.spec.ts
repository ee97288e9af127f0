import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

test("a client user reads what there is, and is offered nothing to change", async ({ as }) => {
  const page = await as("clientUser");
  await page.goto("/leads");
  const menu = page.getByRole("navigation", { name: "Menu" }).first();
  for (const name of ["Dashboard", "Conversations", "Leads", "Appointments", "Analytics"]) {
    await expect(menu.getByRole("link", { name })).toBeVisible();
  }
  for (const name of [
    "My widgets",
    "Knowledge",
    "Spam rules",
    "Team",
    "Clients",
    "Webhooks",
    "API keys",
    "Privacy",
    "Audit log",
  ]) {
    await expect(menu.getByRole("link", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("button", { name: "Add a lead" })).toHaveCount(0);
});

const NOT_THEIRS = [
  "/widgets",
  "/install",
  "/team",
  "/clients",
  "/audit-log",
  "/notifications",
  "/spam-rules",
  "/privacy",
  "/webhooks",
  "/api-keys",
];

test("a client user who types the address of such a page is told that there is nothing for them", async ({
  as,
}) => {
  const page = await as("clientUser");
  for (const address of NOT_THEIRS) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByText("Nothing here for you")).toBeVisible();
    });
  }
});

test("whoever may see everything sees the whole menu at once in a laptop's window", async ({
  as,
}) => {
  const page = await as("superAdmin", { viewport: { width: 1440, height: 800 } });
  await page.goto("/settings");
  const menu = page.getByRole("navigation", { name: "Menu" }).first();
  for (const name of ["Dashboard", "Installations", "Webhooks", "API keys", "Settings"]) {
    await expect(menu.getByRole("link", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
});

test("another client's widget is not there for a client admin", async ({ as }) => {
  const page = await as("clientAdmin");
  const [row] = await query<{ id: number }>(
    "select id from widget_configs where widget_name = 'Northside Chat'",
  );
  await page.goto(`/widgets/${row?.id}`);
  await expect(page.getByText("Nothing here for you")).toBeVisible();
  await page.goto("/widgets?q=Main");
  await expect(page.getByRole("heading", { name: "Main Website Chat" })).toBeVisible();
  await page.goto("/widgets?q=Northside");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("a super admin makes a client, invites nobody twice, and deletes it by its name", async ({
  as,
}) => {
  const page = await as("superAdmin");
  const name = `Bakery ${Date.now()}`;
  await page.goto("/clients");
  await page.getByRole("button", { name: "Add a client" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill("hello@bakery.example");
  await dialog.getByLabel("Time zone").fill("Mars/Olympus");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/time zone such as/).first()).toBeVisible();
  await dialog.getByLabel("Time zone").fill("Europe/Madrid");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "Delete client" }).click();
  const confirm = page.getByRole("dialog", { name: "Delete client" });
  await expect(confirm.getByText("This will be deleted for good:")).toBeVisible();
  await expect(confirm.getByRole("button", { name: "Delete client" })).toBeDisabled();
  await confirm.getByLabel(/Type/).fill(name);
  await confirm.getByRole("button", { name: "Delete client" }).click();
  await expect(page.getByText(`${name} was deleted.`)).toBeVisible();
  await page.goto("/audit-log?entity=client");
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines.filter({ hasText: "deleted a client" }).first()).toBeVisible();
});

test("a lead is moved on the board, and the move can be taken back", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Lead ${Date.now()}`;
  await page.goto("/leads");
  await page.getByRole("button", { name: "Add a lead" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/leads?view=board");
  await page.getByLabel(`Status: ${name}`).selectOption("qualified");
  await expect(
    page.getByRole("region", { name: "Qualified" }).getByRole("link", { name }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "New" }).getByRole("link", { name })).toBeVisible();
});
