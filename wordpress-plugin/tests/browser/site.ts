import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { test as base, type Dialog, expect, type Page, type TestInfo } from "@playwright/test";
import { ADMIN_USER, type Site } from "../../../tools/wordpress/make-site.ts";

export { expect };

const run = promisify(execFile);
/** Of WordPress itself: it asks before it deletes. */
const OWN_QUESTION = /^Are you sure you want to delete/;

/** Specs on the site of their project, on which nothing of a widget's name may run. */
export const test = base.extend<{ site: Site; quiet: undefined }>({
  site: [{ version: "7.1.1", directory: "", port: 0, url: "", password: "" }, { option: true }],
  quiet: [
    async ({ context }, use) => {
      const alerts: string[] = [];
      const note = (dialog: Dialog) => {
        if (OWN_QUESTION.test(dialog.message())) return;
        alerts.push(dialog.message());
        void dialog.dismiss();
      };
      context.on("dialog", note);
      await use(undefined);
      expect(alerts).toEqual([]);
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

export async function signOutOf(site: Site, page: Page): Promise<void> {
  await page.goto(`${site.url}/wp-login.php?action=logout`);
  await page.getByRole("link", { name: "log out" }).click();
  await expect(page.getByText("You are now logged out.")).toBeVisible();
}

const logOf = ({ directory }: Site) => path.join(directory, "wp-content", "debug.log");

/** What PHP has complained of so far, in WordPress' own log; empty when all is well. */
export function debugLog(site: Site): string {
  try {
    return readFileSync(logOf(site), "utf8");
  } catch {
    return "";
  }
}

/** Names of all options and of all that is kept of users, as WordPress has them. */
export function optionsOf(site: Site): Promise<string> {
  return runPhp(
    site,
    `echo implode( "\\n", $GLOBALS['wpdb']->get_col( "SELECT option_name FROM {$GLOBALS['wpdb']->options} UNION SELECT meta_key FROM {$GLOBALS['wpdb']->usermeta}" ) );`,
  );
}

/** As the site was before the plugin came, for a second try, which begins with the upload again. */
export async function beginAnew(site: Site): Promise<void> {
  await runPhp(
    site,
    `require_once ABSPATH . 'wp-admin/includes/plugin.php';
    require_once ABSPATH . 'wp-admin/includes/file.php';
    $plugin = 'wetechforu-chat-widget/wetechforu-chat-widget.php';
    deactivate_plugins( $plugin );
    delete_plugins( array( $plugin ) );`,
  );
  rmSync(logOf(site), { force: true });
}

/** What a script says that WordPress runs before. */
async function runPhp({ directory }: Site, script: string): Promise<string> {
  const code = `require getenv('WP_DIR') . '/wp-load.php'; ${script}`;
  const { stdout } = await run("php", ["-r", code], {
    env: { ...process.env, WP_DIR: directory },
  });
  return stdout;
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
