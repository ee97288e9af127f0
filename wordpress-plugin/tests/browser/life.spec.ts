import { collectComplaints, query } from "../../../widget/test/product.ts";
import { openWithBanner } from "./banner.ts";
import { Chat, expectArrived, markProven } from "./chat.ts";
import { insertChat, openSettings, publish, writePage } from "./editor.ts";
import { type Downloaded, downloadPlugin, HOSTILE_NAME } from "./plugin-zip.ts";
import {
  beginAnew,
  debugLog,
  expect,
  optionsOf,
  signInTo,
  signOutOf,
  takePictures,
  test,
} from "./site.ts";

// One plugin on one site, from its upload to its deletion: each part finds what the one before left.
test.describe.configure({ mode: "serial" });

const SETTINGS = "/wp-admin/options-general.php?page=wetechforu-chat-widget";
let downloaded: Downloaded;

test.afterEach(({ site }) => {
  expect(debugLog(site)).toBe("");
});

test("the zip from the dashboard is uploaded, installed and activated as it is", async ({
  browser,
  page,
  site,
}, info) => {
  if (info.retry > 0) await beginAnew(site);
  downloaded = await downloadPlugin(browser, info);
  await signInTo(site, page);
  await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`);
  await page.locator("#pluginzip").setInputFiles(downloaded.file);
  await page.getByRole("button", { name: "Install Now" }).click();
  await expect(page.locator("#wpbody-content")).toContainText("Plugin installed successfully.");
  await page.getByRole("link", { name: "Activate Plugin" }).click();
  await expect(page.locator("[data-slug=wetechforu-chat-widget]")).toContainText("Deactivate");
});

test("the settings show the widget's name as text, and say in words what the connection is like", async ({
  page,
  site,
}, info) => {
  const { widget } = downloaded;
  const complaints = collectComplaints(page);
  await signInTo(site, page);
  await page.goto(site.url + SETTINGS);
  await expect(page.getByRole("heading", { name: HOSTILE_NAME })).toBeVisible();
  await expect(page.getByLabel("Widget key")).toHaveValue(widget.key);
  const check = page.getByRole("button", { name: "Test the connection" });
  const state = page.locator("#wetechforu-chat-state");
  const findings = page.locator("#wetechforu-chat-findings");
  await check.click();
  await expect(findings).toContainText(
    `The service answers, and knows the widget “${HOSTILE_NAME}”.`,
  );
  // Nobody on the public internet can ask this machine for its proof.
  await expect(state).toHaveText("Works, with a remark");
  await expect(findings).toContainText(
    "could not be verified. The service says: Only the usual port of a website can be used.",
  );
  await markProven(widget.id, new URL(site.url).host);
  await check.click();
  await expect(state).toHaveText("Works");
  await expect(findings).toContainText("Signed-in users can be made known to the chat.");
  await takePictures(page, "settings", info);
  await page.reload();
  await expect(findings).toContainText(HOSTILE_NAME);
  expect(complaints).toEqual([]);
});

test("a wrong key or address is told by its name, before and after it is saved", async ({
  page,
  site,
}) => {
  await signInTo(site, page);
  await page.goto(site.url + SETTINGS);
  const wrong = async (label: string, value: string, words: string) => {
    const field = page.getByLabel(label);
    const right = await field.inputValue();
    await field.fill(value);
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.locator("#wetechforu-chat-findings")).toContainText(words);
    await expect(page.locator("#wetechforu-chat-state")).toHaveText("Does not work");
    await field.fill(right);
  };
  await wrong("Widget key", "clinic", "That is not a widget key.");
  await wrong("Widget key", `wtfu_${"f".repeat(32)}`, "knows no active widget with this key");
  await wrong("Service address", "http://127.0.0.1:1", "WordPress refuses to call this address.");
  await wrong("Service address", site.url, "answers, but not as the chat service does");
});

test("a visitor chats on the site, and what was said is in Postgres", async ({ page, site }) => {
  const { widget } = downloaded;
  const complaints = collectComplaints(page);
  const chat = new Chat(page, widget.key);
  await page.goto(`${site.url}/`);
  await chat.launcher.click();
  await chat.say("when are you open on sundays?");
  await expectArrived(widget.id, "when are you open on sundays?", {});
  expect(complaints).toEqual([]);
  await expect
    .poll(
      () =>
        query(
          "select installation_type, last_ping is not null as is_seen from widget_installations where widget_id = $1 and domain = $2",
          [widget.id, new URL(site.url).host],
        ),
      { timeout: 30_000 },
    )
    .toEqual([{ installation_type: "wordpress", is_seen: true }]);
});

test("what is saved holds at once: another corner, and the front page only", async ({
  page,
  site,
}) => {
  await signInTo(site, page);
  const save = async (choice: string, position: string) => {
    await page.goto(site.url + SETTINGS);
    await page.getByRole("radio", { name: choice }).check();
    await page.getByLabel("Position").selectOption({ label: position });
    await page.getByRole("button", { name: "Save Changes" }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
  };
  const tag = page.locator(`script[src*="/w/${downloaded.widget.key}.js"]`);
  await save("Only on the front page", "Top left");
  await page.goto(`${site.url}/`);
  await expect(tag).toHaveAttribute("data-position", "top-left");
  await page.goto(`${site.url}/sample-page/`);
  await expect(tag).toHaveCount(0);
  await save("On every page", "As the dashboard says");
  await page.goto(`${site.url}/sample-page/`);
  await expect(tag).toHaveCount(1);
  await expect(tag).not.toHaveAttribute("data-position");
});

test("a shortcode holds the chat in its place, or a button that opens it", async ({
  page,
  site,
}) => {
  await signInTo(site, page);
  const chat = new Chat(page, downloaded.widget.key);
  const inline = await writePage(page, site.url, '[wetechforu_chat height="500"]');
  const button = await writePage(page, site.url, '[wetechforu_chat mode="button" text="Ask us"]');
  await page.goto(inline);
  await expect(chat.panel).toBeVisible();
  await expect(chat.launcher).toBeHidden();
  expect((await page.locator(".wetechforu-chat__place").boundingBox())?.height).toBe(500);
  await chat.say("do you take walk ins?");
  // Whoever looks at their own site is signed in there.
  const id = `wp-${new URL(site.url).host}-1`;
  const admin = { id, name: "admin", email: "admin@example.com" };
  await expectArrived(downloaded.widget.id, "do you take walk ins?", admin);
  await page.goto(button);
  await page.getByRole("link", { name: "Ask us" }).click();
  await expect(chat.panel).toBeVisible();
  expect(page.url()).toBe(button);
});

test("where the settings hide the button, a page has its own chat and no more, and a page without one has none", async ({
  page,
  site,
}) => {
  await signInTo(site, page);
  const chat = new Chat(page, downloaded.widget.key);
  const inline = await writePage(page, site.url, "[wetechforu_chat]");
  const show = async (isShown: boolean) => {
    await page.goto(site.url + SETTINGS);
    await page.getByLabel("Show the chat’s button").setChecked(isShown);
    await page.getByRole("button", { name: "Save Changes" }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
  };
  await show(false);
  await page.goto(inline);
  await expect(chat.panel).toBeVisible();
  await expect(chat.launcher).toBeHidden();
  await page.goto(`${site.url}/`);
  await expect(page.locator('script[src*="/w/"]')).toHaveCount(0);
  // The chat looks for its place, and gives up.
  await page.goto(`${site.url}/?rendered_for_nobody`);
  const widget = page.locator(`we-tech-for-u-widget[data-key="${downloaded.widget.key}"]`);
  await expect(widget).toHaveAttribute("data-mode", "floating", { timeout: 20_000 });
  await expect(chat.launcher).toBeHidden();
  await expect(chat.panel).toBeHidden();
  await show(true);
});

test("until the visitor has allowed it or asked for it, nobody but the site hears of them", async ({
  browser,
  page,
  site,
}) => {
  await signInTo(site, page);
  const button = await writePage(page, site.url, '[wetechforu_chat mode="button" text="Ask us"]');
  const { page: visitor, elsewhere, allow } = await openWithBanner(browser, site);
  const chat = new Chat(visitor, downloaded.widget.key);
  await visitor.goto(`${site.url}/`, { waitUntil: "networkidle" });
  await allow("statistics");
  await expect(visitor.locator("link[rel=dns-prefetch]")).toHaveCount(0);
  expect(elsewhere).toEqual([]);
  await allow("functional");
  await chat.launcher.click();
  await expect(chat.input).toBeVisible();
  await allow("nothing");
  await expect(chat.launcher).toHaveCount(0);

  elsewhere.splice(0);
  await visitor.goto(button, { waitUntil: "networkidle" });
  expect(elsewhere).toEqual([]);
  await visitor.getByRole("link", { name: "Ask us" }).click();
  await expect(chat.panel).toBeVisible();
  expect(visitor.url()).toBe(button);

  // Where the service is blocked, the click leads to the link.
  await visitor.route("**/w/wtfu_*", (route) => route.abort());
  await visitor.goto(button);
  await visitor.getByRole("link", { name: "Ask us" }).click();
  await expect(visitor).toHaveURL(/\/chat\/wtfu_/);
  await visitor.context().close();
});

test("the block is found in the editor, and the page shows what it was set to", async ({
  page,
  site,
}, info) => {
  await signInTo(site, page);
  const chat = new Chat(page, downloaded.widget.key);
  const canvas = await insertChat(page, site.url, "Talk to us");
  await expect(canvas.getByRole("img", { name: "Preview of the chat" })).toBeVisible();
  await takePictures(page, "block", info);
  await page.goto(await publish(page));
  await expect(chat.panel).toBeVisible();
  await takePictures(page, "page-with-block", info);

  const other = await insertChat(page, site.url, "Write to us");
  await openSettings(page);
  await page.getByLabel("What is shown").selectOption({ label: "A button that opens it" });
  await expect(other.getByRole("textbox", { name: "Text of the button" }).first()).toBeVisible();
  await page.goto(await publish(page));
  await expect(chat.launcher).toBeVisible();
  await page.getByRole("link", { name: "Chat with us" }).click();
  await expect(chat.panel).toBeVisible();
});

test("who is signed in at the site is known to the chat by the site's word, until they sign out", async ({
  page,
  site,
}) => {
  const { widget } = downloaded;
  const chat = new Chat(page, widget.key);
  await signInTo(site, page, "mara");
  await page.goto(`${site.url}/`);
  expect(await (await page.request.get(`${site.url}/`)).text()).not.toContain("mara@");
  await chat.launcher.click();
  await chat.say("is my order on its way?");
  await expectArrived(widget.id, "is my order on its way?", {
    id: expect.stringMatching(/^wp-127\.0\.0\.1:\d+-\d+$/),
    name: "Mara O'Brien",
    email: "mara@example.com",
  });
  await signOutOf(site, page);
  await page.goto(`${site.url}/`);
  const known = () =>
    page.evaluate(
      (key) => localStorage.getItem(`wetechforu_chat_user:${key}`),
      downloaded.widget.key,
    );
  await expect.poll(known).toBeNull();
  // Whether the chat is still open from the page before makes no difference.
  await expect(async () => {
    if (!(await chat.input.isVisible())) await chat.launcher.click();
    await expect(chat.input).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(chat.panel.getByText("is my order on its way?")).toHaveCount(0);
});

test("once it is deleted, nothing of it is left", async ({ page, site }) => {
  await signInTo(site, page);
  await page.goto(`${site.url}/wp-admin/plugins.php`);
  const row = page.locator("[data-slug=wetechforu-chat-widget]");
  await row.getByRole("link", { name: /^Deactivate/ }).click();
  await expect(row).toContainText("Activate");
  expect(await optionsOf(site)).toContain("wetechforu_chat_widget");
  // WordPress asks before it deletes.
  page.once("dialog", (dialog) => dialog.accept());
  await row.getByRole("link", { name: /^Delete/ }).click();
  await expect(page.locator("#wpbody-content")).toContainText(/was successfully deleted/);
  expect(await optionsOf(site)).not.toMatch(/wetechforu|wtfu/);
  await page.goto(`${site.url}/`);
  await expect(page.locator('script[src*="/w/"]')).toHaveCount(0);
});
