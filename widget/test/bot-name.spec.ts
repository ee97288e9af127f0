import { expect, test } from "@playwright/test";
import { makeWidget, SITE } from "./guarded-site.ts";
import { PRODUCT_URL, serveSite } from "./product.ts";

for (const [language, direction, name, side] of [
  ["ar", "rtl", "Front desk (Clinic)", "right"],
  ["en", "ltr", "مكتب الاستقبال", "left"],
] as const) {
  test(`in a panel that is read ${direction}, a name of the other direction begins beside its picture`, async ({
    page,
  }) => {
    const key = await makeWidget({ bot_name: name });
    await serveSite(
      page,
      SITE,
      `<!doctype html><html lang="${language}" dir="${direction}"><title>Clinic</title><body>
       <script async src="${PRODUCT_URL}/widget.js" data-widget-key="${key}"></script></body></html>`,
    );
    await page.goto(SITE);
    await page.locator("[data-part=launcher]").click();
    const shown = page.locator(".header").getByText(name);
    await expect(shown).toBeVisible();
    const gap = await page.locator(".names").evaluate((names, edge) => {
      const words = document.createRange();
      words.selectNodeContents(names.querySelector("b") ?? names);
      return Math.abs(words.getBoundingClientRect()[edge] - names.getBoundingClientRect()[edge]);
    }, side);
    expect(gap).toBeLessThan(2);
    // Its own words are in their own order.
    await expect(shown).toHaveCSS("direction", direction === "rtl" ? "ltr" : "rtl");
  });
}
