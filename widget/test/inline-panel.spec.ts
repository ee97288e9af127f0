import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL, serveSite } from "./product.ts";

// The panel as a part of a page, to whom keys, focus and the next page belong.

const SITE = "http://desk.example";

async function openDesk(page: Page, widthPx: number): Promise<void> {
  await page.setViewportSize({ width: widthPx, height: 700 });
  await serveSite(
    page,
    SITE,
    `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">
     <title>Desk</title><style>body{margin:0}#chat{height:520px}</style></head><body><main>
     <h1>Desk</h1><button id="before">Before</button><div id="chat"></div><button id="after">After</button>
     </main><script>
       window.escapes = 0;
       addEventListener("keydown", (event) => { if (event.key === "Escape") window.escapes += 1; });
     </script>
     <script async src="${PRODUCT_URL}/widget.js" data-widget-key="${CLINIC_KEY}" data-inline="#chat"></script>
     </body></html>`,
  );
  await page.goto(`${SITE}/`);
  await expect(page.locator("[data-part=panel]")).toBeVisible();
}

for (const widthPx of [320, 900]) {
  test(`at ${widthPx} px a visitor asks and is answered, nothing is cut off, and no rule of access is broken`, async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await openDesk(page, widthPx);
    const panel = page.getByRole("region", { name: /^chat with/i });
    await panel.locator("[data-part=input]").fill("what are your opening hours?");
    await panel.locator("[data-part=input]").press("Enter");
    await expect(panel.locator("[data-type=bot]")).toContainText(/8/);
    const isTooWide = (element: Element) => element.scrollWidth > element.clientWidth;
    for (const part of [panel, panel.locator(".scroll"), page.locator("html")]) {
      expect(await part.evaluate(isTooWide)).toBe(false);
    }
    const bubbles = panel.locator("[data-type=bot] .bubble");
    expect((await bubbles.boundingBox())?.width).toBeLessThanOrEqual(650);
    await expectNoViolations(page);
    expect(complaints).toEqual([]);
  });
}

test("it has the rounded corners of its element", async ({ page }) => {
  await openDesk(page, 900);
  await page.locator("#chat").evaluate((element) => {
    element.style.borderRadius = "24px";
  });
  await expect(page.locator("[data-part=panel]")).toHaveCSS("border-radius", "24px");
});

test("there is nothing to close: no button, and Escape is the page's", async ({ page }) => {
  await openDesk(page, 900);
  const panel = page.locator("[data-part=panel]");
  await expect(panel.locator("[data-part=close]")).toHaveCount(0);
  await panel.locator("[data-part=input]").press("Escape");
  await expect(panel).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "escapes"))).toBe(1);
  // Where there is something of ours to close, it is that.
  await panel.getByRole("button", { name: "More options" }).click();
  await page.keyboard.press("Escape");
  await expect(panel.locator("#menu")).toBeHidden();
  expect(await page.evaluate(() => Reflect.get(window, "escapes"))).toBe(1);
});

test("the focus comes only when the visitor brings it, and leaves by the Tab key", async ({
  page,
}) => {
  await openDesk(page, 320);
  await page.locator("#before").focus();
  await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").open());
  await expect(page.locator("#before")).toBeFocused();
  await expect(page.locator("[data-part=panel]")).not.toHaveAttribute("aria-modal");
  await page.locator("[data-part=send]").focus();
  await page.keyboard.press("Tab");
  await expect(page.locator("#after")).toBeFocused();
});

test("that it is open here says nothing of the next page", async ({ page }) => {
  await openDesk(page, 900);
  await page.locator("[data-part=input]").fill("hello");
  await page.locator("[data-part=input]").press("Enter");
  await expect(page.locator("[data-type=bot]")).toHaveCount(1);
  const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
  await expect.poll(kept).toContain('"is_open":false');
});
