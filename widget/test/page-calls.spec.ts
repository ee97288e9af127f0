import { expect, type Page, test } from "@playwright/test";
import { makeWidget } from "./guarded-site.ts";
import { CLINIC_KEY, PRODUCT_URL } from "./product.ts";
import { call, embedTag, launcherOf, panelOf, plainTag, visit } from "./sites.ts";
import { Visitor } from "./visitor.ts";

// What a page calls and does at any moment: before a file has come, twice, and in any order.

const box = '<div id="chat" style="width: 420px; height: 520px"></div>';

/** Keeps one of our files on its way until what it gives back is called. */
async function holdBack(page: Page, name: "forms" | "panel"): Promise<() => void> {
  let letCome = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(`${PRODUCT_URL}/widget/${name}*`, async (route) => {
    await mayCome;
    await route.continue();
  });
  return letCome;
}

test("calls that come before the element is filled open the chat inside it, and once", async ({
  page,
}) => {
  const opened: string[] = [];
  await page.exposeFunction("hear", (event: string) => opened.push(event));
  const panelCame = page.waitForResponse((response) => /widget\/panel/.test(response.url()));
  await page.route(`${PRODUCT_URL}/widget/site*`, async (route) => {
    await panelCame;
    await route.continue();
  });
  const queue = `<script>window.WeTechForUWidget = [["on", "open", () => hear("open")],
    ["open"], ["ask", "do you see children?"]];</script>`;
  await visit(page, queue + box + embedTag(CLINIC_KEY, 'data-inline="#chat"'));
  const panel = page.locator("#chat").locator("[data-part=panel]");
  await expect(panel.getByText("do you see children?")).toHaveCount(1);
  await expect(page.locator("body > we-tech-for-u-widget")).toHaveCount(0);
  await expect(panel).toHaveRole("region");
  expect(opened).toEqual(["open"]);
});

test("what init was given goes with its widget, and comes again where it is given nothing", async ({
  page,
}) => {
  await visit(page, box + plainTag(CLINIC_KEY, 'data-start="manual" data-position="top-left"'));
  await page.waitForFunction(() => Reflect.get(window, "WeTechForUWidget")?.loaded === true);
  const launcher = launcherOf(page, CLINIC_KEY);
  const begin = async (settings?: object) => {
    await call(page, "destroy");
    await page.evaluate((given) => {
      const { init } = Reflect.get(window, "WeTechForUWidget");
      if (given) init(given);
      else init();
    }, settings);
  };
  await begin({ color: "#112233", inline: "#chat" });
  await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
  await begin({ color: "#445566" });
  await expect(launcher).toHaveCSS("background-color", "rgb(68, 85, 102)");
  await expect(launcher).toBeVisible();
  expect((await launcher.boundingBox())?.y).toBeLessThan(100);
  await begin();
  await expect(launcher).toHaveCSS("background-color", "rgb(68, 85, 102)");
  await begin({});
  await expect(launcher).toBeVisible();
  await expect(launcher).not.toHaveCSS("background-color", "rgb(68, 85, 102)");
});

test("whoever hears that it is there may hide it", async ({ page }) => {
  const queue = `<script>window.WeTechForUWidget = [["on", "ready", () => {
    WeTechForUWidget.hide();
    document.title = "heard";
  }]];</script>`;
  await visit(page, queue + embedTag(CLINIC_KEY));
  await expect(page).toHaveTitle("heard");
  await expect(launcherOf(page, CLINIC_KEY)).toBeHidden();
  await call(page, "show");
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
});

test("closed while its panel is on the way, it stays closed; clicked twice, it opens once", async ({
  page,
}) => {
  const heard: string[] = [];
  await page.exposeFunction("hear", (event: string) => heard.push(event));
  const letCome = await holdBack(page, "panel");
  await visit(page, embedTag(CLINIC_KEY));
  const launcher = launcherOf(page, CLINIC_KEY);
  await expect(launcher).toBeVisible();
  for (const event of ["open", "close"]) {
    await page.evaluate((name) => {
      Reflect.get(window, "WeTechForUWidget").on(name, () => Reflect.get(window, "hear")(name));
    }, event);
  }
  await call(page, "open");
  await call(page, "close");
  letCome();
  await expect(panelOf(page, CLINIC_KEY)).toHaveCount(1);
  await expect(panelOf(page, CLINIC_KEY)).toBeHidden();
  await call(page, "open");
  await call(page, "open");
  await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
  await call(page, "close");
  await expect.poll(() => heard).toEqual(["open", "close"]);
});

test("with another person's token, nothing stays of what was said beside the one before", async ({
  page,
}) => {
  await visit(page, embedTag(CLINIC_KEY));
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  const told = await page.evaluate(() => {
    const traits: unknown[] = [];
    const widget = Reflect.get(window, "WeTechForUWidget");
    widget.on("identify", (one: unknown) => traits.push(one));
    widget.identify({ name: "Ana" });
    widget.identify({ token: "a.na.1", email: "ana@example.com" });
    widget.identify({ token: "b.ob.1" });
    widget.identify({ attributes: { plan: "pro" } });
    return traits.slice(1);
  });
  expect(told).toEqual([
    { name: "Ana", token: "a.na.1", email: "ana@example.com" },
    { token: "b.ob.1" },
    { token: "b.ob.1", attributes: { plan: "pro" } },
  ]);
});

