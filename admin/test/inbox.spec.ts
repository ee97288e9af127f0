import type { Browser, Page } from "@playwright/test";
import { query, serveSite } from "../../widget/test/product.ts";
import { Visitor } from "../../widget/test/visitor.ts";
import { ADMIN_URL, expect, test } from "./dashboard.ts";

// The first message of a widget wakes the answer engine, on a machine that does other things too.
const ENGINE = { timeout: 45_000 };
const SHOP = "http://shop.localhost";
const ASK = "Can I talk to a person please?";

interface Shop {
  readonly widgetName: string;
  readonly code: string;
}

/** A widget without business hours, so that the tests are right at any time of day. */
async function makeShop(page: Page): Promise<Shop> {
  const widget_name = `Shop ${crypto.randomUUID().slice(0, 8)}`;
  const made = await page.request.post(`${ADMIN_URL}/api/chat-widget/widgets`, {
    data: { widget_name, bot_name: "Robin" },
    headers: { "Idempotency-Key": crypto.randomUUID(), Origin: ADMIN_URL },
  });
  expect(made.ok()).toBe(true);
  const { id } = (await made.json()) as { id: number };
  await page.goto(`/install?widget=${id}`);
  const code = await page.locator("pre").first().innerText();
  return { widgetName: widget_name, code };
}

async function visitShop(browser: Browser, shop: Shop): Promise<Visitor> {
  const page = await (await browser.newContext()).newPage();
  await serveSite(page, SHOP, `<!doctype html><title>Shop</title><h1>Shop</h1>${shop.code}`);
  const visitor = new Visitor(page);
  await visitor.openAt(`${SHOP}/`);
  return visitor;
}

/** Asks for a person once the user's dashboard is there to be asked. */
async function askForPerson(visitor: Visitor): Promise<void> {
  await visitor.say(ASK);
  await expect(visitor.log).toContainText(/asked the team/i, ENGINE);
}

const rowOf = (page: Page, shop: Shop) =>
  page
    .getByRole("region", { name: "Conversations" })
    .getByRole("button", { name: new RegExp(shop.widgetName) });
const threadIn = (page: Page) => page.getByRole("log", { name: "Messages" });
const composerIn = (page: Page) => page.getByLabel("Reply to the visitor");

async function openInbox(page: Page, address = "/conversations"): Promise<void> {
  await page.goto(address);
  await expect(page.getByText("Live", { exact: true })).toBeVisible(ENGINE);
}

async function claim(page: Page, shop: Shop): Promise<void> {
  await rowOf(page, shop).click();
  await page.getByRole("button", { name: "Claim to answer" }).click();
  await expect(composerIn(page)).toBeFocused();
}

async function reply(page: Page, text: string): Promise<void> {
  await composerIn(page).fill(text);
  await composerIn(page).press("Enter");
}

