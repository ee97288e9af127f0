import { expect, type FrameLocator, type Page } from "@playwright/test";

/** The page in the editor: in a frame of its own, or, in older versions, in the editor itself. */
async function canvasOf(page: Page): Promise<Page | FrameLocator> {
  const block = ".block-editor-block-list__layout";
  const frame = page.locator("iframe[name=editor-canvas]");
  await expect(page.locator(block).or(frame).first()).toBeVisible();
  return (await frame.count()) > 0 ? page.frameLocator("iframe[name=editor-canvas]") : page;
}

/** A new page with the chat's block in it, put there as people do: by the inserter's search. */
export async function insertChat(page: Page, siteUrl: string, title: string) {
  // Older versions offer patterns for a new page before anything else.
  await page.addLocatorHandler(page.locator(".components-modal__frame"), (offer) =>
    offer.getByRole("button", { name: "Close" }).click(),
  );
  await page.goto(`${siteUrl}/wp-admin/post-new.php?post_type=page`);
  const canvas = await canvasOf(page);
  await canvas.getByRole("textbox", { name: /add title/i }).fill(title);
  await page
    .getByRole("button", { name: /block inserter/i })
    .first()
    .click();
  await page.getByRole("searchbox", { name: "Search" }).fill("wetechforu");
  await page.getByRole("option", { name: "Chat", exact: true }).click();
  return canvas;
}

/** What is shown beside the page for the chosen block. Older versions keep it closed after a narrow window. */
export async function openSettings(page: Page): Promise<void> {
  const bar = page.getByRole("region", { name: "Editor top bar" });
  const toggle = bar.getByRole("button", { name: "Settings", exact: true });
  const states = [
    await toggle.getAttribute("aria-expanded"),
    await toggle.getAttribute("aria-pressed"),
  ];
  if (!states.includes("true")) await toggle.click();
}

/** Publishes what is in the editor, and gives its address. */
export async function publish(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Publish", exact: true }).first().click();
  const panel = page.getByRole("region", { name: "Editor publish" });
  await panel.getByRole("button", { name: "Publish", exact: true }).click();
  const link = panel.getByRole("link", { name: /view page/i });
  await expect(link).toBeVisible();
  return (await link.getAttribute("href")) ?? "";
}

/** A page whose content is written by hand, through WordPress' own API. */
export async function writePage(page: Page, siteUrl: string, content: string): Promise<string> {
  await page.goto(`${siteUrl}/wp-admin/`);
  const nonce = await (
    await page.request.get(`${siteUrl}/wp-admin/admin-ajax.php?action=rest-nonce`)
  ).text();
  const response = await page.request.post(`${siteUrl}/wp-json/wp/v2/pages`, {
    data: { title: "By hand", content, status: "publish" },
    headers: { "X-WP-Nonce": nonce },
  });
  expect(response.ok(), await response.text()).toBe(true);
  const { link } = await response.json();
  return String(link);
}
