import { expect, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL, SECOND_KEY } from "./product.ts";
import { call, embedTag, launcherOf, panelOf, plainTag, visit, watchShifts } from "./sites.ts";
import { Visitor } from "./visitor.ts";

test.describe("several widgets on a page", () => {
  test("two tags make two launchers side by side, and nothing moves", async ({ page }) => {
    const complaints = collectComplaints(page);
    const shifts = await watchShifts(page);
    await visit(page, embedTag(CLINIC_KEY) + plainTag(SECOND_KEY, 'data-position="bottom-right"'));
    await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
    await expect(launcherOf(page, SECOND_KEY)).toBeVisible();
    await call(page, "update", { position: "bottom-right" });
    const boxes = await Promise.all(
      [CLINIC_KEY, SECOND_KEY].map((key) => launcherOf(page, key).boundingBox()),
    );
    const [left = 0, right = 0] = boxes.map((box) => box?.x ?? 0).sort((a, b) => a - b);
    expect(right - left).toBeGreaterThanOrEqual(58);
    expect(await shifts()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("opening one closes the other in its corner, and each has its own conversation", async ({
    page,
  }) => {
    await visit(
      page,
      embedTag(CLINIC_KEY, 'data-position="bottom-left"') +
        embedTag(SECOND_KEY, 'data-position="bottom-left"'),
    );
    await launcherOf(page, CLINIC_KEY).click();
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
    await launcherOf(page, SECOND_KEY).click();
    await expect(panelOf(page, SECOND_KEY)).toBeVisible();
    await expect(panelOf(page, CLINIC_KEY)).toBeHidden();
    const input = panelOf(page, SECOND_KEY).locator("[data-part=input]");
    await input.fill("hello");
    await input.press("Enter");
    await expect(panelOf(page, SECOND_KEY).locator("[data-part=message]").last()).not.toContainText(
      "hello",
    );
    const stored = await new Visitor(page).stored();
    expect(stored.local.sort()).toEqual([`wtfu1:${CLINIC_KEY}`, `wtfu1:${SECOND_KEY}`]);
  });

  test("in corners of their own, both may be open", async ({ page }) => {
    await visit(
      page,
      embedTag(CLINIC_KEY, 'data-position="bottom-left"') +
        embedTag(SECOND_KEY, 'data-position="bottom-right"'),
    );
    await launcherOf(page, CLINIC_KEY).click();
    await launcherOf(page, SECOND_KEY).click();
    await expect(panelOf(page, SECOND_KEY)).toBeVisible();
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
  });

  test("on a phone, the panel that covers the page is under no other launcher", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await visit(page, embedTag(CLINIC_KEY) + embedTag(SECOND_KEY));
    await launcherOf(page, CLINIC_KEY).click();
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
    await expect(launcherOf(page, SECOND_KEY)).toBeHidden();
    await panelOf(page, CLINIC_KEY).locator("[data-part=close]").click();
    await expect(launcherOf(page, SECOND_KEY)).toBeVisible();
  });

  test("the queue and the global reach either of them by its key", async ({ page }) => {
    const queue = `<script>
      window.opened = [];
      window.WeTechForUWidget = { q: [
        ["get", "${SECOND_KEY}", "on", "open", () => opened.push("second")],
        ["on", "open", () => opened.push("first")],
        ["get", "${SECOND_KEY}", "open"],
      ] };
    </script>`;
    await visit(
      page,
      queue + embedTag(CLINIC_KEY, 'data-position="top-left"').replace("async", ""),
    );
    await page.evaluate(
      (key) => Reflect.get(window, "WeTechForUWidget").init({ widgetKey: key }),
      SECOND_KEY,
    );
    await expect(panelOf(page, SECOND_KEY)).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, "opened"))).toEqual(["second"]);
    await call(page, "open");
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, "opened"))).toEqual(["second", "first"]);
    const keys = await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").keys());
    expect(keys).toEqual([CLINIC_KEY, SECOND_KEY]);
  });

  test("taking one out of the page leaves the other", async ({ page }) => {
    await visit(page, embedTag(CLINIC_KEY) + embedTag(SECOND_KEY));
    await expect(launcherOf(page, SECOND_KEY)).toBeVisible();
    await call(page, "get", CLINIC_KEY, "destroy");
    await expect(launcherOf(page, CLINIC_KEY)).toHaveCount(0);
    await launcherOf(page, SECOND_KEY).click();
    await expect(panelOf(page, SECOND_KEY)).toBeVisible();
  });

  test("beside a loader of an earlier build, which knows one widget only, nothing throws", async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    const heard: string[] = [];
    await page.exposeFunction("hear", (text: string) => heard.push(text));
    // All that the earlier build's API has in common with any other.
    const earlier = `<script>window.WeTechForUWidget = { loaded: true,
      push: (...all) => all.forEach(([name]) => hear(name)) };</script>`;
    await visit(page, earlier + embedTag(SECOND_KEY));
    await expect.poll(() => heard).toEqual(["init"]);
    expect(complaints).toEqual([]);
  });
});

