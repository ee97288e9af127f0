import type { Page } from "@playwright/test";
import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { brokenRulesAtAnyWidth } from "./rules-of-access.ts";

/** Nobody is there: names under example.com lead nowhere that answers to a POST of ours. */
function address(): string {
  const url = `https://hooks.example.com/${crypto.randomUUID()}`;
  given.push(url);
  return url;
}

const given: string[] = [];

// Else every chat of the tests after these would be tried there, again and again.
test.afterEach(async () => {
  await query("delete from webhook_endpoints where url = any($1)", [given.splice(0)]);
});

/** Adds an endpoint and stands on its page then. */
async function addEndpoint(page: Page, url: string): Promise<void> {
  await page.goto("/webhooks");
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill(url);
  await dialog.getByRole("checkbox", { name: /^lead\.created/ }).check();
  await dialog.getByRole("checkbox", { name: /^message\.created/ }).check();
  await dialog.getByLabel("What is it for?").fill("The billing system");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: url })).toBeVisible();
}

test("an endpoint is added with its events, shows its secret, and is changed", async ({ as }) => {
  const page = await as("clientAdmin");
  const url = address();
  await page.goto("/webhooks");
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill(url);
  await dialog.getByRole("button", { name: "Save" }).click();
  // Without an event it would never hear of anything.
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await page.keyboard.press("Escape");

  await addEndpoint(page, url);
  await expect(page.locator("dl").getByText("lead.created")).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText(/^whsec_[\w+/=]+$/)).toBeVisible();

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByRole("checkbox", { name: /^lead\.created/ }).uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("dl").getByText("lead.created")).toHaveCount(0);
});

test("a new secret is signed with beside the one before, for as long as was said", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await addEndpoint(page, address());
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const first = await page.getByText(/^whsec_/).innerText();
  await page.getByRole("button", { name: "New secret" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").selectOption("72");
  await dialog.getByRole("button", { name: "New secret" }).click();
  await expect(page.getByText("The secret before signs as well until")).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText(/^whsec_/)).not.toHaveText(first);
});

test("a test says in words how it went and stands in the log, and failed events are sent again", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await addEndpoint(page, address());
  await expect(page.getByText("Nothing was sent yet")).toBeVisible();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(/^The test (failed|arrived)/)).toBeVisible({ timeout: 30_000 });
  const log = page.getByRole("region", { name: "Deliveries" });
  const row = log.getByRole("listitem").filter({ hasText: "test" }).first();
  await row.locator("summary").click();
  await expect(row.getByText("What was sent")).toBeVisible();
  await expect(row.getByText("webhook-id")).toBeVisible();
  await expect(row.getByRole("button", { name: "Send again" })).toHaveCount(0);
  await log.getByRole("button", { name: "Send failed ones again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText(/^\d+ deliver(y|ies) (is|are) being sent again\.$/)).toBeVisible();
  await log.getByLabel("Event").selectOption("rating.received");
  await expect(log.getByText("Nothing found")).toBeVisible();
});

test("an endpoint is paused, activated, and deleted with a question before", async ({ as }) => {
  const page = await as("clientAdmin");
  const url = address();
  await addEndpoint(page, url);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Activate again" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/webhooks$/);
  await expect(page.getByRole("link", { name: url })).toHaveCount(0);
});

test("who may not see endpoints is told so, and has no way there in the menu", async ({ as }) => {
  const page = await as("clientUser");
  await page.goto("/webhooks");
  await expect(page.getByText("Nothing here for you")).toBeVisible();
  await expect(page.getByRole("link", { name: "Webhooks" })).toHaveCount(0);
});

test("an endpoint's page and dialog keep the rules of access, at any width and in both themes", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await addEndpoint(page, address());
  await expect(page.getByText("Nothing was sent yet")).toBeVisible();
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
});
