import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { makeWidget } from "./guarded-site.ts";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL } from "./product.ts";
import { embedTag, plainTag, visit } from "./sites.ts";

const box = (page: Page) => page.locator("[data-part=debug]");
const finding = (page: Page, code: string) => box(page).locator(`[data-code=${code}]`);

/** As a script of the page would read it. */
const report = (page: Page) =>
  page.evaluate(() => Reflect.get(Reflect.get(window, "WeTechForUWidget"), "debug"));

test("a page where all is well says so, with what was measured", async ({ page }) => {
  const complaints = collectComplaints(page);
  await visit(page, embedTag(CLINIC_KEY), {}, "?wtfu_debug=1");
  await expect(finding(page, "works")).toBeVisible();
  await expect(box(page)).toContainText(/there \d+ ms after the page began to load/);
  await expect(box(page)).toContainText("0 on the page, 0 of it by the widget");
  await expect(box(page)).toContainText(/widget\/site-[0-9a-f]{10}\.js: \d+ bytes/);
  const told = await report(page);
  expect(told.keys).toEqual([CLINIC_KEY]);
  expect(told.tags).toHaveLength(1);
  expect(told.launcherMs).toBeGreaterThan(0);
  expect(told.storage).toEqual({ local: true, session: true });
  expect(told.mainThread.ms).not.toBeNull();
  const loader = told.files.find((file: { name: string }) => file.name.startsWith("/w/"));
  expect(loader.bytes).toBeGreaterThan(1_000);
  expect(complaints).toEqual([]);
});

test("without the parameter nothing of it is loaded", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await visit(page, embedTag(CLINIC_KEY));
  await expect(page.locator("[data-part=launcher]")).toBeVisible();
  expect(asked.filter((address) => address.includes("/widget/site"))).toEqual([]);
});

test("the box is reached by keyboard, is accessible in both themes, and goes by Escape", async ({
  page,
}) => {
  await visit(page, embedTag(CLINIC_KEY), {}, "?wtfu_debug=1");
  await expect(finding(page, "works")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page);
  }
  const close = box(page).getByRole("button", { name: "Close" });
  await close.focus();
  await page.keyboard.press("Tab");
  await expect(box(page).getByRole("group")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveCount(0);
});

test.describe("to somebody who reads Spanish", () => {
  test.use({ locale: "es-MX" });
  test("it speaks Spanish", async ({ page }) => {
    await visit(page, embedTag(CLINIC_KEY), {}, "?wtfu_debug=1");
    await expect(finding(page, "works")).toContainText("El widget funciona en esta página.");
  });
});

test("an unknown key is named, with the mend", async ({ page }) => {
  await visit(page, plainTag(`wtfu_${"f".repeat(32)}`), {}, "?wtfu_debug=1");
  await expect(finding(page, "config_not_found")).toContainText("Compare the key");
});

test("a site that is not on the widget's list is told so, and what to add", async ({ page }) => {
  const key = await makeWidget({ domain_whitelist: ["clinic.example"] });
  await visit(page, plainTag(key), {}, "?wtfu_debug=1");
  await expect(finding(page, "config_not_allowed")).toContainText("Add shop.example");
});

test("a server that does not answer is told so", async ({ page }) => {
  await page.route(`${PRODUCT_URL}/api/**`, (route) => route.abort());
  await visit(page, plainTag(CLINIC_KEY), {}, "?wtfu_debug=1");
  await expect(finding(page, "config_unreachable")).toContainText("ad blocker");
});

test("what a content policy blocks is named, also what was blocked before the box was there", async ({
  page,
}) => {
  const policy = `script-src ${PRODUCT_URL}; connect-src 'self'`;
  await visit(page, plainTag(CLINIC_KEY), { "Content-Security-Policy": policy }, "?wtfu_debug=1");
  await expect(finding(page, "csp_blocked").first()).toContainText("connect-src");
  await expect(finding(page, "config_unreachable")).toHaveCount(0);
});

test("a tag that is there twice, a tag that waits, and blocked storage are told as notes", async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  const tag = plainTag(CLINIC_KEY, 'data-start="manual"');
  await visit(page, tag + tag, {}, "?wtfu_debug=1");
  for (const code of ["tag_twice", "waits_for_init", "storage_blocked"]) {
    await expect(finding(page, code)).toHaveAttribute("data-level", "note");
  }
});

test("a script of the page hears every report", async ({ page }) => {
  const listen = `<script>
    window.codes = [];
    addEventListener("wtfu:debug", ({ detail }) => { codes = detail.findings.map(({ code }) => code); });
  </script>`;
  await visit(page, listen + plainTag("nonsense"), {}, "?wtfu_debug=1");
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "codes")))
    .toContain("config_not_found");
});