test.describe("inside an element", () => {
  const box = '<div id="chat" style="width: 420px; height: 520px"></div><p id="below">Below</p>';

  test("the panel fills the element at once, without launcher, focus, storage or shift", async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    const shifts = await watchShifts(page);
    const events: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/event")) events.push(request.url());
    });
    await visit(page, box + embedTag(CLINIC_KEY, 'data-inline="#chat"'));
    const panel = panelOf(page, CLINIC_KEY);
    await expect(panel).toBeVisible();
    const [outer, inner] = await Promise.all([
      page.locator("#chat").boundingBox(),
      panel.boundingBox(),
    ]);
    expect(inner).toEqual(outer);
    await expect(launcherOf(page, CLINIC_KEY)).toBeHidden();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
    expect(await new Visitor(page).stored()).toEqual({ local: [], session: [], cookies: 0 });
    expect(await shifts()).toBe(0);
    expect(events).toEqual([]);
    const input = panel.locator("[data-part=input]");
    await input.fill("what are your opening hours?");
    await input.press("Enter");
    await expect(panel.locator("[data-part=message]").last()).toContainText(/8/);
    expect(events).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test("an element without a height is given one, and close hides nothing", async ({ page }) => {
    await visit(page, `<div id="chat"></div>${plainTag(CLINIC_KEY, 'data-inline="#chat"')}`);
    const panel = panelOf(page, CLINIC_KEY);
    await expect(panel).toBeVisible();
    expect((await panel.boundingBox())?.height).toBe(480);
    await call(page, "close");
    await call(page, "toggle");
    await expect(panel).toBeVisible();
    await call(page, "destroy");
    await expect(page.locator("#chat")).toBeEmpty();
    expect(await page.locator("#chat").evaluate((element) => element.clientHeight)).toBe(0);
  });

  test("on a phone it stays inside its element", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    const narrow = '<div id="chat" style="height: 400px"></div>';
    await visit(page, narrow + embedTag(CLINIC_KEY, 'data-inline="#chat"'));
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
    const [outer, inner] = await Promise.all([
      page.locator("#chat").boundingBox(),
      panelOf(page, CLINIC_KEY).boundingBox(),
    ]);
    expect(inner).toEqual(outer);
  });

  test("the element may come later, go, and come back, and the conversation goes on", async ({
    page,
  }) => {
    await visit(page, `<div id="app"></div>${embedTag(CLINIC_KEY, 'data-inline="#chat"')}`);
    const put = () =>
      page.evaluate(() => {
        const element = document.createElement("div");
        element.id = "chat";
        element.style.height = "520px";
        document.querySelector("#app")?.replaceChildren(element);
      });
    await put();
    const panel = panelOf(page, CLINIC_KEY);
    const input = panel.locator("[data-part=input]");
    await input.fill("do you see children?");
    await input.press("Enter");
    await expect(panel.getByText("do you see children?")).toHaveCount(1);
    await page.evaluate(() => document.querySelector("#chat")?.remove());
    await expect(panel).toHaveCount(0);
    await put();
    await expect(panel.getByText("do you see children?")).toBeVisible();
  });

  test("init takes the element itself", async ({ page }) => {
    await visit(page, `${box}<script src="${PRODUCT_URL}/widget.js"></script>`);
    await page.evaluate((key) => {
      const inline = document.querySelector("#chat");
      Reflect.get(window, "WeTechForUWidget").init({ widgetKey: key, inline });
    }, CLINIC_KEY);
    await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
    await expect(page.locator("#chat > we-tech-for-u-widget")).toHaveCount(1);
  });
});

