import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { collectComplaints, PRODUCT_URL, query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeWidget, type OwnWidget } from "./own-widget.ts";
import { brokenRules } from "./rules-of-access.ts";

const ORIGIN = "http://figures.localhost";

async function post(key: string, name: string, body: object): Promise<Record<string, string>> {
  const address = `${PRODUCT_URL}/api/chat-widget/public/widget/${key}/${name}`;
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ORIGIN },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  // The API's own answer; of it only ids are read.
  return (await response.json()) as Record<string, string>;
}

/** One visitor asks and leaves an address; both are in the database once it returns. */
async function chat({ id, key }: OwnWidget): Promise<void> {
  const { conversation_id } = await post(key, "conversation", {
    session_id: crypto.randomUUID(),
    page_url: `${ORIGIN}/prices`,
    user_agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605.1.15",
  });
  await post(key, "message", { conversation_id, message_text: "what do you charge?" });
  await post(key, "capture-lead", {
    conversation_id,
    visitor_name: "Ana Figures",
    visitor_email: `ana.${crypto.randomUUID()}@example.com`,
  });
  const arrived = () =>
    query(
      "select from leads l join widget_conversations c on c.lead_id = l.id where c.widget_id = $1",
      [id],
    );
  await expect.poll(async () => (await arrived()).length, { timeout: 45_000 }).toBe(1);
}

let known: Promise<OwnWidget> | undefined;

/** A widget with one such chat, so that its figures are known. It is only read: one will do for all tests. */
function widgetWithChat(page: Page): Promise<OwnWidget> {
  known ??= makeWidget(page).then(async (widget) => {
    await chat(widget);
    return widget;
  });
  return known;
}

const figure = (page: Page, name: string) =>
  page
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator("xpath=..");

async function openFigures(page: Page, choice = ""): Promise<OwnWidget> {
  const widget = await widgetWithChat(page);
  await page.goto(`/analytics?widget=${widget.id}${choice}`);
  await expect(figure(page, "Leads")).toContainText(/^Leads1/);
  return widget;
}

test("a chat of today is in the figures, and every part of the page tells of it", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const complaints = collectComplaints(page);
  await openFigures(page);

  await expect(figure(page, "Conversations")).toContainText("Not enough before to compare with");
  await expect(figure(page, "Lead conversion")).toContainText("100%");
  const funnel = page.getByRole("listitem").filter({ hasText: /^With a lead/ });
  await expect(funnel).toContainText("100% of conversations");
  const hours = page.getByRole("table", { name: /^Conversations by weekday/ });
  await expect(hours.getByRole("cell", { name: "1", exact: true })).toHaveCount(1);
  await expect(hours.getByRole("columnheader")).toHaveCount(24);
  await expect(page.getByText(/^Busiest: .* with 1 of all 1\.$/)).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Pages that lead to leads" }).getByRole("row").nth(1),
  ).toContainText("figures.localhost/prices");
  expect(complaints).toEqual([]);
});

test("the chart is read by keyboard and as a table", async ({ as }) => {
  const page = await as("clientAdmin");
  await openFigures(page, "&range=7d&figure=leads");

  const chart = page.getByRole("slider", { name: "Leads, By day" });
  await expect(chart).toHaveAttribute("aria-valuetext", /These days 1, Before \(.*\) 0$/);
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /These days 0/);
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-valuenow", "7");
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("table", { name: "Leads, By day" });
  await expect(table.getByRole("row")).toHaveCount(8);
  await expect(table.getByRole("row").last().getByRole("cell").first()).toHaveText("1");
});

test("the days are in the address, Back goes back to those before, and a year is drawn by week", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { id } = await openFigures(page);

  const days = page.getByLabel("Days", { exact: true });
  await expect(days).toHaveValue("28d");
  await days.selectOption({ label: "Last 12 months" });
  await expect(page).toHaveURL(/range=12m/);
  await expect(page.getByRole("heading", { name: "By week" })).toBeVisible();
  await days.selectOption({ label: "Chosen days" });
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d/);
  await page.getByLabel("From").fill("2024-02-28");
  await page.getByLabel("To", { exact: true }).fill("2024-03-01");
  await expect(page.getByText("Nothing to count in these days")).toBeVisible();
  await expect(
    page.getByRole("main").getByRole("link", { name: "Install the widget" }),
  ).toHaveAttribute("href", `/install?widget=${id}`);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/range=12m/);
  await page.goBack();
  await expect(days).toHaveValue("28d");
  await expect(page.getByRole("heading", { name: "By day" })).toBeVisible();
});

test("on paper a dark page is light, and dark again afterwards", async ({ as }) => {
  const page = await as("clientAdmin", { colorScheme: "dark" });
  await openFigures(page);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(html).toHaveAttribute("data-theme", "dark");
});

test("what is shown can be taken home as a file", async ({ as }) => {
  const page = await as("clientAdmin");
  await openFigures(page, "&range=7d");
  await page.getByRole("button", { name: "Export" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Days (CSV)" }).click();
  const lines = readFileSync(await (await started).path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(8);
  expect(lines[0]).toMatch(/conversations.*leads/i);
  expect(lines.at(-1)).toMatch(/\d{4}-\d\d-\d\d/);
});

test("a phone shows all of it without scrolling sideways, and both themes keep the rules of access", async ({
  as,
}) => {
  const page = await as("clientAdmin", { viewport: { width: 375, height: 812 } });
  await openFigures(page);
  await expect(page.getByRole("slider")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Unanswered questions" })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

test("figures that cannot be read are said so, and another try brings them", async ({ as }) => {
  const page = await as("clientAdmin");
  const error = { code: "bad_request", message: "Not now.", request_id: "r1" };
  await page.route(/\/chat-widget\/analytics\?/, (route) =>
    route.fulfill({ status: 400, json: { error } }),
  );
  await page.goto("/analytics");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.unroute(/\/chat-widget\/analytics\?/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Traffic" })).toBeVisible();
});
