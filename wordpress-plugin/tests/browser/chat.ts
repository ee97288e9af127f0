import { expect, type Locator, type Page } from "@playwright/test";
import { expectRows, query } from "../../../widget/test/product.ts";

/** One widget as a page holds it: its button, and the chat behind it or in its place. */
export class Chat {
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly input: Locator;

  constructor(page: Page, widgetKey: string) {
    const widget = page.locator(`we-tech-for-u-widget[data-key="${widgetKey}"]`);
    this.launcher = widget.locator("[data-part=launcher]");
    this.panel = widget.locator("[data-part=panel]");
    this.input = this.panel.locator("[data-part=input]");
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press("Enter");
    await expect(this.panel.getByText(text)).toHaveCount(1);
  }
}

/** Waits until a widget's visitor's words are in Postgres, and tells who is known to have said them. */
export async function expectArrived(widgetId: number, text: string, who: object): Promise<void> {
  await expectRows(
    `select c.visitor_external_id as id, c.visitor_name as name, c.visitor_email as email
     from widget_conversations c join widget_messages m on m.conversation_id = c.id
     where c.widget_id = $1 and m.message_text = $2 and m.message_type = 'user'`,
    [widgetId, text],
    [{ id: null, name: null, email: null, ...who }],
  );
}

/** As if the site stood on the public internet, where the service could have asked it for its proof. */
export async function markProven(widgetId: number, domain: string): Promise<void> {
  await query(
    `insert into widget_installations (widget_id, domain, installation_type, verified, verified_by, verified_at)
     values ($1, $2, 'wordpress', true, 'plugin', now())
     on conflict (widget_id, domain) do update set verified = true`,
    [widgetId, domain],
  );
}
