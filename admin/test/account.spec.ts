import { createOTP } from "@better-auth/utils/otp";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { ADMIN_URL, expect, MAILBOX_URL, signIn, test, USERS } from "./dashboard.ts";

const PASSWORD = "correct horse battery";
const Mails = z.array(
  z.object({ text: z.string(), to: z.array(z.object({ address: z.string() })) }),
);

/** The link in the newest mail to an address. */
async function linkMailedTo(email: string): Promise<string> {
  const find = async () => {
    const mails = Mails.parse(await (await fetch(`${MAILBOX_URL}/api/email`)).json());
    const mine = mails.filter((mail) => mail.to.some(({ address }) => address === email));
    return /https?:\/\/\S+token=\S+/.exec(mine.at(-1)?.text ?? "")?.[0] ?? "";
  };
  await expect.poll(find).not.toBe("");
  return find();
}

async function secretShownOn(page: Page): Promise<string> {
  const shown = await page.getByRole("main").locator("code").first().innerText();
  return shown.trim();
}

test("an invited user chooses a password, turns on a second factor, and signs in with it", async ({
  as,
  browser,
}) => {
  const admin = await as("clientAdmin");
  const email = `kim-${Date.now()}@example.com`;
  await admin.goto("/team");
  await admin.getByRole("button", { name: "Invite" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Kim Lee");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByText(`The invitation was sent to ${email}.`)).toBeVisible();

  const page = await (await browser.newContext()).newPage();
  await page.goto(await linkMailedTo(email));
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: /password/i }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: /password/i }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await signIn(page, email, PASSWORD);
  await expect(page.getByRole("heading", { name: "Hello, Kim" })).toBeVisible();

  await page.goto(new URL("/settings", page.url()).href);
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Turn on" }).click();
  const secret = await secretShownOn(page);
  const code = () => createOTP(decodeBase32(secret)).totp();
  await page
    .getByLabel(/code/i)
    .first()
    .fill(await code());
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Keep these recovery codes")).toBeVisible();
  const recovery = await page.getByRole("main").locator("ul.mono li").first().innerText();
  await page.getByRole("button", { name: "I have kept them" }).click();
  // Enter is for neither of the two buttons: the code above still works in the end.
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Chrome on Linux").first()).toBeVisible();

  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, email, PASSWORD);
  await page.getByLabel(/code/i).fill("000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel(/code/i).fill(await code());
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Hello, Kim" })).toBeVisible();

  const second = await (await browser.newContext()).newPage();
  await signIn(second, email, PASSWORD);
  await second.getByRole("button", { name: /recovery/i }).click();
  await second.getByLabel(/code/i).fill(recovery);
  await second.getByRole("button", { name: "Continue" }).click();
  await expect(second.getByRole("heading", { name: "Hello, Kim" })).toBeVisible();
});

test("a wrong password is said so, and what leads elsewhere than here is not followed", async ({
  page,
}) => {
  await signIn(page, "nobody@example.com", "not the password");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@example.com");

  for (const [next, end] of [
    ["/%09/evil.example", "/"],
    ["/%5Cevil.example", "/"],
    ["https://evil.example/team", "/"],
    ["/team?q=dana", "/team?q=dana"],
  ]) {
    await page.context().clearCookies();
    await page.goto(`${ADMIN_URL}/sign-in?next=${next}`);
    await page.getByLabel("E-mail").fill(USERS.clientAdmin);
    await page.getByLabel("Password", { exact: true }).fill(process.env.DEMO_PASSWORD ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /Hello|Team/ })).toBeVisible();
    expect(page.url()).toBe(new URL(end ?? "", ADMIN_URL).href);
  }
});

/** RFC 4648; the library keeps the secret as it was before it was encoded for apps. */
function decodeBase32(text: string): string {
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join("");
}
