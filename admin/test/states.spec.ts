import type { Page, Route } from "@playwright/test";
import { chat } from "../../tools/screenshots/sample-data.ts";
import { PRODUCT_URL } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { brokenRules } from "./rules-of-access.ts";

const LEADS = /\/chat-widget\/leads(?:\?|$)/;
const CLIENTS = /\/chat-widget\/clients(?:\?|$)/;
const ENTRY = /\/knowledge\/\d+$/;

const menuLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu" }).first().getByRole("link", { name });

/** Holds the calls to an address back until they are let go. */
async function hold(page: Page, address: string | RegExp): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await held;
    await route.fallback();
  });
  return letGo;
}

function refuse(route: Route): Promise<void> {
  const error = {
    code: "internal",
    message: "Something went wrong on our side.",
    request_id: "r1",
  };
  return route.fulfill({ status: 500, json: { error } });
}

test("a list that is slow shows its skeleton, and the page around it is there", async ({ as }) => {
  const page = await as("clientAdmin");
  const letGo = await hold(page, LEADS);
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Menu" })
    .first()
    .getByRole("link", { name: "Leads" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toBeVisible();
  await expect(page.getByRole("main").getByRole("status", { name: "Loading" })).toBeVisible();
  letGo();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
});

test("while a page's file is on its way, a bar says so and the old page stays", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/leads");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const letGo = await hold(page, /assets\/analytics-[^/]*\.js/);
  await page
    .getByRole("navigation", { name: "Menu" })
    .first()
    .getByRole("link", { name: "Analytics" })
    .click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

test("a dialog whose options are slow takes nothing from the page behind it", async ({ as }) => {
  const page = await as("superAdmin");
  await page.goto("/leads");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const letGo = await hold(page, CLIENTS);
  await page.getByRole("button", { name: "Add a lead" }).click();
  await expect(page.getByRole("dialog", { name: "Add a lead" })).toBeVisible();
  await expect(page.locator("main h1")).toHaveText("Leads");
  letGo();
  await expect(page.getByRole("dialog").getByRole("combobox", { name: "Client" })).toBeVisible();
});

test("a list that is read anew leaves the focus where it is", async ({ as }) => {
  await chat(PRODUCT_URL);
  const page = await as("clientAdmin");
  await page.goto("/conversations");
  const rows = page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
  await expect(rows.nth(1)).toBeVisible();
  const row = await rows.nth(1).getByRole("button").elementHandle();
  await row?.focus();
  const top = await rows.first().elementHandle();
  await chat(PRODUCT_URL);
  // Newer conversations have come before the one that was first.
  await expect
    .poll(() => top?.evaluate((first) => first.previousElementSibling !== null))
    .toBe(true);
  expect(await row?.evaluate((button) => document.activeElement === button)).toBe(true);
});

test("what is typed in one row of the table outlasts the saving of another", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/knowledge");
  const categories = page.getByRole("row").getByLabel(/^Category: /);
  await expect(categories.nth(2)).toBeVisible();
  const letGo = await hold(page, ENTRY);
  const priority = page
    .getByRole("row")
    .getByLabel(/^Priority: /)
    .first();
  const before = await priority.inputValue();
  await priority.fill(before === "9" ? "8" : "9");
  await categories.nth(2).click();
  await page.keyboard.type(" half-typed");
  const typed = await categories.nth(2).inputValue();
  const read = page.waitForResponse((response) => /\/knowledge\?/.test(response.url()));
  letGo();
  await read;
  await expect(priority).toHaveValue(before === "9" ? "8" : "9");
  await expect(categories.nth(2)).toBeFocused();
  await expect(categories.nth(2)).toHaveValue(typed);
});

test("a failure is said with a way to try again", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.route(LEADS, refuse);
  await page.goto("/leads");
  const alert = page.getByRole("alert");
  await expect(alert.getByText("This could not be loaded")).toBeVisible();
  await expect(alert.getByText("Request r1")).toBeVisible();
  await page.unroute(LEADS);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a search keeps what is typed, and is not made of less than three letters", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/leads");
  const search = page.getByRole("searchbox");
  const words = () => new URL(page.url()).searchParams.get("q");
  await search.pressSequentially("ab");
  await expect(page.getByText("Type at least three letters")).toBeVisible();
  await search.fill("");
  await search.pressSequentially("john ");
  await expect.poll(words).toBe("john");
  await expect(search).toHaveValue("john ");
  await search.pressSequentially("smith");
  await expect.poll(words).toBe("john smith");
  await expect(page.getByText("Type at least three letters")).toHaveCount(0);
  // Left before the pause was over: the next page is not searched.
  await search.pressSequentially("son");
  await page
    .getByRole("navigation", { name: "Menu" })
    .first()
    .getByRole("link", { name: "Team" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue("john smith");
  expect(words()).toBe("john smith");
});

test("a list without rows says what would be in it, and one without results what to try", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.route(LEADS, (route) => route.fulfill({ json: { items: [], next_cursor: null } }));
  await page.goto("/leads");
  await expect(page.getByText("No leads", { exact: true })).toBeVisible();
  await page.goto("/conversations?q=nobody-ever-wrote-this");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("whoever may not see a page is told so, in a page that works", async ({ as }) => {
  const page = await as("clientUser");
  await page.goto("/team");
  await expect(page.getByText("Nothing here for you")).toBeVisible();
  await menuLink(page, "Leads").click();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
});

test("a page about a widget that is not there shows no other one", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/knowledge?widget=999999");
  const picker = page.getByLabel("Widget", { exact: true });
  await expect(picker.locator("option:checked")).toHaveText("Choose a widget");
  await expect(page.getByRole("table")).toHaveCount(0);
  await picker.selectOption({ label: "Main Website Chat" });
  await expect(page.getByRole("table")).toBeVisible();
});

test("the dashboard speaks Spanish, refusals of a form included", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.route(/\/chat-widget\/me$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), locale: "es" } });
  });
  await page.goto("/leads");
  await expect(page.getByRole("heading", { level: 1, name: "Contactos" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.goto("/knowledge");
  await page.getByRole("button", { name: "Añadir" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Pregunta", { exact: true }).fill("¿Abren los domingos?");
  await dialog.getByLabel("Respuesta").fill(" ");
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(dialog.getByText("No puede quedar vacío.", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Respuesta: No puede quedar vacío.")).toBeVisible();
});

test("back from a row, the list is filtered as before", async ({ as }) => {
  await chat(PRODUCT_URL);
  const page = await as("clientAdmin");
  await page.goto("/leads");
  const status = page.getByRole("main").getByLabel("Status");
  await status.selectOption("new");
  await expect(page).toHaveURL(/status=new/);
  // The first is the name; a number beside it is one to call.
  const row = page.getByRole("main").getByRole("row").nth(1).getByRole("link").first();
  await row.click();
  await expect(page).toHaveURL(/\/leads\/[\w-]+$/);
  await page.goBack();
  await expect(page).toHaveURL(/status=new/);
  await expect(status).toHaveValue("new");
});

test("the zone of a page's times is named, and each time can be read in full without a mouse", async ({
  as,
}) => {
  await chat(PRODUCT_URL);
  const page = await as("clientAdmin", { timezoneId: "Asia/Tokyo" });
  await page.goto("/leads");
  const time = page.locator("main time").first();
  await expect(time).toBeVisible();
  await expect(page.getByText(/^Times in America\/Chicago/)).toBeVisible();
  await page.getByRole("button", { name: "Exact times" }).press("Enter");
  await expect(time).toHaveText(/\d{4}.*C[DS]T/);
});

const DIALOGS = [
  ["/leads", "Add a lead"],
  ["/leads", "Import"],
  ["/knowledge", "Add entry"],
  ["/team", "Invite"],
] as const;

test("the dialogs that a client admin opens keep the rules of access", async ({ as }) => {
  const page = await as("clientAdmin");
  for (const [address, open] of DIALOGS) {
    await test.step(open, async () => {
      await page.goto(address);
      await page.getByRole("main").getByRole("button", { name: open }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await brokenRules(page)).toEqual([]);
    });
  }
});
