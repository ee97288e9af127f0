import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

async function demoClient() {
  const [row] = await query<{ id: number; name: string }>(
    `select cl.id, cl.name from clients cl join widget_configs w on w.client_id = cl.id
     where w.widget_name = 'Northside Chat'`,
  );
  if (!row) throw new Error("the demo data has no such client");
  return row;
}

test("a super admin chooses a client once; pages, figures and the address follow, and back goes back", async ({
  as,
}) => {
  const client = await demoClient();
  const page = await as("superAdmin");
  await page.goto("/");
  await page.getByRole("button", { name: /Client: All clients/ }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a client" });
  await dialog.getByRole("combobox").fill(client.name.slice(0, 6));
  await dialog.getByRole("option", { name: client.name }).first().click();
  await expect(page).toHaveURL(new RegExp(`\\?client=${client.id}$`));
  await expect(page.getByRole("main").getByText(client.name, { exact: true })).toBeVisible();

  const asked = page.waitForRequest(/\/conversations\?.*client_id=/);
  await page.getByRole("link", { name: "Conversations" }).first().click();
  expect(new URL((await asked).url()).searchParams.get("client_id")).toBe(String(client.id));
  await expect(page).toHaveURL(new RegExp(`/conversations\\?client=${client.id}`));
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByLabel("Widget").getByRole("option")).toHaveText([
    "All widgets",
    "Northside Chat",
  ]);
  await page.reload();
  await expect(page.getByRole("button", { name: `Client: ${client.name}` })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("button", { name: /Client: All clients/ })).toBeVisible();
  await expect(page).not.toHaveURL(/client=/);
});

test("on a phone the client is chosen in the menu", async ({ as }) => {
  const client = await demoClient();
  const page = await as("superAdmin", { viewport: { width: 390, height: 800 } });
  await page.goto("/analytics");
  await page.getByRole("button", { name: "Menu" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Client: All clients/ })
    .click();
  const dialog = page.getByRole("dialog", { name: "Choose a client" });
  await dialog.getByRole("option", { name: client.name }).first().click();
  await expect(page).toHaveURL(new RegExp(`/analytics\\?client=${client.id}`));
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("who belongs to a client chooses none, whatever the address says", async ({ as }) => {
  const client = await demoClient();
  const page = await as("clientAdmin");
  await page.goto(`/?client=${client.id}`);
  await expect(page.getByRole("heading", { level: 1, name: /Hello/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Client:/ })).toHaveCount(0);
  await expect(page.getByText(client.name)).toHaveCount(0);
});
