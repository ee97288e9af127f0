import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeWidget } from "./own-widget.ts";
import { brokenRules } from "./rules-of-access.ts";

const SAVED = "Saved. Visitors see it within seconds.";

test("masking is seen at work before it is saved, by what is ticked", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/widgets/${widget.id}?section=compliance`);
  const tester = page.getByRole("region", { name: "Try it on a text" });
  await tester.getByLabel("A message as a visitor").fill("Charge 4242 4242 4242 4242, please");
  await tester.getByRole("button", { name: "Mask it" }).click();
  await expect(tester.getByText("Found: 1 card number")).toBeVisible();
  await expect(tester.getByText(/Charge .*4242, please/)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await page.getByRole("checkbox", { name: "Card numbers" }).uncheck();
  await expect(tester.getByText("Found:")).toHaveCount(0);
  await tester.getByRole("button", { name: "Mask it" }).click();
  await expect(tester.getByText("Nothing in it would be hidden.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
  const rows = await query("select masking from widget_configs where id = $1", [widget.id]);
  expect(rows).toEqual([{ masking: ["ssn"] }]);
});

test("an industry's usual notice is a click away, and another text says that it is asked anew", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/widgets/${widget.id}?section=compliance`);
  await page.getByLabel("Industry").selectOption("legal");
  await page.getByRole("button", { name: "Use the usual text for law firms" }).click();
  const notice = page.getByLabel("The notice", { exact: true });
  await expect(notice).toHaveValue(/not legal advice/);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(SAVED)).toBeVisible();
  await expect(page.getByText(/asked to accept it anew\./)).toHaveCount(0);
  await notice.fill("This chat is no lawyer.");
  await expect(page.getByText(/once it is saved, everybody is asked/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  const read = "select disclaimer_text, disclaimer_version from widget_configs where id = $1";
  await expect
    .poll(() => query(read, [widget.id]))
    .toEqual([{ disclaimer_text: "This chat is no lawyer.", disclaimer_version: "2" }]);
  await expect(page.getByLabel("Version of the notice")).toHaveValue("2");
});

test("nobody has accepted anything yet is said where acceptances would stand", async ({ as }) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/widgets/${widget.id}?section=compliance`);
  await page.getByRole("button", { name: "Who accepted what" }).click();
  await expect(
    page.getByRole("dialog").getByText("Nobody has accepted anything yet"),
  ).toBeVisible();
});

test("lines that are no addresses are named as they are typed, and a blocked visitor's sentence is shown", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/widgets/${widget.id}?section=limits`);
  await page.getByLabel("Blocked addresses").fill("203.0.113.0/24\n203.0.113.0/99\n2001:db8::/32");
  await expect(
    page.getByText("These are neither addresses nor ranges: 203.0.113.0/99"),
  ).toBeVisible();
  const shown = page.getByRole("region", { name: "What a blocked visitor reads" });
  await expect(shown.getByText("No way to reach you is given")).toBeVisible();
  await page.getByLabel("Phone", { exact: true }).fill("+1 312 555 0143");
  await expect(shown.getByText("+1 312 555 0143")).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
});

test("keys for the challenge are stored, and the secret one is never shown again", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widget = await makeWidget(page);
  await page.goto(`/widgets/${widget.id}?section=limits`);
  await page.getByRole("button", { name: /^(Enter|Change) keys$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Cloudflare Turnstile keys" });
  await dialog.getByLabel("Site key").fill("1x00000000000000000000AA");
  await dialog.getByLabel("Secret key").fill("1x0000000000000000000000000000000AA");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("1x00000000000000000000AA", { exact: true })).toBeVisible();
  const answer = await page.request.get(`/api/chat-widget/widgets/${widget.id}`);
  expect(await answer.text()).not.toContain("1x0000000000000000000000000000000AA");
  await page.getByRole("button", { name: "Change keys" }).click();
  await expect(dialog.getByLabel("Secret key")).toHaveValue("");
  await dialog.getByRole("button", { name: "Remove keys" }).click();
  await expect(page.getByText("1x00000000000000000000AA", { exact: true })).toHaveCount(0);
});