test("a page that hides and shows the launcher takes nothing from who fills in a form", async ({
  page,
}) => {
  await visit(page, embedTag(CLINIC_KEY));
  const visitor = new Visitor(page);
  await visitor.open();
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill("Ana Ru");
  await call(page, "hide");
  await expect(launcherOf(page, CLINIC_KEY)).toBeHidden();
  await call(page, "show");
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  await expect(visitor.panel.getByLabel("Name")).toHaveValue("Ana Ru");
});

test("an event of storage that the page made up forgets nobody", async ({ page }) => {
  await visit(page, embedTag(CLINIC_KEY));
  const visitor = new Visitor(page);
  await visitor.open();
  await visitor.say("hello");
  await expect(visitor.log.locator("[data-type=bot]")).toHaveCount(1);
  await page.evaluate(() => window.dispatchEvent(new StorageEvent("storage")));
  await expect(visitor.log.locator("[data-type=bot]")).toHaveCount(1);
  expect((await visitor.stored()).local).toHaveLength(1);
});

test("who has closed the chat is not shown it again by a timer", async ({ page }) => {
  const key = await makeWidget({ auto_open_delay_ms: 20_000 });
  await page.clock.install();
  await visit(
    page,
    `<script>window.WeTechForUWidget = [["on", "open", () => {
    document.title += ", opened";
  }]];</script>${embedTag(key)}`,
  );
  await launcherOf(page, key).click();
  await expect(panelOf(page, key)).toBeVisible();
  await panelOf(page, key).locator("[data-part=close]").click();
  await expect(panelOf(page, key)).toBeHidden();
  await page.clock.runFor(25_000);
  await expect(page).toHaveTitle("Shop, opened");
  await expect(panelOf(page, key)).toBeHidden();
});

test("a page that takes the launcher out at once and always is left alone, and one that is never left is not", async ({
  page,
}) => {
  await page.clock.install();
  await visit(page, embedTag(CLINIC_KEY));
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  const replaceBody = (times: number) =>
    page.evaluate(async (count) => {
      for (let at = 0; at < count; at += 1) {
        document.body.replaceWith(document.createElement("body"));
        // Whoever watches has seen it by the second.
        await Promise.resolve();
        await Promise.resolve();
      }
    }, times);
  await replaceBody(50);
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  await replaceBody(100);
  await expect(launcherOf(page, CLINIC_KEY)).toHaveCount(0);
  await page.clock.fastForward(10 * 60_000);
  await replaceBody(50);
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
});

test("taken out of the page while a file is on the way, it asks the API for nothing more", async ({
  page,
}) => {
  const letCome = await holdBack(page, "forms");
  await visit(page, embedTag(CLINIC_KEY));
  await call(page, "identify", { token: "e30.eyJzdWIiOiJhbmEifQ.c2ln" });
  await launcherOf(page, CLINIC_KEY).click();
  await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
  await call(page, "destroy");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") asked.push(request.url());
  });
  const came = page.waitForEvent("requestfinished", (request) => /forms/.test(request.url()));
  letCome();
  await came;
  // Whatever it would ask for, it would have by then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(asked).toEqual([]);
});

test("without the file of forms and socket, what is new is asked for, and the file again", async ({
  page,
}) => {
  await page.clock.install();
  const listed: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/messages")) listed.push(request.url());
  });
  await page.route(`${PRODUCT_URL}/widget/forms*`, (route) => route.abort());
  await visit(page, embedTag(CLINIC_KEY));
  const visitor = new Visitor(page);
  await visitor.open();
  await visitor.say("do you see children?");
  await expect(visitor.log.locator("[data-type=bot]")).toHaveCount(1);
  await page.clock.runFor(16_000);
  await expect.poll(() => listed.length).toBeGreaterThan(0);
  await expect(visitor.panel.locator("[data-part=menu-button]")).toBeHidden();
  await page.unroute(`${PRODUCT_URL}/widget/forms*`);
  await page.clock.runFor(16_000);
  await expect(visitor.panel.locator("[data-part=menu-button]")).toBeVisible();
});

test("what is typed into the chat sets off none of the page's own keys, and Tab does", async ({
  page,
}) => {
  const shortcuts = `<input id="search"><script>
    const heard = [];
    for (const type of ["keydown", "keypress", "keyup"]) {
      addEventListener(type, (event) => {
        if (/INPUT|TEXTAREA/.test(event.target.tagName)) return;
        heard.push(event.key);
        if (event.key === "/") document.querySelector("#search").focus();
        if (event.key.length === 1) event.preventDefault();
      });
    }
  </script>`;
  await visit(page, shortcuts + embedTag(CLINIC_KEY));
  const visitor = new Visitor(page);
  await visitor.open();
  await expect(visitor.panel.locator("[data-part=menu-button]")).toBeVisible();
  await page.evaluate("heard.length = 0");
  await visitor.composer.pressSequentially("a and/or b");
  await expect(visitor.composer).toHaveValue("a and/or b");
  await visitor.composer.press("Shift+Tab");
  expect(await page.evaluate("[...new Set(heard)]")).toEqual(["Tab"]);
});
