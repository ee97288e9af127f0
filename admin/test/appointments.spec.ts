import type { Page } from "@playwright/test";
import { PRODUCT_URL, query } from "../../widget/test/product.ts";
import { ADMIN_URL, expect, test } from "./dashboard.ts";

const WEEK = "2031-03-03";
const IN_WEEK = 120;

async function fillWeek(): Promise<void> {
  await query(
    `insert into widget_appointments (id, widget_id, resource_id, customer_name, preferred_date,
       preferred_time, starts_at, ends_at, status)
     select gen_random_uuid(), w.id, 'resource-' || n, 'Guest ' || n, '2031-03-05', '18:00',
       timestamptz '2031-03-05 18:00Z', timestamptz '2031-03-05 18:30Z', 'pending'
     from (select id from widget_configs where widget_name = 'Main Website Chat' order by id limit 1) w,
       generate_series(1, ${IN_WEEK}) n
     where not exists (select from widget_appointments where starts_at = timestamptz '2031-03-05 18:00Z')`,
  );
}

test("a full week is shown whole, in one zone that is named", async ({ as }) => {
  await fillWeek();
  const page = await as("clientAdmin");
  await page.goto(`/appointments?view=week&week=${WEEK}`);
  await expect(page.getByRole("button", { name: /Guest/ })).toHaveCount(IN_WEEK);
  await expect(page.getByText(/Times in America\//)).toHaveCount(1);
});

test("filters and details stand in the address, and a new status shows before the server answers", async ({
  as,
}) => {
  await fillWeek();
  const page = await as("clientAdmin");
  await page.goto("/appointments?from=2031-03-01&to=2031-03-31&q=Guest+77");
  await page.getByRole("button", { name: "Guest 77", exact: true }).click();
  await expect(page).toHaveURL(/id=/);
  await page.reload();
  let answer = () => {};
  await page.route("**/appointments/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.fallback();
  });
  const dialog = page.getByRole("dialog", { name: "Guest 77" });
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("cell", { name: "Confirmed" })).toHaveCount(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).not.toHaveURL(/id=/);
  answer();
  await expect(page.getByText("The appointment is confirmed.")).toBeVisible();
});

const OPEN_ALWAYS = [{ open: "00:00", close: "24:00" }];

/** A widget of the test's own, open around the clock, so that there is something to book at any hour. */
async function makeWidget(page: Page): Promise<{ id: number; widget_key: string }> {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const response = await page.request.post(`${ADMIN_URL}/api/chat-widget/widgets`, {
    headers: { "Idempotency-Key": crypto.randomUUID(), Origin: ADMIN_URL },
    data: {
      widget_name: `Bookings ${crypto.randomUUID().slice(0, 8)}`,
      business_hours: {
        timezone: "America/Chicago",
        days: Object.fromEntries(days.map((day) => [day, OPEN_ALWAYS])),
        holidays: [],
      },
    },
  });
  return response.json();
}

async function ask(key: string, path: string, body?: object): Promise<Response> {
  return fetch(`${PRODUCT_URL}/api/chat-widget/public/widget/${key}/${path}`, {
    method: body ? "POST" : "GET",
    headers: { "Content-Type": "application/json", Origin: "http://shop.localhost" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

interface Days {
  readonly days?: readonly { readonly slots: readonly { readonly starts_at: string }[] }[];
}

/** Books a free time through the public API, as the panel would. */
async function book(key: string, customer_name: string): Promise<void> {
  const path = "availability?service_id=first-look&days=14";
  const slots = async () => {
    const { days = [] }: Days = await (await ask(key, path)).json();
    return days.flatMap((day) => day.slots.map(({ starts_at }) => starts_at));
  };
  // Until the edge has been given the settings.
  await expect.poll(async () => (await slots()).length, { timeout: 90_000 }).toBeGreaterThan(0);
  const started = await ask(key, "conversation", { session_id: crypto.randomUUID() });
  const { conversation_id }: { conversation_id: string } = await started.json();
  const booked = await ask(key, "appointments", {
    conversation_id,
    service_id: "first-look",
    starts_at: (await slots()).at(-1),
    customer_name,
    customer_email: "booker@example.com",
  });
  expect(booked.ok).toBe(true);
}

test("a service is set up, booked, confirmed, moved and cancelled", async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as("clientAdmin");
  const { id, widget_key } = await makeWidget(page);
  await page.goto(`/widgets/${id}?section=booking`);
  await page.getByRole("switch", { name: "Visitors book appointments" }).press("Space");
  await page.getByRole("textbox", { name: "Service" }).fill("First look");
  await page.getByLabel("Length (minutes)").fill("45");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Visitors see it within seconds.")).toBeVisible();
  await expect(page.getByText("No business hours are set.", { exact: false })).toHaveCount(0);

  const name = `Booker ${Date.now()}`;
  await book(widget_key, name);
  await page.goto(`/appointments?q=${encodeURIComponent(name)}`);
  await page.getByRole("button", { name: `Confirm ${name}` }).click();
  await expect(page.getByRole("cell", { name: "Confirmed" })).toBeVisible();

  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog", { name }).getByRole("button", { name: "Move" }).click();
  const moving = page.getByRole("dialog", { name: `Move ${name}` });
  await moving.getByRole("group").first().getByRole("button").last().click();
  await expect(moving.getByText("New time:", { exact: false })).toBeVisible();
  await moving.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("The appointment was moved.")).toBeVisible();

  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog", { name }).getByRole("button", { name: "Cancel it" }).click();
  const cancelling = page.getByRole("dialog", { name: "Cancel this appointment?" });
  await expect(cancelling.getByText(`${name} is told by mail.`, { exact: false })).toBeVisible();
  await cancelling.getByRole("button", { name: "Cancel it" }).click();
  await expect(page.getByRole("cell", { name: "Cancelled" })).toBeVisible();
  await expect(page.getByText("The appointment was cancelled.")).toBeVisible();
});

test("a time that somebody else took is said so, and another can be chosen", async ({ as }) => {
  await fillWeek();
  const page = await as("clientAdmin");
  await page.goto("/appointments?from=2031-03-01&to=2031-03-31&q=Guest+78");
  await page.route("**/appointments/*/move", (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: "slot_taken", message: "Taken.", request_id: "r1" } },
    }),
  );
  await page.getByRole("button", { name: "Guest 78", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  const moving = page.getByRole("dialog", { name: "Move Guest 78" });
  await moving.getByLabel("Day", { exact: true }).fill("2031-03-06");
  await moving.getByLabel("Time", { exact: true }).fill("09:15");
  await expect(moving.getByText(/New time: Thursday, March 6, 2031.*9:15/)).toBeVisible();
  await moving.getByRole("button", { name: "Move", exact: true }).click();
  await expect(moving.getByRole("alert")).toContainText("overlaps another appointment");
  await moving.getByLabel("Time", { exact: true }).fill("10:15");
  await expect(moving.getByRole("button", { name: "Move", exact: true })).toBeEnabled();
});

test("a calendar feed's address is shown when it is asked for, and can be renewed", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { id } = await makeWidget(page);
  await page.goto(`/widgets/${id}?section=booking`);
  await page.getByRole("switch", { name: "Visitors book appointments" }).press("Space");
  const feed = page.getByRole("region", { name: "Calendar feed" });
  await feed.getByRole("button", { name: "Show" }).click();
  const address = feed.getByText(/^https?:/);
  const before = await address.innerText();
  await feed.getByRole("button", { name: "Renew" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Renew" }).click();
  await expect(page.getByText("It was renewed.", { exact: false })).toBeVisible();
  await expect(address).not.toHaveText(before);
});
