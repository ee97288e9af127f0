import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

test("one chooses which mails one gets, and a choice that fails is shown as it was", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.goto("/settings");
  const summary = page.getByRole("switch", { name: "Daily summary" });
  await expect(summary).not.toBeChecked();
  await summary.press("Space");
  await expect(summary).toBeChecked();
  await page.reload();
  await expect(summary).toBeChecked();
  await page.route("**/me/notifications", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.fallback(),
  );
  await summary.press("Space");
  await expect(page.getByText(/No connection/)).toBeVisible();
  await expect(summary).toBeChecked();
  await page.unroute("**/me/notifications");
  await summary.press("Space");
  await expect(summary).not.toBeChecked();
});

test("a super admin is told which mails reach them, and offered no others", async ({ as }) => {
  const page = await as("superAdmin");
  await page.goto("/settings");
  await expect(page.getByText(/A super admin is told only of leads/)).toBeVisible();
  await expect(page.getByRole("switch", { name: "Leads that nobody contacted" })).toHaveCount(1);
  await expect(page.getByRole("switch", { name: "New leads" })).toHaveCount(0);
});

/** A mail in the log of the client admin's client. */
async function logMail(fields: Readonly<Record<string, unknown>>): Promise<void> {
  const given = {
    notice_id: `test:${crypto.randomUUID()}`,
    notice_type: "lead_captured",
    subject: "New lead",
    status: "sent",
    attempts: 1,
    ...fields,
  };
  const names = Object.keys(given);
  await query(
    `insert into notification_log (client_id, widget_id, ${names.join(", ")})
     select client_id, id, ${names.map((_, index) => `$${index + 1}`).join(", ")}
     from widget_configs where widget_name = 'Main Website Chat' limit 1`,
    Object.values(given),
  );
}

test("the log tells why a mail failed, finds it by its address, and leads to its lead", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const stamp = Date.now();
  const leadId = crypto.randomUUID();
  await query(
    `insert into leads (id, client_id, name, source)
     select $1, id, 'Mailed', 'manual' from clients where name = 'Align Primary Care'`,
    [leadId],
  );
  await logMail({ recipient: `sent-${stamp}@example.com` });
  await logMail({
    recipient: `failed-${stamp}@example.com`,
    status: "failed",
    attempts: 12,
    last_error: "550 No such mailbox",
    lead_id: leadId,
  });
  await page.goto("/");
  const menu = page.getByRole("navigation", { name: "Menu" }).first();
  await menu.getByRole("link", { name: "Mails sent" }).click();
  await page.getByRole("searchbox").fill(String(stamp));
  const rows = page.getByRole("row").filter({ hasText: String(stamp) });
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Status").selectOption({ label: "Failed" });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("12 attempts");
  await expect(rows).toContainText("550 No such mailbox");
  await rows.getByRole("link", { name: "Lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mailed" })).toBeVisible();
});

test("a log that finds nothing says so", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/notifications?q=nobody-has-this-address");
  await expect(page.getByText("Nothing found")).toBeVisible();
});
