import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, type TestInfo } from "@playwright/test";
import { test as dashboardTest } from "../../../admin/test/dashboard.ts";
import { ADMIN_USER, type Site } from "../../../tools/wordpress/make-site.ts";

export { expect };

/** Specs of one life of a plugin on one site, from the upload to its deletion. */
export const test = dashboardTest.extend<{ site: Site; quiet: undefined }>({
  site: [
    // Given by the project.
    { version: "7.1.1", directory: "", port: 0, url: "", password: "" },
    { option: true },
  ],
  // Whatever a widget is called, nothing of it may run.
  quiet: [
    async ({ context }, use) => {
      const dialogs: string[] = [];
      context.on("dialog", async (dialog) => {
        dialogs.push(dialog.message());
        await dialog.dismiss();
      });
      await use(undefined);
      expect(dialogs).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in at WordPress' own page. */
export async function signInTo(site: Site, page: Page, user: string = ADMIN_USER): Promise<void> {
  await page.goto(`${site.url}/wp-login.php`);
  await page.getByLabel("Username or Email Address").fill(user);
  await page.getByLabel("Password", { exact: true }).fill(site.password);
  await page.getByRole("button", { name: "Log In" }).click();
  await expect(page).toHaveURL(/\/wp-admin\//);
}

/** What PHP has complained of so far, in WordPress' own log; empty when all is well. */
export function debugLog(site: Site): string {
  try {
    return readFileSync(path.join(site.directory, "wp-content", "debug.log"), "utf8");
  } catch {
    return "";
  }
}

/** On a phone and on a desk, for whoever looks at them afterwards. */
export async function takePictures(page: Page, name: string, info: TestInfo): Promise<void> {
  for (const width of [375, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const file = `${info.project.name.replaceAll(/\W+/g, "-")}-${name}-${width}.png`;
    await page.screenshot({
      path: path.join(info.project.outputDir, "pictures", file),
      fullPage: true,
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
