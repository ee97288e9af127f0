import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import { query, serveSite } from "../../widget/test/product.ts";
import { Visitor } from "../../widget/test/visitor.ts";
import { ADMIN_URL, expect, MAILBOX_URL, test, USERS } from "./dashboard.ts";

const SHOP = "http://shop.localhost";
/** Mails leave some seconds after what they tell of, and a follow-up looks again within a "day" of 24 s. */
const MAILED = { timeout: 90_000 };

const Mails = z.array(
  z.object({
    subject: z.string(),
    text: z.string(),
    to: z.array(z.object({ address: z.string() })),
  }),
);

/** What somebody got of a lead, by the first words of each subject, sorted. */
async function mailsAbout(name: string, to: string): Promise<string[]> {
  const mails = Mails.parse(await (await fetch(`${MAILBOX_URL}/api/email`)).json());
  return mails
    .filter((mail) => mail.subject.includes(name) && mail.to.some((one) => one.address === to))
    .map((mail) => mail.subject.split(":")[0] ?? "")
    .sort();
}

/** What the mail about a new lead said. */
async function textOfLeadMail(name: string, to: string): Promise<string> {
  const mails = Mails.parse(await (await fetch(`${MAILBOX_URL}/api/email`)).json());
  const mail = mails.find(
    ({ subject, to: readers }) =>
      subject.startsWith(`New lead: ${name}`) && readers.some(({ address }) => address === to),
  );
  return mail?.text ?? "";
}

async function setFollowUp(page: Page, reminder: number | null, escalation: number | null) {
  const [client] = await query<{ id: number }>(
    "select id from clients where name = 'Align Primary Care'",
  );
  const changed = await page.request.patch(`${ADMIN_URL}/api/chat-widget/clients/${client?.id}`, {
    data: { lead_reminder_hours: reminder, lead_escalation_hours: escalation },
    headers: { Origin: ADMIN_URL },
  });
  expect(changed.ok()).toBe(true);
}

/** A widget of the test's own, with an address that it tells. */
async function makeShop(page: Page): Promise<{ code: string; desk: string }> {
  const mark = crypto.randomUUID().slice(0, 8);
  const desk = `desk-${mark}@shop.example`;
  const made = await page.request.post(`${ADMIN_URL}/api/chat-widget/widgets`, {
    data: {
      widget_name: `Shop ${mark}`,
      enable_email_notifications: true,
      notification_email: desk,
    },
    headers: { "Idempotency-Key": crypto.randomUUID(), Origin: ADMIN_URL },
  });
  expect(made.ok()).toBe(true);
  const { id } = (await made.json()) as { id: number };
  await page.goto(`/install?widget=${id}`);
  return { code: await page.locator("pre").first().innerText(), desk };
}

async function leaveDetails(browser: Browser, code: string, name: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await serveSite(page, SHOP, `<!doctype html><title>Shop</title><h1>Shop</h1>${code}`);
  const visitor = new Visitor(page);
  await visitor.openAt(`${SHOP}/?utm_source=spring`);
  await visitor.say("what do you charge?");
  await expect(visitor.log).toContainText(/price|charge|cost/i, { timeout: 45_000 });
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill(name);
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
  await visitor.panel.getByLabel("E-mail").fill(email);
  await visitor.panel.getByRole("button", { name: "Send details" }).click();
  await expect(visitor.panel).toContainText(/in touch soon/i);
  await page.context().close();
}

const activitiesOf = async (name: string) =>
  (
    await query<{ activity_type: string }>(
      `select a.activity_type from lead_activities a join leads l on l.id = a.lead_id
       where l.name = $1 order by a.created_at, a.id`,
      [name],
    )
  ).map((row) => row.activity_type);

test("from a chat to a customer: told by mail, assigned, contacted, converted, and never chased", async ({
  as,
  browser,
}) => {
  test.setTimeout(300_000);
  const mark = crypto.randomUUID().slice(0, 6);
  const [kept, forgotten] = [`Kept ${mark}`, `Forgotten ${mark}`];
  const dana = await as("clientAdmin");
  const { code, desk } = await makeShop(dana);
  await setFollowUp(dana, 700, 720);

  await leaveDetails(browser, code, kept);
  await expect.poll(() => mailsAbout(kept, desk), MAILED).toContain("New lead");
  const told = await textOfLeadMail(kept, desk);
  expect(told).toContain("what do you charge?");
  const link = /https?:\/\/\S+\/leads\/\S+/.exec(told)?.[0] ?? "";

  // From the mail to the lead, as its reader would go.
  await dana.goto(link);
  await expect(dana.getByRole("heading", { level: 1, name: kept })).toBeVisible();
  await dana.getByLabel("Assigned to").selectOption({ label: "Dana Whitfield" });
  await dana.getByLabel("Status").selectOption("contacted");
  await dana.getByRole("button", { name: "Save" }).click();
  await expect(dana.getByText("The lead was saved.")).toBeVisible();

  await leaveDetails(browser, code, forgotten);
  await expect.poll(() => mailsAbout(forgotten, USERS.clientAdmin), MAILED).toContain("New lead");
  await setFollowUp(dana, 1, 2);
  await expect
    .poll(() => mailsAbout(forgotten, USERS.clientAdmin), MAILED)
    .toEqual(expect.arrayContaining(["Not contacted yet", "Overdue lead"]));
  await expect
    .poll(() => activitiesOf(forgotten), MAILED)
    .toEqual(expect.arrayContaining(["captured", "notified", "reminded", "escalated"]));

  const sam = await as("superAdmin");
  await sam.goto(new URL(link).pathname);
  await sam.getByRole("button", { name: "Make a client" }).click();
  const dialog = sam.getByRole("dialog");
  await dialog.getByLabel("Client", { exact: true }).fill(`${kept} Ltd`);
  await dialog.getByRole("button", { name: "Make a client" }).click();
  await sam.getByRole("link", { name: `Now a client: ${kept} Ltd` }).click();
  await expect(sam.getByRole("heading", { level: 1, name: `${kept} Ltd` })).toBeVisible();

  // By now the forgotten one's days are over; the contacted one's were the same.
  expect(await mailsAbout(kept, USERS.clientAdmin)).toEqual(["New lead"]);
  expect(await activitiesOf(kept)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/reminded|escalated/)]),
  );
  const [lead] = await query(
    "select status, source, utm, converted_client_id is not null as is_client from leads where name = $1",
    [kept],
  );
  expect(lead).toEqual({
    status: "converted",
    source: "chat_widget",
    utm: { utm_source: "spring" },
    is_client: true,
  });
  await setFollowUp(dana, 24, 72);
});
