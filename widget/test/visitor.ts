import { expect, type Locator, type Page } from "@playwright/test";

/** A visitor before a page: finds things by what they are called, as people and screen readers do. */
export class Visitor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get launcher(): Locator {
    return this.page.getByRole("button", { name: /^open chat/i });
  }

  get panel(): Locator {
    return this.page.getByRole("dialog", { name: /^chat with/i });
  }

  get log(): Locator {
    return this.panel.getByRole("log");
  }

  get composer(): Locator {
    return this.panel.getByRole("textbox", { name: /write a message/i });
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.panel).toBeVisible();
  }

  /** Comes to a page and has the panel open, where it is not still so from the page before. */
  async openAt(address: string): Promise<void> {
    await this.page.goto(address);
    // One that opens by itself does so in a moment: a click just then would close it.
    await expect(async () => {
      if (!(await this.panel.isVisible())) await this.launcher.click({ timeout: 2_000 });
      await expect(this.panel).toBeVisible({ timeout: 5_000 });
    }).toPass();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  async chooseFromMenu(name: string): Promise<void> {
    await this.panel.getByRole("button", { name: "More options" }).click();
    const item = this.panel.locator("#menu").getByRole("button", { name, exact: true });
    await item.click();
  }

  /** Everything that a browser keeps for the page's own origin. */
  async stored(): Promise<{ local: string[]; session: string[]; cookies: number }> {
    const [local, session] = await this.page.evaluate(() => [
      Object.keys(localStorage),
      Object.keys(sessionStorage),
    ]);
    const cookies = await this.page.context().cookies();
    return { local: local ?? [], session: session ?? [], cookies: cookies.length };
  }

  /** The session that the widget keeps once the visitor has acted. */
  async sessionId(): Promise<string> {
    const found = await this.page.evaluate(() => {
      const texts = Object.values({ ...localStorage }).map(String);
      return texts.map((text) => /"session_id":"([^"]+)"/.exec(text)?.[1]).find((id) => id);
    });
    if (!found) throw new Error("the browser keeps no session");
    return found;
  }
}
