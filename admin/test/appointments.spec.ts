import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

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
  await page.getByRole("button", { name: "Guest 77" }).click();
  await expect(page).toHaveURL(/id=/);
  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Guest 77" });
  await dialog.getByLabel("Status").selectOption("confirmed");
  let answer = () => {};
  await page.route("**/appointments/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.fallback();
  });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "Confirmed", includeHidden: true })).toHaveCount(1);
  answer();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).not.toHaveURL(/id=/);
});
