import { expect, type Page, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL } from "./product.ts";
import { visit } from "./sites.ts";
import { Visitor } from "./visitor.ts";

/** What the page wrote down of its events. */
const notes = (page: Page) => page.evaluate(() => Reflect.get(window, "notes") as unknown[]);

test.describe("a page that was written for Chatwoot", () => {
  const snippet = (token: string, attribute = "") => `<script>
    window.notes = [];
    window.chatwootSettings = { position: "left", locale: "es", darkMode: "dark", launcherTitle: "Hi" };
    for (const name of ["ready", "opened", "closed", "on-message", "on-start-conversation"]) {
      addEventListener("chatwoot:" + name, ({ detail }) => notes.push([name, detail && detail.message_type]));
    }
    (function (d, t) {
      var g = d.createElement(t), s = d.getElementsByTagName(t)[0];
      g.src = "${PRODUCT_URL}/compat/chatwoot.js";
      ${attribute}
      g.async = true;
      s.parentNode.insertBefore(g, s);
      g.onload = function () {
        window.chatwootSDK.run({ websiteToken: "${token}", baseUrl: "https://app.chatwoot.example" });
      };
    })(document, "script");
  </script>`;

  test("is served by another script address and token, and hears its events", async ({ page }) => {
    const complaints = collectComplaints(page);
    await visit(page, snippet(CLINIC_KEY));
    const launcher = page.locator("[data-part=launcher]");
    await expect(launcher).toBeVisible();
    expect((await launcher.boundingBox())?.x).toBe(20);
    await expect(launcher).toHaveAccessibleName("Abrir el chat");
    await page.evaluate(() => Reflect.get(window, "$chatwoot").toggle("open"));
    const panel = page.locator("[data-part=panel]");
    await expect(panel).toBeVisible();
    await panel.locator("[data-part=input]").fill("what are your opening hours?");
    await panel.locator("[data-part=input]").press("Enter");
    await expect(panel.locator("[data-part=message]").last()).toContainText(/8/);
    await page.evaluate(() => Reflect.get(window, "$chatwoot").toggle("close"));
    await expect(panel).toBeHidden();
    await expect
      .poll(() => notes(page))
      .toEqual([
        ["ready", null],
        ["opened", null],
        ["on-start-conversation", null],
        ["on-message", 1],
        ["closed", null],
      ]);
    expect(complaints).toEqual([]);
  });

  test("says who the visitor is, hides and shows the bubble, and forgets at sign-out", async ({
    page,
  }) => {
    await visit(page, snippet("their-own-token", `g.dataset.widgetKey = "${CLINIC_KEY}";`));
    const launcher = page.locator("[data-part=launcher]");
    await expect(launcher).toBeVisible();
    const heard = await page.evaluate(() => {
      const traits: unknown[] = [];
      Reflect.get(window, "WeTechForUWidget").on("identify", (one: unknown) => traits.push(one));
      const chat = Reflect.get(window, "$chatwoot");
      chat.setUser("42", {
        name: "Ada",
        email: "ada@example.com",
        phone_number: "+13125550100",
        identifier_hash: "e30.e30.c2ln",
        avatar_url: "https://example.com/ada.png",
        company_name: "Engines",
      });
      chat.setCustomAttributes({ plan: "pro", list: ["no", "list"] });
      chat.deleteCustomAttribute("company_name");
      chat.setLabel("vip");
      chat.setConversationCustomAttributes({ order: 1 });
      return traits.at(-1);
    });
    expect(heard).toEqual({
      name: "Ada",
      email: "ada@example.com",
      phone: "+13125550100",
      token: "e30.e30.c2ln",
      attributes: { identifier: "42", plan: "pro" },
    });
    const bubble = (state: string) =>
      page.evaluate((to) => Reflect.get(window, "$chatwoot").toggleBubbleVisibility(to), state);
    await bubble("hide");
    await expect(launcher).toBeHidden();
    await bubble("show");
    await expect(launcher).toBeVisible();
    await page.evaluate(() => Reflect.get(window, "$chatwoot").setLocale("en"));
    await expect(launcher).toHaveAccessibleName("Open chat");
    const visitor = new Visitor(page);
    await visitor.open();
    await expect.poll(async () => (await visitor.stored()).local).toHaveLength(1);
    await page.evaluate(() => Reflect.get(window, "$chatwoot").reset());
    const none = { local: [], session: [], cookies: 0 };
    await expect.poll(() => visitor.stored()).toEqual(none);
  });

  test("names somebody else, and nothing of the one before is left", async ({ page }) => {
    await visit(page, snippet(CLINIC_KEY));
    await expect(page.locator("[data-part=launcher]")).toBeVisible();
    const heard = await page.evaluate(() => {
      const told: unknown[] = [];
      const widget = Reflect.get(window, "WeTechForUWidget");
      widget.on("identify", (one: unknown) => told.push(one));
      widget.on("reset", () => told.push("reset"));
      const chat = Reflect.get(window, "$chatwoot");
      chat.setUser("42", { name: "Ada", email: "ada@example.com" });
      chat.setUser("42", { name: "Ada L." });
      told.length = 0;
      chat.setUser("43", { name: "Bob" });
      return [told[0], told.at(-1)];
    });
    expect(heard).toEqual(["reset", { name: "Bob", attributes: { identifier: "43" } }]);
  });

  test("whose token is no key of ours shows nothing, and nothing breaks", async ({ page }) => {
    const complaints = collectComplaints(page);
    await visit(page, snippet("their-own-token"));
    await page.waitForFunction(() => Reflect.get(window, "$chatwoot") !== undefined);
    await page.evaluate(() => Reflect.get(window, "$chatwoot").toggle());
    await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
});

test.describe("a page that was written for Crisp", () => {
  const snippet = (queue: string) => `<script>
    window.notes = [];
    window.$crisp = [];
    window.CRISP_WEBSITE_ID = "${CLINIC_KEY}";
    window.CRISP_RUNTIME_CONFIG = { locale: "es" };
    window.CRISP_READY_TRIGGER = () => notes.push("ready");
    ${queue}
    (function () {
      d = document;
      s = d.createElement("script");
      s.src = "${PRODUCT_URL}/compat/crisp.js";
      s.async = 1;
      d.getElementsByTagName("head")[0].appendChild(s);
    })();
  </script>`;

  test("is served by another script address and id, its queue and its events included", async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await visit(
      page,
      snippet(`
        $crisp.push(["safe", true]);
        $crisp.push(["on", "session:loaded", () => notes.push("loaded")]);
        $crisp.push(["on", "chat:opened", () => notes.push("opened")]);
        $crisp.push(["on", "chat:closed", () => notes.push("closed")]);
        $crisp.push(["on", "chat:initiated", () => notes.push("initiated")]);
        $crisp.push(["on", "message:received", (message) => notes.push(message.from)]);
        $crisp.push(["do", "chat:open"]);`),
    );
    const panel = page.locator("[data-part=panel]");
    await expect(panel).toBeVisible();
    await expect(page.locator("[data-part=launcher]")).toHaveAccessibleName("Cerrar el chat");
    const is = (name: string) =>
      page.evaluate((asked) => Reflect.get(window, "$crisp").is(asked), name);
    expect(await is("chat:opened")).toBe(true);
    await page.evaluate(() =>
      Reflect.get(window, "$crisp").push(["do", "message:send", ["text", "hello"]]),
    );
    await expect.poll(() => notes(page)).toContain("operator");
    await page.evaluate(() => Reflect.get(window, "$crisp").push(["do", "chat:close"]));
    await expect(panel).toBeHidden();
    expect(await is("chat:opened")).toBe(false);
    expect(await is("session:ongoing")).toBe(true);
    await expect
      .poll(() => notes(page))
      .toEqual(["loaded", "ready", "opened", "initiated", "operator", "closed"]);
    expect(complaints).toEqual([]);
  });

  test("sets who the visitor is, reads it back, and stops listening", async ({ page }) => {
    await visit(
      page,
      snippet(`
        window.CRISP_TOKEN_ID = "e30.e30.c2ln";
        $crisp.push(["set", "user:email", ["ada@example.com"]]);
        $crisp.push(["set", "user:nickname", ["Ada"]]);
        $crisp.push(["set", "user:avatar", ["https://example.com/ada.png"]]);
        $crisp.push(["set", "session:data", [[["plan", "pro"], ["seats", 5]]]]);
        $crisp.push(["set", "session:segments", [["vip"]]]);`),
    );
    await expect(page.locator("[data-part=launcher]")).toBeVisible();
    const heard = await page.evaluate(() => {
      const traits: unknown[] = [];
      Reflect.get(window, "WeTechForUWidget").on("identify", (one: unknown) => traits.push(one));
      Reflect.get(window, "$crisp").push(["set", "session:data", ["order", 7]]);
      return traits;
    });
    expect(heard).toEqual([
      {
        token: "e30.e30.c2ln",
        email: "ada@example.com",
        name: "Ada",
        attributes: { plan: "pro", seats: 5, order: 7 },
      },
    ]);
    const read = await page.evaluate(() => {
      const crisp = Reflect.get(window, "$crisp");
      let opened = 0;
      crisp.on("chat:opened", () => {
        opened += 1;
      });
      crisp.off("chat:opened");
      crisp.do("chat:hide");
      return {
        email: crisp.get("user:email"),
        plan: crisp.get("session:data", "plan"),
        unknown: crisp.get("session:identifier"),
        isHidden: crisp.is("chat:hidden"),
        opened,
      };
    });
    expect(read).toEqual({
      email: "ada@example.com",
      plan: "pro",
      unknown: null,
      isHidden: true,
      opened: 0,
    });
    await expect(page.locator("[data-part=launcher]")).toBeHidden();
  });

  test("takes a new token at a reset, and not the one that was reset", async ({ page }) => {
    await visit(page, snippet('window.CRISP_TOKEN_ID = "e30.e30.b25l";'));
    await expect(page.locator("[data-part=launcher]")).toBeVisible();
    const tokens = await page.evaluate(() => {
      const heard: unknown[] = [];
      Reflect.get(window, "WeTechForUWidget").on("identify", ({ token }: { token?: unknown }) =>
        heard.push(token),
      );
      const reset = () => Reflect.get(window, "$crisp").push(["do", "session:reset"]);
      reset();
      heard.push("then");
      Reflect.set(window, "CRISP_TOKEN_ID", "e30.e30.dHdv");
      reset();
      return heard;
    });
    expect(tokens).toEqual(["then", "e30.e30.dHdv"]);
  });
});
