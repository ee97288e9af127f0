import { type Browser, expect, type Locator, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { expectRows } from "./product.ts";
import { Visitor } from "./visitor.ts";

/** A visitor at the clinic's site who has come as far as the free times. */
class Booker extends Visitor {
  static async in(browser: Browser): Promise<Booker> {
    const context = await browser.newContext({ reducedMotion: "reduce" });
    return new Booker(await context.newPage());
  }

  get sheet(): Locator {
    return this.panel.getByRole("region", { name: "Book an appointment" });
  }

  /** The times of the chosen day. */
  get times(): Locator {
    return this.sheet.locator("[data-part=slot]");
  }

  async lookAtTimes(service: RegExp): Promise<void> {
    await this.openAt("/demo/");
    await this.panel.getByRole("button", { name: "Book a visit" }).click();
    await this.sheet.getByRole("button", { name: service }).click();
    await expect(this.times.first()).toBeVisible();
  }

  async fillIn(name: string, email: string): Promise<void> {
    await this.sheet.getByLabel("Name").fill(name);
    await this.sheet.getByLabel("E-mail").fill(email);
  }
}

test("a visit is booked in the panel, from the service to the row in Postgres", async ({
  browser,
}) => {
  const visitor = await Booker.in(browser);
  await visitor.openAt("/demo/");
  await visitor.panel.getByRole("button", { name: "Book a visit" }).click();
  await expect(visitor.sheet.getByRole("heading", { name: "What is it for?" })).toBeFocused();
  await expectNoViolations(visitor.page);
  await visitor.sheet.getByRole("button", { name: /office visit/i }).click();
  await expect(visitor.times.first()).toBeVisible();
  await expectNoViolations(visitor.page);

  await visitor.times.first().click();
  await expect(visitor.sheet).toContainText(/kept for you for \d:\d\d/i);
  await visitor.sheet.getByRole("button", { name: "Book this time" }).click();
  await expect(visitor.sheet).toContainText("Please enter your name.");
  await expect(visitor.sheet.getByLabel("Name")).toBeFocused();
  await expectNoViolations(visitor.page);
  await visitor.fillIn("Ana Ruiz", "ana.books@example.com");
  await visitor.sheet.getByRole("button", { name: "Book this time" }).click();
  await expect(visitor.sheet.getByRole("heading", { name: "Your request is in" })).toBeFocused();
  await expectNoViolations(visitor.page);

  await visitor.sheet.getByRole("button", { name: "Back to the chat" }).click();
  await expect(visitor.log).toContainText(/Appointment: Office visit/);
  await expectRows(
    `select a.status, a.customer_name, a.customer_email from widget_appointments a
     join widget_conversations c on c.id = a.conversation_id where c.session_id = $1`,
    [await visitor.sessionId()],
    [{ status: "pending", customer_name: "Ana Ruiz", customer_email: "ana.books@example.com" }],
  );
});

test("two visitors never get the same time: the second is shown fresh ones at once", async ({
  browser,
}) => {
  const [first, second] = [await Booker.in(browser), await Booker.in(browser)];
  await first.lookAtTimes(/annual physical/i);
  await second.lookAtTimes(/annual physical/i);
  // The day's last, so that a booking elsewhere in these tests does not take it away.
  const wished = (await first.times.last().textContent()) ?? "";
  await first.times.last().click();
  await expect(first.sheet).toContainText(/kept for you/i);
  await second.times.last().click();
  await expect(second.sheet).toContainText(/has just been taken/i);
  await expect(second.times.first()).toBeVisible();
  await expect(second.times.getByText(wished, { exact: true })).toHaveCount(0);
  await expectNoViolations(second.page);

  // Whoever leaves without booking lets the time go.
  const released = first.page.waitForResponse(/appointments\/release/);
  await first.sheet.getByRole("button", { name: /back/i }).first().click();
  await first.sheet.getByRole("button", { name: /back/i }).first().click();
  await first.sheet.getByRole("button", { name: /back/i }).first().click();
  expect((await released).ok()).toBe(true);
});

test("where booking is away, it says so and leads to the form, with the focus in it", async ({
  page,
}) => {
  await page.route("**/availability*", (route) =>
    route.fulfill({
      status: 503,
      json: { error: { code: "unavailable", message: "Not now.", request_id: "test" } },
    }),
  );
  const visitor = new Booker(page);
  await visitor.openAt("/demo/");
  await visitor.panel.getByRole("button", { name: "Book a visit" }).click();
  await expect(visitor.sheet.getByRole("alert")).toContainText(/booking is not possible/i);
  await visitor.sheet.getByRole("button", { name: "Leave your details" }).click();
  await expect(visitor.panel.getByLabel("Name")).toBeFocused();
});

test("booking is left by Escape and by the way back, and the chat is as it was", async ({
  page,
}) => {
  const visitor = new Booker(page);
  await visitor.openAt("/demo/");
  await visitor.composer.fill("half a sentence");
  await visitor.panel.getByRole("button", { name: "Book a visit" }).click();
  await expect(visitor.sheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(visitor.sheet).toBeHidden();
  await expect(visitor.composer).toHaveValue("half a sentence");
  await visitor.panel.getByRole("button", { name: "Book a visit" }).click();
  await visitor.sheet.getByRole("button", { name: "Back", exact: true }).click();
  await expect(visitor.composer).toBeFocused();
});
