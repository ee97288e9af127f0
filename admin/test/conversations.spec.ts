import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

interface Made {
  readonly name: string;
  readonly id: string;
  readonly widgetId: number;
}

/** A conversation of the demo client's first widget, as delivery would have brought it. */
async function makeTalk(messages: number, sessionId: string = crypto.randomUUID()): Promise<Made> {
  const [made] = await query<{ id: string; widget_id: number; visitor_name: string }>(
    `insert into widget_conversations (id, widget_id, session_id, visitor_name, status, edge_status,
       ended_at, message_count, last_message, created_at)
     select gen_random_uuid(), w.id, $2, 'Visitor ' || substr($2, 1, 8), 'completed', 'completed',
       now(), $1::int, 'Goodbye', now() from widget_configs w
     where w.widget_name = 'Main Website Chat' order by w.id limit 1
     returning id, widget_id, visitor_name`,
    [messages, sessionId],
  );
  if (!made) throw new Error("the demo client has no such widget");
  await query(
    `insert into widget_messages (id, conversation_id, seq, message_type, message_text, knowledge_base_id,
       confidence_score, was_helpful)
     select gen_random_uuid(), $1, n, case when n % 2 = 0 then 'bot' else 'user' end,
       'Saying number ' || n || ' of ' || $3,
       case when n % 2 = 0 then (select id from widget_knowledge_base where widget_id = $4
         and deleted_at is null order by id offset n limit 1) end,
       case when n % 2 = 0 then 0.9 end, case when n = 2 then false end
     from generate_series(1, $2::int) n`,
    [made.id, messages, made.visitor_name, made.widget_id],
  );
  return { id: made.id, name: made.visitor_name, widgetId: made.widget_id };
}

test("a long conversation opens at its newest message, with the earlier ones a click above", async ({
  as,
}) => {
  const talk = await makeTalk(130);
  const page = await as("clientAdmin");
  await page.goto(`/conversations?id=${talk.id}`);
  await expect(page.getByText(`Saying number 130 of ${talk.name}`)).toBeInViewport();
  await expect(page.getByText(`Saying number 30 of ${talk.name}`)).toHaveCount(0);
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await expect(page.getByText(`Saying number 1 of ${talk.name}`, { exact: true })).toHaveCount(1);
  await expect(page.getByText(`Saying number 31 of ${talk.name}`)).toBeInViewport();
  await expect(page.getByRole("button", { name: "Earlier messages" })).toHaveCount(0);
});

test("e leads to the entry behind the answer that did not help, not to the last one", async ({
  as,
}) => {
  const talk = await makeTalk(6);
  const [bad] = await query<{ knowledge_base_id: number }>(
    "select knowledge_base_id from widget_messages where conversation_id = $1 and was_helpful is false",
    [talk.id],
  );
  const page = await as("clientAdmin");
  await page.goto(`/conversations?answers=unhelpful&id=${talk.id}`);
  await expect(page.getByText(`Saying number 6 of ${talk.name}`)).toBeVisible();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(new RegExp(`entry=${bad?.knowledge_base_id}`));
});

test("marked as spam, a conversation leaves the list before the server answers, and comes back if it refuses", async ({
  as,
}) => {
  const talk = await makeTalk(2);
  const page = await as("clientAdmin");
  await page.goto(`/conversations?id=${talk.id}`);
  const list = page.getByRole("region", { name: "Conversations" });
  const row = list.getByRole("button", { name: new RegExp(talk.name) });
  await expect(row).toBeVisible();
  let refuse = () => {};
  const asked = new Promise<void>((tellAsked) => {
    void page.route(`**/conversations/${talk.id}`, async (route) => {
      if (route.request().method() !== "PATCH") return route.fallback();
      tellAsked();
      await new Promise<void>((resolve) => {
        refuse = resolve;
      });
      await route.fulfill({ status: 500, body: "{}" });
    });
  });
  await page.getByRole("button", { name: "Spam", exact: true }).click();
  await asked;
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Not spam" })).toBeVisible();
  refuse();
  await expect(row).toBeVisible();
});

test("Escape closes what is open, one thing at a time, and g k goes to the knowledge alone", async ({
  as,
}) => {
  const talk = await makeTalk(2);
  const page = await as("clientAdmin");
  await page.goto("/conversations");
  const list = page.getByRole("region", { name: "Conversations" });
  await list.getByRole("button", { name: new RegExp(talk.name) }).click();
  await page.getByRole("button", { name: "Delete conversation" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`id=${talk.id}`));
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/id=/);
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/knowledge/);
  await page.goBack();
  await expect(page).toHaveURL(/\/conversations$/);
});

test("on a phone the focus goes with what is read, and going back leaves nothing behind", async ({
  as,
}) => {
  const talk = await makeTalk(2);
  const page = await as("clientAdmin", { viewport: { width: 390, height: 800 } });
  await page.goto("/leads");
  await page.goto("/conversations");
  await page.getByRole("button", { name: new RegExp(talk.name) }).click();
  await expect(page.getByRole("region", { name: "Conversation", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "All conversations" }).click();
  await expect(page.getByRole("button", { name: new RegExp(talk.name) })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/\/leads/);
});

test("earlier conversations of a visitor are a click away", async ({ as }) => {
  const sessionId = crypto.randomUUID();
  const talks = [await makeTalk(2, sessionId), await makeTalk(2, sessionId)];
  const [last] = await query<{ id: string }>(
    "select id from widget_conversations where session_id = $1 order by id desc limit 1",
    [sessionId],
  );
  const page = await as("clientAdmin");
  await page.goto(`/conversations?id=${last?.id}`);
  await page.getByRole("link", { name: /see them all/ }).click();
  const list = page.getByRole("region", { name: "Conversations" });
  await expect(list.getByRole("listitem")).toHaveCount(talks.length);
  await page.getByRole("button", { name: "Show everybody's again" }).click();
  await expect(page).not.toHaveURL(/visitor=/);
});

test("a search waits for three letters and says so, and is no step to go back through", async ({
  as,
}) => {
  const talk = await makeTalk(2);
  const page = await as("clientAdmin");
  await page.goto("/leads");
  await page.goto("/conversations?from=0202-01-01&to=never");
  const list = page.getByRole("region", { name: "Conversations" });
  await expect(list.getByRole("listitem").first()).toBeVisible();
  const field = page.getByRole("searchbox");
  await field.fill("Vi");
  await expect(page.getByText("Type at least three letters")).toBeVisible();
  await expect(page).not.toHaveURL(/q=/);
  await field.fill(talk.name);
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("Type at least three letters")).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/leads/);
});
