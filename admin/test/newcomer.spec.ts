import type { Page } from "@playwright/test";
import { collectComplaints, query, serveSite } from "../../widget/test/product.ts";
import { Visitor } from "../../widget/test/visitor.ts";
import { ADMIN_URL, expect, test } from "./dashboard.ts";

const SHOP = "http://shop.localhost";

test("a newcomer makes a widget, sees it live, pastes its code, and finds the chat and the lead", async ({
  as,
  browser,
}) => {
  const page = await as("clientAdmin");
  const complaints = collectComplaints(page);
  const name = `Shop ${Date.now()}`;

  await page.goto("/widgets");
  await page.getByRole("main").getByRole("link", { name: "Create widget" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Name of the bot").fill("Robin");
  await page.getByRole("button", { name: "Create widget" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  const preview = page.frameLocator("iframe[title='Live preview']");
  await expect(preview.getByRole("dialog", { name: /Robin/ })).toBeVisible();
  await page.getByLabel("Name of the bot").fill("Robin Redbreast");
  await expect(preview.getByText("Robin Redbreast").first()).toBeVisible();
  await preview.getByRole("textbox", { name: /write a message/i }).fill("what are your prices");
  await preview.getByRole("textbox", { name: /write a message/i }).press("Enter");
  await expect(preview.getByRole("log")).toContainText("The price depends on what you need");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Visitors see it within seconds.")).toBeVisible();

  await page.getByRole("main").getByRole("link", { name: "Install" }).click();
  const code = await page.locator("pre").first().innerText();
  const shop = await (await browser.newContext()).newPage();
  await serveSite(shop, SHOP, `<!doctype html><title>Shop</title><h1>Shop</h1>${code}`);
  const visitor = new Visitor(shop);
  await visitor.openAt(`${SHOP}/`);
  await visitor.say("what do you charge?");
  await expect(visitor.log).toContainText("The price depends on what you need");
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill("Ana Newcomer");
  await visitor.panel.getByLabel("E-mail").fill("ana.newcomer@example.com");
  await visitor.panel.getByRole("button", { name: "Send details" }).click();

  await page.goto("/conversations");
  await page.getByRole("button", { name: /Ana Newcomer/ }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: "what do you charge?" }).last(),
  ).toBeVisible();
  await expect(page.getByText(/% sure/).first()).toBeVisible();
  await page.getByRole("link", { name: "Open the lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Newcomer" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("ana.newcomer@example.com");
  // The visitor's conversation, and none of the preview's, which was earlier and would be here by now.
  const conversations = await query(
    `select visitor_name from widget_conversations c join widget_configs w on w.id = c.widget_id
     where w.widget_name = $1`,
    [name],
  );
  expect(conversations).toEqual([{ visitor_name: "Ana Newcomer" }]);
  expect(complaints).toEqual([]);
});

test("a bad answer is mended where it was given, and the mend is published", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/knowledge");
  await page.getByLabel("Widget").selectOption({ label: "Blog Page Chat" });
  await page.getByLabel("Search questions and answers").fill("newsletter");
  await page
    .getByRole("button", { name: /^Edit entry: .*newsletter/i })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Answer").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Answer: Must not be empty.").first()).toBeVisible();
  await dialog.getByLabel("Answer").fill("Write to **news@example.com** and you are on it.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/not live yet/)).toBeVisible();
  await page.getByRole("button", { name: "Try a question" }).click();
  await page.getByLabel("A visitor's question").fill("how do I get the newsletter?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("news@example.com").first()).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText(/Version \d+ is live/)).toBeVisible();
});

test("what is not saved is not left behind by a slip", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/widgets?q=Appointment");
  await page.getByRole("link", { name: "Appointment Chat" }).click();
  await page.getByLabel("Name of the bot").fill("Somebody else");
  await page.getByRole("link", { name: "Leads" }).click();
  await expect(page.getByRole("dialog", { name: "Leave this page?" })).toBeVisible();
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Name of the bot")).toHaveValue("Somebody else");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Name of the bot")).toHaveValue("Ally");
});

test("what cannot be saved without a network is said so and kept", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/widgets?q=Blog");
  await page.getByRole("link", { name: "Blog Page Chat" }).click();
  await page.getByLabel("Name of the bot").fill("Somebody else");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  const bar = page.getByRole("region", { name: "Not saved" });
  await expect(bar.getByRole("alert")).toHaveText(/No connection/);
  await expect(page.getByLabel("Name of the bot")).toHaveValue("Somebody else");
  await page.context().setOffline(false);
  await bar.getByRole("button", { name: "Save" }).click();
  await expect(bar).toHaveCount(0);
});

/** A widget of the test's own, opened in its editor. */
async function openOwnWidget(page: Page): Promise<string> {
  const response = await page.request.post(`${ADMIN_URL}/api/chat-widget/widgets`, {
    data: { widget_name: `Edited ${crypto.randomUUID().slice(0, 8)}`, bot_name: "Ally" },
    headers: { Origin: ADMIN_URL },
  });
  const { id } = await response.json();
  await page.goto(`/widgets/${id}`);
  return `${ADMIN_URL}/api/chat-widget/widgets/${id}`;
}

test("what is typed while a save is under way stays, and so does what others changed meanwhile", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const address = await openOwnWidget(page);
  const bot = page.getByLabel("Name of the bot");
  await bot.fill("Robin");
  const answered = Promise.withResolvers<void>();
  await page.route(address.replace(ADMIN_URL, "**"), async (route) => {
    if (route.request().method() === "PATCH") await answered.promise;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save" }).click();
  await bot.fill("Robin Redbreast");
  answered.resolve();
  await expect(page.getByText("Saved. Visitors see it within seconds.")).toBeVisible();
  await expect(bot).toHaveValue("Robin Redbreast");
  await page.request.patch(address, {
    data: { welcome_message: "Theirs." },
    headers: { Origin: ADMIN_URL },
  });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Not saved" })).toHaveCount(0);
  const stored = await (await page.request.get(address)).json();
  expect(stored).toMatchObject({ bot_name: "Robin Redbreast", welcome_message: "Theirs." });
});

test("a refused setting is shown where it stands, and Back between sections asks nothing", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await openOwnWidget(page);
  await page.getByRole("button", { name: "Messages" }).click();
  await page.getByRole("button", { name: "Add a button" }).click();
  await page.getByRole("button", { name: "Features" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Show it in “Messages”" }).click();
  await expect(page.getByText(/must not be empty/i).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("switch", { name: "Ask for an e-mail address" })).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Leave this page?" })).toHaveCount(0);
});