test("a visitor asks for a person, a user answers, and neither misses a word when a network is cut", async ({
  as,
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await as("clientAdmin");
  const shop = await makeShop(page);
  await openInbox(page);
  const visitor = await visitShop(browser, shop);
  await askForPerson(visitor);

  await expect(rowOf(page, shop)).toContainText("Waiting");
  await expect(page).toHaveTitle(/^\(\d+\) Conversations/);
  await claim(page, shop);
  await expect(threadIn(page).getByText(ASK)).toHaveCount(1);
  await expect(visitor.log).toContainText("Dana Whitfield joined");

  await composerIn(page).pressSequentially("Hello, ");
  await expect(visitor.panel.getByText("Dana Whitfield is typing")).toBeVisible();
  await composerIn(page).pressSequentially("this is Dana.");
  await composerIn(page).press("Enter");
  await expect(visitor.log.getByText("Hello, this is Dana.")).toHaveCount(1);
  await visitor.composer.pressSequentially("Where is");
  await expect(page.getByText("The visitor is typing…")).toBeVisible();
  await visitor.composer.pressSequentially(" my order?");
  await visitor.composer.press("Enter");
  await expect(threadIn(page).getByText("Where is my order?")).toHaveCount(1);
  await expect(page.getByText("Seen", { exact: true })).toBeVisible();

  await page.context().setOffline(true);
  await expect(page.getByText("Offline", { exact: true }).first()).toBeVisible();
  await visitor.say("what are your prices");
  await visitor.say("I am still here");
  await expect(visitor.log.getByText("I am still here")).toBeVisible();
  await composerIn(page).fill("Typed without a network");
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await page.context().setOffline(false);
  await expect(threadIn(page).getByText("I am still here")).toHaveCount(1, ENGINE);
  await expect(threadIn(page).getByText("what are your prices")).toHaveCount(1);
  await expect(composerIn(page)).toHaveValue("Typed without a network");
  await composerIn(page).press("Enter");
  await expect(visitor.log.getByText("Typed without a network")).toHaveCount(1);

  await visitor.page.context().setOffline(true);
  await visitor.say("Sent without a network");
  await reply(page, "Said to nobody, for the moment");
  await expect(threadIn(page).getByText("Said to nobody, for the moment")).toHaveCount(1);
  await visitor.page.context().setOffline(false);
  await expect(threadIn(page).getByText("Sent without a network")).toHaveCount(1, ENGINE);
  await expect(visitor.log.getByText("Said to nobody, for the moment")).toHaveCount(1, ENGINE);
  await expect(visitor.log.getByText("Sent without a network")).toHaveCount(1);

  await closeIt(page);
  await expect(visitor.log).toContainText("closed the conversation");
  await expectSilentBot(shop);
});

async function closeIt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Needs a follow-up").check();
  await dialog.getByRole("button", { name: "Close conversation" }).click();
  await expect(page.getByText("The conversation was closed.")).toBeVisible();
}

/** Nothing of the bot after the claim, and every message once and in order. */
async function expectSilentBot(shop: Shop): Promise<void> {
  const rows = () =>
    query<{ outcome: string | null; bot: number; seqs: number; last: number }>(
      `select c.outcome, max(m.seq) as last, count(*)::int as seqs,
         count(*) filter (where m.message_type = 'bot' and m.seq > (
           select min(j.seq) from widget_messages j
           where j.conversation_id = c.id and j.message_text like '%joined.'))::int as bot
       from widget_conversations c join widget_configs w on w.id = c.widget_id
       join widget_messages m on m.conversation_id = c.id
       where w.widget_name = $1 group by c.id, c.outcome`,
      [shop.widgetName],
    );
  await expect.poll(async () => (await rows())[0]?.outcome, { timeout: 20_000 }).toBe("follow_up");
  const [talk, ...others] = await rows();
  expect(others).toEqual([]);
  expect(talk?.bot).toBe(0);
  expect(talk?.seqs).toBe(talk?.last);
}

test("on every other page one is told that a visitor waits, and is a click away from them", async ({
  as,
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await as("clientAdmin");
  const shop = await makeShop(page);
  await page.goto("/leads");
  await expect(page.getByRole("button", { name: "Available" })).toBeVisible();
  const visitor = await visitShop(browser, shop);
  await askForPerson(visitor);
  const note = page.getByRole("status").filter({ hasText: "waiting for a person" });
  await expect(note).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\) Leads/);
  await note.getByRole("link", { name: "Answer" }).click();
  await expect(page).toHaveURL(/\/conversations\?inbox=waiting/);
  await expect(rowOf(page, shop)).toBeVisible();
  await claim(page, shop);
  await expect(rowOf(page, shop)).toHaveCount(0);
});

