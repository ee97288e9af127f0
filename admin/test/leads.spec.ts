import type { Page } from "@playwright/test";
import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeLead, stored } from "./own-lead.ts";

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The lead was saved.").first()).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).first().click();
}

test("what was changed of one lead is not written onto the next", async ({ as }) => {
  const page = await as("clientAdmin");
  const email = `twin-${Date.now()}@example.com`;
  const [first, second] = [
    await makeLead({ name: "Ana First", email }),
    await makeLead({ name: "Ana Second", email }),
  ];
  await page.goto(`/leads/${first}`);
  await page.getByLabel("Company").fill("First Ltd");
  await save(page);
  await page.getByLabel("New note").fill("Only about the first");
  await page.getByRole("link", { name: "Ana Second" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("New note")).toHaveValue("Only about the first");
  await page.getByRole("link", { name: "Ana Second" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Second" })).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("");
  await expect(page.getByLabel("New note")).toHaveValue("");
  await page.getByLabel("Phone").fill("+1 312 555 0142");
  await save(page);
  expect(await stored(second)).toMatchObject({
    name: "Ana Second",
    company: null,
    phone: "+13125550142",
  });
});

test("a conversion is not undone by what was saved before it", async ({ as }) => {
  const page = await as("superAdmin");
  const id = await makeLead({ name: `Convert ${Date.now()}`, email: "convert@example.com" });
  await page.goto(`/leads/${id}`);
  await page.getByLabel("Status").selectOption("contacted");
  await save(page);
  await page.getByRole("button", { name: "Make a client" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a client" }).click();
  await expect(page.getByRole("link", { name: "Now a client" })).toBeVisible();
  await page.getByLabel("Company").fill("Converted Ltd");
  await save(page);
  expect(await stored(id)).toMatchObject({ status: "converted", company: "Converted Ltd" });
});

test("a lead whose answer was lost is made once by saving again", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Lost answer ${Date.now()}`;
  let isLost = false;
  await page.route("**/api/chat-widget/leads", async (route) => {
    if (isLost || route.request().method() !== "POST") return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  await page.goto("/leads");
  await page.getByRole("button", { name: "Add a lead" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/No connection/)).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await query("select id from leads where name = $1", [name])).toHaveLength(1);
});

test("a file is imported once, however often one asks for it", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Imported ${Date.now()}`;
  await page.goto("/leads");
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "leads.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`name\n${name}\n`),
  });
  await dialog.getByRole("button", { name: "Import CSV" }).click();
  await expect(dialog.getByText("1 lead was imported.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Import CSV" })).toBeDisabled();
});

test("an original names its duplicates, and asks no more about them", async ({ as }) => {
  const page = await as("clientAdmin");
  const email = `same-${Date.now()}@example.com`;
  const original = await makeLead({ name: "The original", email });
  await makeLead({ name: "The copy", email });
  await page.goto(`/leads/${original}`);
  await page.getByRole("link", { name: "The copy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The copy" })).toBeVisible();
  await page.getByRole("button", { name: "This is the same person" }).click();
  await expect(
    page.getByRole("link", { name: "This is a duplicate of another lead" }),
  ).toBeVisible();
  await page.getByRole("link", { name: "This is a duplicate of another lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The original" })).toBeVisible();
  await expect(page.getByText("Duplicates of this lead:")).toContainText("The copy");
  await expect(page.getByRole("button", { name: "This is the same person" })).toHaveCount(0);
});

test("who may only read a lead reads its notes", async ({ as }) => {
  const page = await as("clientUser");
  const id = await makeLead({ name: "Noted", notes: "Prefers mornings." });
  await page.goto(`/leads/${id}`);
  await expect(page.getByText("Prefers mornings.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
});

test("a card is moved before the answer, and goes back when it is refused", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Card ${Date.now()}`;
  const id = await makeLead({ name });
  await page.goto("/leads?view=board");
  let refuse = () => {};
  const isRefused = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await page.route(`**/api/chat-widget/leads/${id}`, async (route) => {
    await isRefused;
    await route.abort();
  });
  await page.getByLabel(`Status: ${name}`).selectOption("qualified");
  const inColumn = (column: string) =>
    page.getByRole("region", { name: column, exact: true }).getByRole("link", { name });
  await expect(inColumn("Qualified")).toBeVisible();
  await expect(inColumn("New")).toHaveCount(0);
  refuse();
  await expect(inColumn("New")).toBeVisible();
  await expect(page.getByText(/No connection/)).toBeVisible();
  expect(await stored(id)).toMatchObject({ status: "new" });
});

test("the filters of an address are the page's, and all of them narrow the list", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const stamp = Date.now();
  await makeLead({ name: `Old ${stamp}`, created_at: "2025-03-02T12:00:00Z" });
  await makeLead({ name: `File ${stamp}`, created_at: "2025-03-03T12:00:00Z", source: "import" });
  await page.goto(`/leads?q=${stamp}&from=2025-03-01&to=2025-03-03&source=import`);
  await expect(page.getByRole("link", { name: `File ${stamp}` })).toBeVisible();
  await expect(page.getByRole("link", { name: `Old ${stamp}` })).toHaveCount(0);
  await page.getByLabel("Source").selectOption("");
  await expect(page.getByRole("link", { name: `Old ${stamp}` })).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2025-03-02");
  await expect(page.getByRole("link", { name: `File ${stamp}` })).toHaveCount(0);
  await page.getByLabel("Duplicates").selectOption("true");
  await expect(page.getByText("No leads")).toBeVisible();
  expect(page.url()).toContain("duplicate=true");
});

test("the time line tells to whom a lead went, and which details changed", async ({ as }) => {
  const page = await as("clientAdmin");
  const id = await makeLead({ name: "Told" });
  await page.goto(`/leads/${id}`);
  await page.getByLabel("Assigned to").selectOption({ label: "Luis Romero" });
  await page.getByLabel("Phone").fill("+13125550142");
  await page.getByLabel("Company").fill("Told Ltd");
  await save(page);
  await expect(page.getByText("Assigned: Luis Romero")).toBeVisible();
  await expect(page.getByText("Details changed: Phone, Company")).toBeVisible();
});

test("a super admin finds any of many clients by typing", async ({ as }) => {
  const page = await as("superAdmin");
  const name = `Needle ${Date.now()} Ltd`;
  await query("insert into clients (name, email, created_at) values ($1, 'n@x.example', $2)", [
    name,
    "2020-01-01",
  ]);
  await query(
    "insert into clients (name, email) select 'Hay ' || n, 'h@x.example' from generate_series(1, 120) n",
    [],
  );
  await page.goto("/leads");
  await page.getByRole("button", { name: "Add a lead" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a lead" });
  await dialog.getByLabel("Name").fill("Found");
  await dialog.getByRole("combobox", { name: "Client" }).fill("needle");
  await page.getByRole("option", { name }).click();
  await expect(dialog.getByRole("combobox", { name: "Client" })).toHaveValue(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Found" })).toBeVisible();
  await expect(page.getByText(name)).toBeVisible();
  await query("delete from clients where name like 'Hay %' or name = $1", [name]);
});
