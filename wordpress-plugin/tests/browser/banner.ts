import type { Browser, Page } from "@playwright/test";
import type { Site } from "../../../tools/wordpress/make-site.ts";

/** A visitor on a site with a consent banner, which `tools/wordpress/site/for-tests.php` brings. */
export interface AskedVisitor {
  readonly page: Page;
  /** Addresses that their browser has asked for, but for those of the site. */
  readonly elsewhere: string[];
  /** They allow this kind and no other, as if they had pressed a button of the banner. */
  allow(category: string): Promise<void>;
}

export async function openWithBanner(browser: Browser, site: Site): Promise<AskedVisitor> {
  const page = await browser.newPage();
  await page.context().addCookies([{ name: "tests_consent", value: "1", url: site.url }]);
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== site.url) elsewhere.push(request.url());
  });
  const allow = (category: string) =>
    page.evaluate((allowed) => {
      Object.assign(window, { allowed });
      document.dispatchEvent(new Event("wp_listen_for_consent_change"));
    }, category);
  return { page, elsewhere, allow };
}