test.describe("after consent", () => {
  test("a tag that is to wait does nothing but lay out its name, and init uses its settings", async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(PRODUCT_URL)) asked.push(new URL(request.url()).pathname);
    });
    const settings = 'data-start="manual" data-position="top-left" data-color="#112233"';
    await visit(page, plainTag(CLINIC_KEY, settings));
    await page.waitForFunction(() => Reflect.get(window, "WeTechForUWidget")?.loaded === true);
    // Whatever would be drawn or asked for by a timer is so before this.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(asked).toEqual(["/widget.js"]);
    await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
    await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").init());
    await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
    await expect(launcherOf(page, CLINIC_KEY)).toHaveCSS("background-color", "rgb(17, 34, 51)");
    expect((await launcherOf(page, CLINIC_KEY).boundingBox())?.y).toBeLessThan(100);
  });

  test("a tag that a consent manager held back by its type starts when it is put in", async ({
    page,
  }) => {
    await visit(page, plainTag(CLINIC_KEY).replace("<script", '<script type="text/plain"'));
    await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
    await page.evaluate(() => {
      const held = document.querySelector<HTMLScriptElement>("script[type='text/plain']");
      const tag = document.createElement("script");
      for (const { name, value } of held?.attributes ?? []) {
        if (name !== "type") tag.setAttribute(name, value);
      }
      held?.replaceWith(tag);
    });
    await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  });

  test("withdrawn consent leaves nothing in the page and nothing in storage", async ({ page }) => {
    await visit(page, embedTag(CLINIC_KEY));
    const visitor = new Visitor(page);
    await visitor.open();
    await visitor.say("hello");
    await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
    expect((await visitor.stored()).local).toHaveLength(1);
    await call(page, "destroy");
    await call(page, "reset");
    await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
    expect(await visitor.stored()).toEqual({ local: [], session: [], cookies: 0 });
    await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").init());
    await visitor.open();
    await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(0);
  });
});

test("reset forgets even where the panel cannot be loaded, and in every tab", async ({
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await visit(first, embedTag(CLINIC_KEY));
  const visitor = new Visitor(first);
  await visitor.open();
  await visitor.say("hello");
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
  await second.route(`${PRODUCT_URL}/widget/panel*`, (route) => route.abort());
  await visit(second, embedTag(CLINIC_KEY));
  await expect(second.locator("[data-part=launcher]")).toBeVisible();
  const heard = second.evaluate(
    () =>
      new Promise((resolve) => {
        const api = Reflect.get(window, "WeTechForUWidget");
        api.on("reset", () => resolve("reset"));
        api.reset();
      }),
  );
  expect(await heard).toBe("reset");
  expect(await new Visitor(second).stored()).toEqual({ local: [], session: [], cookies: 0 });
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(0);
  expect((await visitor.stored()).session).toEqual([]);
});

test("calls to a recording stub, made before the script is there, are run in order", async ({
  page,
}) => {
  const stub = `<script>
    window.order = [];
    window.WeTechForUWidget = new Proxy({ q: [] }, {
      get: (stub, name) => name in stub ? stub[name] : (...args) => { stub.q.push([name, ...args]); },
    });
    WeTechForUWidget.on("identify", (traits) => order.push(traits.name));
    WeTechForUWidget.on("open", () => order.push("open"));
    WeTechForUWidget.identify({ name: "Ada", attributes: { plan: "pro" } });
    WeTechForUWidget.push(["open"]);
  </script>`;
  await visit(page, stub + embedTag(CLINIC_KEY));
  await expect(panelOf(page, CLINIC_KEY)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "order"))).toEqual(["Ada", "open"]);
});

test("a plain tag tells where it stands", async ({ page }) => {
  const asked = page.waitForRequest((request) => request.url().includes("/config"));
  await visit(page, plainTag(CLINIC_KEY, 'data-via="wordpress"'));
  expect(new URL((await asked).url()).search).toBe("?via=wordpress");
});
