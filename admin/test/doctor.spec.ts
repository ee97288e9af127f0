import type { Page } from "@playwright/test";
import { InstallCheck } from "../../contracts/admin/install-check.ts";
import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeWidget } from "./own-widget.ts";
import { brokenRulesAtAnyWidth } from "./rules-of-access.ts";

/** A name that nobody has may take its time to be looked up. */
const ANSWER_MS = 60_000;

const cardOf = (page: Page) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Is it installed?" }) });

async function openDoctor(page: Page) {
  const widget = await makeWidget(page);
  await page.goto(`/install?widget=${widget.id}`);
  const card = cardOf(page);
  const check = async (address: string) => {
    const answered = page.waitForResponse(/\/install-check$/, { timeout: ANSWER_MS });
    await card.getByLabel("Address of a page").fill(address);
    await card.getByRole("button", { name: "Check page" }).click();
    await answered;
  };
  return { widget, card, check };
}

/** As the API would say it of a page of the public internet, which no test may ask. */
function answerOf(findings: InstallCheck["findings"]): InstallCheck {
  return InstallCheck.parse({
    url: "https://shop.example/",
    final_url: "https://www.shop.example/",
    status: 200,
    findings,
    debug_url: "https://www.shop.example/?wtfu_debug=1",
  });
}

const DIRECTIVE = "script-src 'self' https://edge.example;";

test("an address inside a network is not looked at, and the card says so and what to do instead", async ({
  as,
}) => {
  const { card, check } = await openDoctor(await as("clientAdmin"));
  for (const address of ["127.0.0.1", "https://10.0.0.5/shop", "https://intranet.local/"]) {
    await check(address);
    const asked = address.startsWith("https:") ? address : `https://${address}`;
    await expect(card.getByText(`Checked ${asked}`)).toBeVisible();
    await expect(card.getByText("This address is not on the public internet.")).toBeVisible();
    await expect(card.getByText("The page itself was not seen")).toBeVisible();
    await expect(card.getByText(/only pages that everybody can open/i)).toBeVisible();
    await expect(card.getByRole("link", { name: /measuring/ })).toHaveCount(0);
  }
  await check("http://shop.example:8080/");
  await expect(card.getByText(/not the address of a public page/)).toBeVisible();
});

test("a website that cannot be reached is told of in words, and can be checked again", async ({
  as,
}) => {
  const { card, check } = await openDoctor(await as("clientAdmin"));
  await check("nobody-has-this-name.example");
  // Whether a name is unknown or cannot be looked up depends on the machine's network.
  await expect(
    card.getByText(/could not be (reached|looked up)|no website under this name/),
  ).toBeVisible();
  await expect(card.getByRole("button", { name: "Check page" })).toBeEnabled();
});

test("the address begins with where the widget was heard of last", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await query(
    `insert into widget_installations (widget_id, domain, installation_type, last_ping)
     values ($1, 'older.example', 'html', now() - interval '2 days'),
       ($1, 'newer.example', 'html', now()), ($1, 'oldest.example', 'html', null)`,
    [widget.id],
  );
  await page.goto(`/install?widget=${widget.id}`);
  const field = cardOf(page).getByLabel("Address of a page");
  await expect(field).toHaveValue("https://newer.example/");
  await field.fill("");
  await expect(field).toHaveValue("");
});

test("whoever types before the likely address is known keeps what they type", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/clients\/\d+$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/install?widget=${widget.id}`);
  const field = cardOf(page).getByLabel("Address of a page");
  await field.pressSequentially("shop.example");
  const answered = page.waitForResponse(/\/clients\/\d+$/);
  letThrough();
  await (await answered).finished();
  await field.pressSequentially("/cart");
  await expect(field).toHaveValue("shop.example/cart");
});

test("problems stand first, each with its mend and what to copy, read aloud as one line, and the page keeps the rules of access", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { card, check } = await openDoctor(page);
  await page.route("**/install-check", (route) =>
    route.fulfill({
      json: answerOf([
        {
          code: "csp_blocks_script",
          level: "problem",
          params: {
            directive: "script-src",
            from: "header",
            host: "https://edge.example",
            code: DIRECTIVE,
          },
        },
        { code: "other_chat", level: "note", params: { name: "Intercom" } },
        { code: "tag_found", level: "ok", params: { form: "embed" } },
      ]),
    }),
  );
  await check("shop.example");
  await expect(card.locator("[aria-live=polite]").first()).toContainText("1 problem found.");
  const items = card.getByRole("listitem");
  await expect(items).toHaveCount(3);
  await expect(items.nth(0)).toContainText("Problem: The page's content policy keeps the tag");
  await expect(items.nth(0).locator("pre")).toHaveText(DIRECTIVE);
  await expect(items.nth(0).getByRole("button", { name: "Copy" })).toBeVisible();
  await expect(items.nth(1)).toContainText("Note: There is a chat of Intercom");
  await expect(items.nth(2)).toContainText("In order: The tag is in the page");
  await expect(card.getByText("It led to https://www.shop.example/")).toBeVisible();
  const link = card.getByRole("link", { name: "Open the page with measuring" });
  await expect(link).toHaveAttribute("href", "https://www.shop.example/?wtfu_debug=1");
  // With whatever else of the Install page can be opened: one look at all of it.
  await page.getByRole("radio", { name: "WordPress" }).check();
  await page.getByText("Without the plugin").click();
  await page.getByText("Other forms of the code").click();
  await expect(items).toHaveCount(3);
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
  await page.setViewportSize({ width: 375, height: 740 });
  const isTooWide = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  expect(await isTooWide()).toBe(false);
});

test("a refusal of the API stands beside the address, which stays", async ({ as }) => {
  const page = await as("clientAdmin");
  const { card, check } = await openDoctor(page);
  await page.route("**/install-check", (route) =>
    route.fulfill({
      status: 429,
      json: { error: { code: "rate_limited", message: "Wait.", request_id: "r1" } },
    }),
  );
  await check("shop.example");
  await expect(card.getByText("The page could not be checked")).toBeVisible();
  await expect(card.getByText("Too many requests.")).toBeVisible();
  await expect(card.getByLabel("Address of a page")).toHaveValue("shop.example");
});

test("a refusal of the address itself is said once, at its field", async ({ as }) => {
  const page = await as("clientAdmin");
  const { card, check } = await openDoctor(page);
  const message = "url must be at most 2000 characters.";
  await page.route("**/install-check", (route) =>
    route.fulfill({
      status: 400,
      json: { error: { code: "bad_request", field: "url", message, request_id: "r1" } },
    }),
  );
  await check("shop.example");
  await expect(card.getByText("Must be at most 2000 characters.")).toHaveCount(1);
  await expect(card.getByLabel("Address of a page")).toHaveAttribute("aria-invalid", "true");
  await expect(card.getByText("The page could not be checked")).toHaveCount(0);
});
