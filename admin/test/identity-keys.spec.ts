import { generateKeyPairSync } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./dashboard.ts";
import { makeWidget } from "./own-widget.ts";
import { brokenRulesAtAnyWidth } from "./rules-of-access.ts";

async function openKeys(page: Page) {
  const { id } = await makeWidget(page);
  await page.goto(`/install?widget=${id}`);
  return page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Signed-in visitors" }) });
}

async function makeSecret(page: Page, label: string) {
  await page.getByRole("button", { name: "Make a secret" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(label);
  await dialog.getByRole("button", { name: "Make a secret" }).click();
  await expect(dialog.getByText("This is the only time that it is shown.")).toBeVisible();
  return dialog;
}

test("a secret is shown once, and ends when it is retired", async ({ as }) => {
  const page = await as("clientAdmin");
  const card = await openKeys(page);
  await expect(card.getByText("No keys yet")).toBeVisible();
  const dialog = await makeSecret(page, "Shop server");
  const secret = await dialog.getByText(/^[\w-]{43}$/).innerText();
  // Whoever only hears the buttons knows which of the two they copy.
  await expect(dialog.getByRole("button", { name: "Copy the key id" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await expect(card.getByRole("button", { name: "Make a secret" })).toBeFocused();
  const row = card.getByRole("listitem").filter({ hasText: "Shop server" });
  await expect(row).toContainText("Live");
  await expect(row).toContainText("HS256");
  await card.getByText("How to sign").click();
  const kid = await row.locator(".mono").innerText();
  await expect(card.locator("pre").first()).toContainText(`kid: "${kid}"`);

  await row.getByRole("button", { name: "Retire Shop server" }).click();
  await expect(page.getByRole("dialog")).toContainText("are refused from now on");
  await page.getByRole("dialog").getByRole("button", { name: "Retire" }).click();
  await expect(row).toContainText("Retired");
  await expect(row.getByRole("button")).toHaveCount(0);
  // The button is gone; who works by keyboard goes on from its row.
  await expect(row).toBeFocused();
});

test("nobody can leave a secret behind that was made and never seen", async ({ as }) => {
  const page = await as("clientAdmin");
  const card = await openKeys(page);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/identity-keys", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await card.getByRole("button", { name: "Make a secret" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Slow server");
  await dialog.getByRole("button", { name: "Make a secret" }).click();
  await expect(dialog.getByRole("button", { name: "Make a secret" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("Slow server");
  letThrough();
  await expect(dialog.getByText("This is the only time that it is shown.")).toBeVisible();
});

test("a public key is taken as PEM, and what is none is refused at its field", async ({ as }) => {
  const page = await as("clientAdmin");
  const card = await openKeys(page);
  await card.getByRole("button", { name: "Add a public key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Portal");
  await dialog.getByLabel("Public key").fill("not a key");
  await dialog.getByRole("button", { name: "Add a public key" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(/^This is no public key of P-256/);
  await expect(dialog.getByLabel("Public key")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel("Public key")).toHaveValue("not a key");
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await dialog
    .getByLabel("Public key")
    .fill(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  await dialog.getByRole("button", { name: "Add a public key" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(/^This is the private key/);
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  await dialog.getByLabel("Public key").fill(pem);
  await dialog.getByRole("button", { name: "Add a public key" }).click();
  await expect(dialog).toBeHidden();
  await expect(card.getByRole("listitem").filter({ hasText: "Portal" })).toContainText("ES256");
});
