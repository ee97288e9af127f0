import { query } from "../../../widget/test/product.ts";
import { Visitor } from "../../../widget/test/visitor.ts";
import { arrived, expectChat } from "./chat.ts";
import { type Downloaded, downloadPlugin, HOSTILE_NAME } from "./plugin-zip.ts";
import { debugLog, expect, signInTo, takePictures, test } from "./site.ts";

// One plugin on one site: each part leaves the site as the next one finds it.
test.describe.configure({ mode: "serial" });

const SETTINGS = "/wp-admin/options-general.php?page=wetechforu-chat-widget";
let downloaded: Downloaded;

test("the zip from the dashboard is uploaded, installed and activated as it is", async ({
  as,
  page,
  site,
}, info) => {
  downloaded = await downloadPlugin(await as("clientAdmin"), info);
  await signInTo(site, page);
  await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`);
  await page.locator("#pluginzip").setInputFiles(downloaded.file);
  await page.getByRole("button", { name: "Install Now" }).click();
  await expect(page.locator("#wpbody-content")).toContainText("Plugin installed successfully.");
  await page.getByRole("link", { name: "Activate Plugin" }).click();
  await expect(page.getByRole("row", { name: /WeTechForU/ })).toContainText("Deactivate");
  expect(debugLog(site)).toBe("");
});

test("the settings know the widget, show its name as text, and test the connection in words", async ({
  page,
  site,
}, info) => {
  await signInTo(site, page);
  await page.goto(site.url + SETTINGS);
  await expect(page.locator("#wpbody-content")).toContainText(HOSTILE_NAME);
  await page.getByRole("button", { name: /test/i }).click();
  await expect(page.locator("#wpbody-content")).toContainText(/connected|works/i);
  await takePictures(page, "settings", info);
  expect(debugLog(site)).toBe("");
});

test("a visitor chats on the site's front page, and what was said is in Postgres", async ({
  page,
  site,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt(`${site.url}/`);
  await visitor.say("what are your hours");
  await expect(visitor.log.getByText("what are your hours")).toHaveCount(1);
  await arrived(await visitor.sessionId(), downloaded.widget);
  await expect
    .poll(() =>
      query("select installation_type, domain from widget_installations where widget_id = $1", [
        downloaded.widget.id,
      ]),
    )
    .toEqual([{ installation_type: "wordpress", domain: new URL(site.url).host }]);
  expect(debugLog(site)).toBe("");
});
