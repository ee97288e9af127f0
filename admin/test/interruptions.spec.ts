import { type Page, test as plain } from "@playwright/test";
import { query } from "../../widget/test/product.ts";
import { expect, PASSWORD, signIn, test, USERS } from "./dashboard.ts";

const link = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu" }).first().getByRole("link", { name });

/** Ends the session that the page's cookie stands for, as an administrator or another tab might. */
async function endSession(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  const cookie = cookies.find(({ name }) => name.endsWith("session_token"));
  const [token] = decodeURIComponent(cookie?.value ?? "").split(".");
  const gone = await query("delete from session where token = $1 returning id", [token]);
  expect(gone).toHaveLength(1);
}

plain(
  "a session that ends while one writes asks for the password, and keeps the text",
  async ({ page }) => {
    await signIn(page, USERS.clientAdmin, PASSWORD);
    await expect(page.getByRole("heading", { level: 1, name: /Hello/ })).toBeVisible();
    await link(page, "Knowledge").click();
    await page.getByRole("button", { name: "Add entry" }).click();
    const form = page.getByRole("dialog", { name: "Add entry" });
    const question = `Is this text kept? ${Date.now()}`;
    await form.getByLabel("Question", { exact: true }).fill(question);
    await form.getByLabel("Answer").fill("It is.");
    await endSession(page);
    await form.getByRole("button", { name: "Save" }).click();

    const again = page.getByRole("dialog", { name: "You were signed out" });
    await expect(again.getByLabel("E-mail")).toHaveValue(USERS.clientAdmin);
    await expect(again.getByLabel("Password")).toBeFocused();
    await page.keyboard.press("Escape");
    await again.getByLabel("Password").fill("not my password");
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again.getByText("E-mail or password is wrong.")).toBeVisible();
    await again.getByLabel("Password").fill(PASSWORD);
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again).toHaveCount(0);

    await expect(form.getByLabel("Question", { exact: true })).toHaveValue(question);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByText(question)).toBeVisible();
  },
);

test("a page whose file a deployment has removed is found by loading the dashboard anew", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.goto("/leads");
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  let asked = 0;
  await page.route(/assets\/analytics-[^/]*\.js/, async (route) => {
    asked += 1;
    // The old document's file is gone; the new document's is there.
    if (asked > 1) await route.fallback();
    else await route.fulfill({ status: 404, body: "" });
  });
  await link(page, "Analytics").click();
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
  await expect(page).toHaveURL(/\/analytics$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
});

test("a page whose file stays away says so, and does not reload for ever", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.route(/assets\/analytics-[^/]*\.js/, (route) => route.abort());
  await page.goto("/analytics");
  await expect(page.getByText("This could not be loaded")).toBeVisible();
  await page.unroute(/assets\/analytics-[^/]*\.js/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
});

test("a palette that cannot be fetched gives the keyboard back", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/leads");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route(/assets\/palette-dialog-[^/]*\.js/, (route) => route.abort());
  await page.keyboard.press("Control+k");
  await expect(page.getByText("This part of the dashboard could not be fetched.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/conversations$/);
});

test("rows that could not be read anew stay, with the time at which they were true", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  // Where sockets are blocked the list is read anew each few seconds.
  await page.routeWebSocket(/inbox\/socket/, (socket) => socket.close());
  await page.goto("/conversations");
  const rows = page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await page.route(/\/api\//, (route) => route.abort());
  const note = page.getByText(/^No connection\. What you see was there at \d/);
  await expect(note).toBeVisible();
  await expect(rows.first()).toBeVisible();
  await page.unroute(/\/api\//);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(note).toHaveCount(0);
});

test("a next page that does not come says so, and can be asked for again", async ({ as }) => {
  const page = await as("superAdmin");
  // The audit log has more than a page only after a while: a list of one row a page is enough.
  await page.route(/\/audit-log(?:\?|$)/, async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set("limit", "1");
    await route.continue({ url: url.href });
  });
  await page.goto("/audit-log");
  const more = page.getByRole("button", { name: "Load more" });
  await expect(more).toBeVisible();
  await page.route(/cursor=/, (route) => route.abort());
  await more.click();
  await expect(page.getByRole("alert")).toHaveText(/No connection/);
  await expect(page.getByText(/What you see was there/)).toHaveCount(0);
  await page.unroute(/cursor=/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2);
});

test("a language that could not be changed says so", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/leads");
  await page.route(/\/me$/, (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.fallback(),
  );
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Español" }).click();
  await expect(
    page.getByText(/The language could not be changed|No se ha podido cambiar el idioma/),
  ).toBeVisible();
});

test("what a notice offers is taken back by a key", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/knowledge");
  const row = page
    .getByRole("row")
    .filter({ has: page.getByLabel(/^Select /) })
    .nth(1);
  const edit = row.getByRole("button", { name: /^Edit entry: / });
  const name = (await edit.getAttribute("aria-label")) ?? "";
  await row.getByLabel(/^Select /).check();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
});