test("a canned reply is filled in and sent, and a note stays among the team", async ({
  as,
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await as("clientAdmin");
  const shop = await makeShop(page);
  const shortcut = `s${crypto.randomUUID().slice(0, 6)}`;
  await addCanned(page, shortcut, "Hello {{visitor_name|dear guest}}, {{agent_name}} speaking.");
  await openInbox(page);
  const visitor = await visitShop(browser, shop);
  await askForPerson(visitor);
  await claim(page, shop);
  await composerIn(page).pressSequentially(`/${shortcut}`);
  await expect(page.getByRole("option", { name: /dear guest/ })).toBeVisible();
  await composerIn(page).press("Enter");
  await expect(composerIn(page)).toHaveValue("Hello dear guest, Dana Whitfield speaking.");
  await composerIn(page).press("Enter");
  await expect(visitor.log).toContainText("Hello dear guest, Dana Whitfield speaking.");

  await page.getByRole("button", { name: "Note", exact: true }).click();
  await expect(page.getByText("Only your team sees this.")).toBeVisible();
  await page.getByLabel("Note for your team").fill("Wants a refund");
  await page.getByLabel("Note for your team").press("Enter");
  await expect(threadIn(page).getByText("Wants a refund")).toBeVisible();
  await page.getByRole("button", { name: "Reply", exact: true }).click();
  await reply(page, "One moment");
  await expect(visitor.log).toContainText("One moment");
  await expect(visitor.log).not.toContainText("Wants a refund");
});

async function addCanned(page: Page, shortcut: string, text: string): Promise<void> {
  await page.goto("/canned-replies");
  await page.getByRole("button", { name: "Add canned reply" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Shortcut").fill(`/${shortcut}`);
  await dialog.getByLabel("Reply").fill(text);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`/${shortcut}`)).toBeVisible();
}

test("two users see each other at one conversation, and what one claims the other may not", async ({
  as,
  browser,
}) => {
  test.setTimeout(150_000);
  const dana = await as("clientAdmin");
  const shop = await makeShop(dana);
  await openInbox(dana);
  const visitor = await visitShop(browser, shop);
  await askForPerson(visitor);
  await rowOf(dana, shop).click();
  await expect(dana).toHaveURL(/id=/);
  const id = new URL(dana.url()).searchParams.get("id");
  const [client] = await query<{ id: number }>(
    "select client_id as id from widget_configs where widget_name = $1",
    [shop.widgetName],
  );
  const sam = await as("superAdmin");
  await openInbox(sam, `/conversations?client=${client?.id}&id=${id}`);
  await expect(dana.getByText("Sam Okafor is also looking at this.")).toBeVisible();
  await expect(sam.getByText("Dana Whitfield is also looking at this.")).toBeVisible();
  await sam.getByRole("button", { name: "Claim to answer" }).click();
  await expect(dana.getByText("Sam Okafor answers. You can leave a note.")).toBeVisible();
  await expect(dana.getByRole("button", { name: "Claim", exact: true })).toHaveCount(0);
  await composerIn(sam).pressSequentially("Hello");
  await expect(dana.getByText("Sam Okafor is typing a reply.")).toBeVisible();
  await transferToDana(sam);
  await expect(composerIn(dana)).toBeVisible();
  await reply(dana, "Dana here");
  await expect(visitor.log).toContainText("Dana here");
  await expect(sam.getByText("Dana Whitfield answers. You can leave a note.")).toBeVisible();
});

async function transferToDana(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Transfer…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Dana Whitfield/).check();
  await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
}

test("a canned reply is changed, refused where its shortcut is taken, deleted and brought back", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const first = `a${crypto.randomUUID().slice(0, 6)}`;
  const second = `b${crypto.randomUUID().slice(0, 6)}`;
  await addCanned(page, first, "First");
  await addCanned(page, second, "Second");
  await page.getByRole("button", { name: `Edit /${second}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Shortcut").fill(first);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("There is one with this shortcut already.")).toBeVisible();
  await dialog.getByLabel("Shortcut").fill(second);
  await dialog.getByLabel("Reply").fill("Hello {{nobody}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/May only use/).first()).toBeVisible();
  await dialog.getByLabel("Reply").fill("Hello {{visitor_name|there}}");
  await expect(dialog.getByText("Hello Ana Ruiz")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: `Delete /${second}` }).click();
  await expect(page.getByText(`/${second}`)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`/${second}`)).toBeVisible();
});
