import { readFileSync } from "node:fs";
import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeConversation, makeWidget, talk } from "./own-widget.ts";
import { brokenRules } from "./rules-of-access.ts";

test("a visitor is found by their address, handed out as a file, and erased with a receipt", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  const email = `ana.${crypto.randomUUID().slice(0, 8)}@example.com`;
  const id = await makeConversation(widget, "I am Ana, and I like owls", { visitor_email: email });
  await page.goto("/privacy");
  await page.getByLabel("E-mail address").fill(email.toUpperCase());
  await page.getByRole("button", { name: "Find" }).click();
  const found = page.getByRole("status").filter({ hasText: "This is kept of them" });
  await expect(found.getByText("1 conversation", { exact: true })).toBeVisible();
  await expect(found.getByText("1 message", { exact: true })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);

  const downloading = page.waitForEvent("download");
  await found.getByRole("button", { name: "Export their data" }).click();
  const file = readFileSync(await (await downloading).path(), "utf8");
  expect(JSON.parse(file).conversations).toHaveLength(1);
  expect(file).toContain("I like owls");

  await found.getByRole("button", { name: "Erase this visitor" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this visitor?" });
  const erase = dialog.getByRole("button", { name: "Erase everything" });
  await expect(erase).toBeDisabled();
  expect(await brokenRules(page)).toEqual([]);
  await dialog.getByRole("textbox").fill(email.toUpperCase());
  await erase.click();
  await expect(page.getByText("Erased. Nothing is kept of this visitor.")).toBeVisible();
  const receiptId = await page.getByRole("status").getByRole("code").innerText();
  const receipts = page.getByRole("region", { name: "Receipts" });
  await expect(receipts.getByText(receiptId)).toBeVisible();
  await expect(receipts.getByText(email)).toHaveCount(0);
  expect(await query("select id from widget_conversations where id = $1", [id])).toEqual([]);

  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nothing is kept of them.")).toBeVisible();
});

test("whoever wrote a conversation is erased from its menu, and it leaves the list", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  const visitor_name = `Owl ${crypto.randomUUID().slice(0, 8)}`;
  const id = await makeConversation(widget, "Goodbye", { visitor_name });
  await page.goto(`/conversations?id=${id}`);
  const row = page
    .getByRole("region", { name: "Conversations" })
    .getByRole("button", { name: new RegExp(visitor_name) });
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Erase this visitor" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this visitor?" });
  await expect(dialog.getByText("1 conversation", { exact: true })).toBeVisible();
  await dialog.getByRole("textbox").fill("erase");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByText(/Receipt: [\w-]{36}/)).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a transcript is as it was written, until somebody changes a word of it", async ({ as }) => {
  test.setTimeout(150_000);
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  const id = await talk(page, widget, "When do you open?");
  const check = async () => {
    await page.goto(`/conversations?id=${id}`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Check transcript" }).click();
    return page.getByRole("dialog", { name: "Check transcript" });
  };
  const intact = await check();
  await expect(intact.getByText("The transcript is as it was written.")).toBeVisible();
  await expect(intact.getByText(/^\d+ messages were checked/)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await query(
    "update widget_messages set message_text = 'Something else' where conversation_id = $1 and seq = 2",
    [id],
  );
  await expect((await check()).getByText("changed after it was written")).toBeVisible();
});

test("a super admin says first whose visitor is meant", async ({ as }) => {
  const page = await as("superAdmin");
  await page.goto("/privacy");
  await page.getByLabel("E-mail address").fill("nobody@example.com");
  await expect(page.getByRole("button", { name: "Find" })).toBeDisabled();
  await page.getByRole("combobox", { name: "Client" }).fill("Align");
  await page.getByRole("option", { name: "Align Primary Care" }).click();
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nothing is kept of them.")).toBeVisible();
});

test("a message that was blocked is marked as such, with the reason and the score", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  const id = await makeConversation(widget, "Buy my snorks", {
    is_spam: true,
    status: "spam",
    spam_score: 0.98,
  });
  const blocked = { blocked: true, reason: "It says “snorks”, which is blocked." };
  await query("update widget_messages set metadata = $2 where conversation_id = $1", [
    id,
    JSON.stringify(blocked),
  ]);
  await page.goto(`/conversations?status=spam&id=${id}`);
  const thread = page.getByRole("log", { name: "Messages" });
  await expect(thread.getByText(/it was blocked\..*It says “snorks”/)).toBeVisible();
  await expect(page.getByText("98%", { exact: true })).toBeVisible();
});
