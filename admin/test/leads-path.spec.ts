import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeLead, stored } from "./own-lead.ts";

test("who loses a lead on the board says why, and may keep it instead", async ({ as }) => {
  const page = await as("clientAdmin");
  const name = `Lost ${Date.now()}`;
  const id = await makeLead({ name, status: "contacted" });
  await page.goto("/leads?view=board");
  const status = page.getByLabel(`Status: ${name}`);
  await status.selectOption("lost");
  const dialog = page.getByRole("dialog", { name: "Mark as lost" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(status).toHaveValue("contacted");

  await status.selectOption("lost");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose a reason");
  await dialog.getByLabel("Reason").selectOption({ label: "Price" });
  await dialog.getByLabel("Note").fill("Found one nearer.");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  const column = page.getByRole("region", { name: "Lost", exact: true });
  await expect(column.getByRole("listitem").filter({ hasText: name })).toContainText("Price");
  await expect(page.getByText("Moved to Lost.")).toBeVisible();
  expect(await stored(id)).toMatchObject({ lost_reason: "price", lost_note: "Found one nearer." });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Contacted" })).toContainText(name);
  await expect.poll(() => stored(id)).toMatchObject({ status: "contacted", lost_reason: null });
});

test("a lead's own page asks for the reason too, and shows it", async ({ as }) => {
  const page = await as("clientAdmin");
  const id = await makeLead({ name: `Gone ${Date.now()}` });
  await page.goto(`/leads/${id}`);
  await page.getByLabel("Status").selectOption("lost");
  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as lost" });
  await dialog.getByLabel("Reason").selectOption({ label: "Not a fit" });
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByText("Lost: Not a fit")).toBeVisible();
  await page.getByRole("button", { name: "Change the reason" }).click();
  await dialog.getByLabel("Reason").selectOption({ label: "No answer" });
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByText("Lost: No answer")).toBeVisible();
});

test("a possible duplicate is merged into the lead that was first, and taken out again", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const stamp = Date.now();
  const email = `merge-${stamp}@example.com`;
  const first = await makeLead({
    name: `First ${stamp}`,
    email,
    created_at: "2026-01-05T12:00:00Z",
  });
  const second = await makeLead({
    name: `Second ${stamp}`,
    email,
    company: "Second Ltd",
    duplicate_of: first,
    is_possible_duplicate: true,
  });
  await page.goto(`/leads?q=${stamp}`);
  await expect(page.getByRole("row").filter({ hasText: `Second ${stamp}` })).toContainText(
    "Possible duplicate",
  );
  await page.getByRole("link", { name: `Second ${stamp}` }).click();
  await expect(page.getByText(`Is this the same person as First ${stamp}?`)).toBeVisible();
  await page.getByRole("button", { name: "Merge…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two leads" });
  await expect(dialog.getByRole("radio", { name: new RegExp(`First ${stamp}`) })).toBeChecked();
  await expect(dialog.getByText("taken from the other", { exact: true })).toHaveCount(1);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1, name: `First ${stamp}` })).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("Second Ltd");
  await expect(page.getByRole("button", { name: `Take Second ${stamp} out again` })).toBeVisible();
  expect(await stored(second)).toMatchObject({ merged_into: first });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The merge was undone.")).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("");
  expect(await stored(second)).toMatchObject({ merged_into: null, company: "Second Ltd" });
});

test("a lead that only looked like a duplicate is one no more", async ({ as }) => {
  const page = await as("clientAdmin");
  const email = `alike-${Date.now()}@example.com`;
  const first = await makeLead({ name: "Alike", email });
  const second = await makeLead({
    name: "Not alike",
    email,
    duplicate_of: first,
    is_possible_duplicate: true,
  });
  await page.goto(`/leads/${second}`);
  await page.getByRole("button", { name: "Not a duplicate" }).click();
  await expect(page.getByText("The lead was saved.")).toBeVisible();
  await expect(page.getByText(/Is this the same person/)).toHaveCount(0);
  expect(await stored(second)).toMatchObject({ duplicate_of: null, is_possible_duplicate: false });
});

test("a converted lead and its client lead to each other", async ({ as }) => {
  const page = await as("superAdmin");
  const name = `Convert ${Date.now()} Ltd`;
  const id = await makeLead({ name: "Ada", company: name, email: "ada@example.com" });
  await page.goto(`/leads/${id}`);
  await page.getByRole("button", { name: "Make a client" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a client" }).click();
  await page.getByRole("link", { name: `Now a client: ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "Began as a lead" }).click();
  await expect(page).toHaveURL(new RegExp(`/leads/${id}`));
});

test("a client's leads go to its team in turn, once it says so", async ({ as }) => {
  const page = await as("superAdmin");
  const name = `Turns ${Date.now()}`;
  await page.goto("/clients");
  await page.getByRole("button", { name: "Add a client" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill("turns@example.com");
  await dialog.getByLabel("Country").selectOption({ label: "Spain" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByLabel("A new lead goes to").selectOption({ label: "The team, in turn" });
  await page.getByLabel("Remind after (hours)").fill("");
  await page.getByLabel("Tell the admins after (hours)").fill("900");
  await page.getByRole("button", { name: "Save" }).click();
  // The browser's own words, in the user's language.
  const isTooLate = (field: HTMLInputElement) => field.validity.rangeOverflow;
  expect(await page.getByLabel("Tell the admins after (hours)").evaluate(isTooLate)).toBe(true);
  await page.getByLabel("Tell the admins after (hours)").fill("48");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The client was saved.")).toBeVisible();
  const [client] = await query("select * from clients where name = $1", [name]);
  expect(client).toMatchObject({
    country: "ES",
    lead_assignment: "round_robin",
    lead_reminder_hours: null,
    lead_escalation_hours: 48,
  });
});
