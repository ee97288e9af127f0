import type { Page } from "@playwright/test";
import { expect, test } from "./dashboard.ts";
import { makeConversation, makeWidget } from "./own-widget.ts";
import { brokenRulesAtAnyWidth } from "./rules-of-access.ts";

const LONG = "x".repeat(255);
const ATTRIBUTES = Object.fromEntries(
  Array.from({ length: 18 }, (_, index) => [`attribute_${index}`, index]),
);

async function open(page: Page, fields: Readonly<Record<string, unknown>>) {
  const widget = await makeWidget(page);
  const id = await makeConversation(widget, "Where is my order?", {
    ...fields,
    known_visitor: JSON.stringify(fields.known_visitor),
  });
  await page.goto(`/conversations?id=${id}`);
  await expect(
    page.getByRole("log").or(page.getByText("Where is my order?")).first(),
  ).toBeVisible();
  return { id };
}

test("what the website's server signed is told from what the page said, by the rules of access", async ({
  as,
}) => {
  const page = await as("clientAdmin", { viewport: { width: 1440, height: 900 } });
  const { id } = await open(page, {
    visitor_name: "مريم العلي",
    visitor_external_id: `customer-${LONG}`.slice(0, 255),
    known_visitor: {
      verified: {
        name: "مريم العلي",
        email: "mariam@shop.example",
        phone: null,
        attributes: { plan: "gold", note: LONG, ...ATTRIBUTES },
      },
      claimed: { name: "<b>Boss</b>", email: null, phone: null, attributes: { cart: 3 } },
    },
  });
  const row = page.locator(`[data-conversation="${id}"]`);
  await expect(row.getByText("Verified")).toBeVisible();
  const facts = page.getByRole("complementary", { name: "About the visitor" });
  const verified = facts.getByRole("region", { name: "Verified by the website" });
  await expect(verified).toContainText("mariam@shop.example");
  await expect(verified).toContainText("gold");
  await expect(verified).not.toContainText("attribute_17");
  await verified.getByRole("button", { name: /^Show all/ }).click();
  await expect(verified).toContainText("attribute_17");
  const claimed = facts.getByRole("region", { name: "Said by the page, not verified" });
  await expect(claimed).toContainText("<b>Boss</b>");
  await expect(claimed).not.toContainText("gold");
  // The longest value breaks within its place.
  expect(await facts.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
});

test("beside the mark stands the signed name, and what was typed is told apart from it", async ({
  as,
}) => {
  const page = await as("clientAdmin", { viewport: { width: 1440, height: 900 } });
  const { id } = await open(page, {
    visitor_name: "The Director",
    visitor_email: "director@shop.example",
    visitor_external_id: "customer-17",
    known_visitor: {
      verified: { name: "Ana Ruiz", email: "ana@shop.example", phone: null, attributes: null },
      claimed: null,
    },
  });
  const row = page.locator(`[data-conversation="${id}"]`);
  await expect(row.getByText("Verified")).toBeVisible();
  await expect(row).toContainText("Ana Ruiz");
  await expect(row).not.toContainText("The Director");
  await expect(page.getByRole("heading", { name: "Ana Ruiz" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The Director" })).toHaveCount(0);
  const facts = page.getByRole("complementary", { name: "About the visitor" });
  await expect(facts).toContainText("The Director");
  await expect(facts.getByText("Typed by the visitor, not verified")).toHaveCount(2);
});

test("a page's word alone never looks verified", async ({ as }) => {
  const page = await as("clientAdmin", { viewport: { width: 1440, height: 900 } });
  const { id } = await open(page, {
    known_visitor: {
      verified: null,
      claimed: { name: "Ana", email: "ana@shop.example", phone: null, attributes: null },
    },
  });
  const facts = page.getByRole("complementary", { name: "About the visitor" });
  await expect(facts.getByRole("region", { name: "Said by the page, not verified" })).toBeVisible();
  await expect(page.locator(`[data-conversation="${id}"]`).getByText("Verified")).toHaveCount(0);
  await expect(facts.getByText("Verified by the website")).toHaveCount(0);
});
