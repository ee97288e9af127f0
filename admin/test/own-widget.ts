import type { Page } from "@playwright/test";
import { PRODUCT_URL, query } from "../../widget/test/product.ts";
import { ADMIN_URL, expect } from "./dashboard.ts";

export interface OwnWidget {
  readonly id: number;
  readonly key: string;
}

/** A widget of the test's own, of the client of whoever is signed in. */
export async function makeWidget(
  page: Page,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<OwnWidget> {
  const widget_name = `Own ${crypto.randomUUID().slice(0, 8)}`;
  const made = await page.request.post(`${ADMIN_URL}/api/chat-widget/widgets`, {
    data: { widget_name, ...fields },
    headers: { "Idempotency-Key": crypto.randomUUID(), Origin: ADMIN_URL },
  });
  expect(made.ok()).toBe(true);
  const { id, widget_key } = await made.json();
  return { id, key: widget_key };
}

/** A conversation as delivery would have brought it, in which a visitor has said one thing. */
export async function makeConversation(
  widget: OwnWidget,
  text: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const given = {
    id: crypto.randomUUID(),
    widget_id: widget.id,
    session_id: crypto.randomUUID(),
    status: "completed",
    edge_status: "completed",
    message_count: 1,
    ...fields,
  };
  const names = Object.keys(given);
  await query(
    `insert into widget_conversations (${names.join(", ")}, ended_at)
     values (${names.map((_, index) => `$${index + 1}`).join(", ")}, now())`,
    Object.values(given),
  );
  await query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text)
     values (gen_random_uuid(), $1, 1, 'user', $2)`,
    [given.id, text],
  );
  return given.id;
}

/** What a visitor says through the public API; the conversation is in the database once it returns. */
export async function talk(page: Page, widget: OwnWidget, text: string): Promise<string> {
  const session_id = crypto.randomUUID();
  const post = async (path: string, data: object) => {
    const address = `${PRODUCT_URL}/api/chat-widget/public/widget/${widget.key}/${path}`;
    const response = await page.request.post(address, { data });
    expect(response.ok()).toBe(true);
    return response.json();
  };
  const { conversation_id } = await post("conversation", { session_id });
  await post("message", { conversation_id, message_text: text });
  const find = () =>
    query<{ id: string }>(
      `select c.id from widget_conversations c
       where session_id = $1 and exists (select from widget_messages m
         where m.conversation_id = c.id and m.message_type = 'bot')`,
      [session_id],
    );
  await expect.poll(async () => (await find()).length, { timeout: 45_000 }).toBe(1);
  return (await find())[0]?.id ?? "";
}
