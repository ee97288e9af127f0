import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import {
  CLINIC_KEY,
  collectComplaints,
  expectRows,
  SECOND_KEY,
} from "../../../widget/test/product.ts";
import { Visitor } from "../../../widget/test/visitor.ts";

const APPS = {
  react: process.env.REACT_APP_URL ?? "",
  vue: process.env.VUE_APP_URL ?? "",
  solid: process.env.SOLID_APP_URL ?? "",
};

const launchers = (page: Page) => page.locator("[data-part=launcher]");
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** What of ours is in the document: hosts, and tags of the script. */
function expectTraces(page: Page, hosts: number, tags: number): Promise<void> {
  const count = () =>
    page.evaluate(() => [
      document.querySelectorAll("we-tech-for-u-widget").length,
      document.querySelectorAll('script[src*="/w/wtfu_"]').length,
    ]);
  return expect.poll(count).toEqual([hosts, tags]);
}

for (const [framework, url] of Object.entries(APPS)) {
  test.describe(`in a fresh ${framework} app`, () => {
    test("a visitor chats, the app hears of it, and the question is a row in Postgres", async ({
      page,
    }) => {
      const complaints = collectComplaints(page);
      const visitor = new Visitor(page);
      await page.goto(url);
      await expect(page.getByRole("status")).toHaveText(/^ready, closed/);
      await visitor.open();
      const question = `what are your opening hours? ${randomUUID()}`;
      await visitor.say(question);
      await expect(page.getByLabel("Events")).toContainText("message of a bot");
      await expect(page.getByRole("status")).toHaveText(/^ready, open/);
      const rows = "SELECT message_type FROM widget_messages WHERE message_text = $1";
      await expectRows(rows, [question], [{ message_type: "user" }]);
      expect(complaints).toEqual([]);
    });

    test("there is one launcher and one script, and both go with the component", async ({
      page,
    }) => {
      await page.goto(url);
      await expect(launchers(page)).toHaveCount(1);
      await expectTraces(page, 1, 1);
      await press(page, "Chat on or off");
      await expectTraces(page, 0, 0);
      await expect(page.getByRole("status")).toHaveText(/^not ready/);
      await press(page, "Chat on or off");
      await expect(launchers(page)).toHaveCount(1);
      await expect(page.getByRole("status")).toHaveText(/^ready/);
      const heard = page.getByLabel("Events").getByText("ready", { exact: true });
      await expect(heard).toHaveCount(2);
    });

    test("two components of one widget are one launcher, until the last of them goes", async ({
      page,
    }) => {
      await page.goto(url);
      await press(page, "Another of the same");
      await expect(launchers(page)).toHaveCount(1);
      await press(page, "Chat on or off");
      await expect(page.getByRole("status")).toHaveText(/^ready/);
      await expectTraces(page, 1, 1);
      await press(page, "Another of the same");
      await expectTraces(page, 0, 0);
    });

    test("an open panel stays open when a change of route puts in another component", async ({
      page,
    }) => {
      const visitor = new Visitor(page);
      await page.goto(url);
      await visitor.open();
      await visitor.composer.fill("half a question");
      await press(page, "Another route");
      await press(page, "Green");
      await expect(page.locator("[data-part=launcher]")).toHaveCount(1);
      await expect(visitor.composer).toHaveValue("half a question");
      const events = page.getByLabel("Events");
      await expect(events.getByText("open", { exact: true })).toHaveCount(1);
      // The second component is told as well that the widget is there.
      await expect(events.getByText("ready", { exact: true })).toHaveCount(2);
    });

    test("a changed setting reaches the widget that runs", async ({ page }) => {
      await page.goto(url);
      await expect(launchers(page)).toHaveCSS("background-color", "rgb(32, 32, 128)");
      await press(page, "Green");
      await expect(launchers(page)).toHaveCSS("background-color", "rgb(0, 102, 0)");
    });

    test("a setting that is taken back is the dashboard's again, in the widget that runs", async ({
      page,
    }) => {
      const visitor = new Visitor(page);
      await page.goto(url);
      await visitor.open();
      await visitor.composer.fill("half a question");
      await press(page, "No colour");
      await expect(launchers(page)).not.toHaveCSS("background-color", "rgb(32, 32, 128)");
      await expect(visitor.composer).toHaveValue("half a question");
      await press(page, "Green");
      await press(page, "No colour");
      await expect(launchers(page)).toHaveCSS("background-color", "rgb(0, 102, 0)");
      const events = page.getByLabel("Events");
      await expect(events.getByText("ready", { exact: true })).toHaveCount(1);
    });

    test("with another host the widget is that host's, and with the first one's again its own", async ({
      page,
    }) => {
      await page.goto(url);
      await expect(launchers(page)).toHaveCount(1);
      for (const host of ["localhost", "127.0.0.1"]) {
        const said = `do you know ${host}?`;
        const asked = page.waitForRequest((request) => request.postData()?.includes(said) === true);
        await press(page, "Another host");
        await expect(page.getByRole("status")).toHaveText(/^ready, closed/);
        await expect(launchers(page)).toHaveCount(1);
        const visitor = new Visitor(page);
        await visitor.open();
        await visitor.say(said);
        expect(new URL((await asked).url()).hostname).toBe(host);
        await page.getByRole("dialog").getByRole("button", { name: /close/i }).click();
      }
    });

    test("the app can ask for its visitor", async ({ page }) => {
      const visitor = new Visitor(page);
      await page.goto(url);
      await press(page, "Ask");
      await expect(visitor.log.getByText("what are your opening hours?")).toHaveCount(1);
      await expect(page.getByLabel("Events")).toContainText("message of a bot");
    });

    test("whoever signs out leaves nothing of the conversation behind", async ({ page }) => {
      const visitor = new Visitor(page);
      await page.goto(url);
      await press(page, "Sign in or out");
      await visitor.open();
      await visitor.say("do you see children?");
      await expect(page.getByLabel("Events")).toContainText("message of a bot");
      const session = await visitor.sessionId();
      await press(page, "Sign in or out");
      await expect(page.getByLabel("Events")).toContainText("reset");
      const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
      await expect.poll(stored).not.toContain(session);
      await expect(visitor.log.getByText("do you see children?")).toHaveCount(0);
    });

    test("two widgets are two launchers, and each goes by itself", async ({ page }) => {
      await page.goto(url);
      await press(page, "Second widget");
      await expect(launchers(page)).toHaveCount(2);
      await press(page, "Chat on or off");
      await expect(launchers(page)).toHaveCount(1);
      const keys = await page.evaluate(() => [
        ...new Set(performance.getEntriesByType("resource").map(({ name }) => name)),
      ]);
      expect(keys.some((name) => name.includes(SECOND_KEY))).toBe(true);
      expect(keys.some((name) => name.includes(CLINIC_KEY))).toBe(true);
    });

    test("inline, the chat is a part of the page, and a launcher again afterwards", async ({
      page,
    }) => {
      await page.goto(url);
      await expect(page.getByRole("status")).toHaveText(/^ready/);
      await press(page, "Inline");
      const container = page.locator("main .chat");
      const input = container.locator("[data-part=input]");
      await input.fill("where are you located?");
      await input.press("Enter");
      await expect(container.locator("[data-part=panel]")).toContainText(/chicago/i);
      await press(page, "Inline");
      await expect(page.locator("main .chat")).toHaveCount(0);
      await expect(launchers(page)).toHaveCount(1);
      await expect(launchers(page)).toBeVisible();
    });
  });
}
