import { expect, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { collectComplaints } from "./product.ts";
import { Visitor } from "./visitor.ts";

// Open at any hour, and nobody of this client is signed in during these tests.
const NOBODY_THERE = "/demo/second/";

test("with nobody present, the wish for a person is answered honestly, and with the form", async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt(NOBODY_THERE);
  await visitor.chooseFromMenu("Talk to a person");
  await expect(visitor.panel.getByLabel("Name")).toBeFocused();
  await expect(visitor.panel).toContainText(/nobody is here right now/i);
  await expect(visitor.panel).toContainText("Automated assistant");
  await expectNoViolations(page);

  await visitor.panel.getByLabel("Name").fill("Ana Ruiz");
  await visitor.panel.getByLabel("E-mail").fill("ana.waits@example.com");
  await visitor.panel.getByRole("button", { name: "Send details" }).click();
  await expect(visitor.panel).toContainText(/in touch soon/i);
  await expect(visitor.composer).toBeVisible();
});

test("who left their details is not asked for them again by a later answer", async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill("Ana Ruiz");
  await visitor.panel.getByLabel("E-mail").fill("ana.left@example.com");
  await visitor.panel.getByRole("button", { name: "Send details" }).click();
  await expect(visitor.panel).toContainText(/in touch soon/i);
  await visitor.say("asdf qwer");
  await expect(visitor.log.locator("[data-type=bot]")).toHaveCount(1);
  await expect(visitor.panel.getByLabel("Name")).toHaveCount(0);
  const offered = visitor.panel.getByRole("group", { name: "Suggestions" });
  await offered.getByRole("button", { name: "Leave your details" }).click();
  await expect(visitor.panel.getByLabel("Name")).toHaveValue("Ana Ruiz");
  await expect(visitor.panel.getByLabel("E-mail")).toHaveValue("ana.left@example.com");
});

test("a mail's link that is spent says so, leaves the address, and the chat goes on", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  const visitor = new Visitor(page);
  await page.goto("/demo/#top&wtfu_resume=not-a-token");
  await expect(visitor.panel).toContainText(/this link no longer works/i);
  expect(new URL(page.url()).hash).toBe("#top");
  await visitor.say("what are your hours?");
  await expect(visitor.log).toContainText(/8/);
  // The browser itself tells of the refused call.
  expect(complaints.filter((complaint) => !complaint.includes("status of 4"))).toEqual([]);
});
