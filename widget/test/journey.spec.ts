import { expect, test } from "@playwright/test";
import { collectComplaints, expectRows } from "./product.ts";
import { Visitor } from "./visitor.ts";

/** The messages that stand in Postgres for a session: of these types, numbered from 1, and no other. */
async function expectStored(sessionId: string, types: readonly ("user" | "bot")[]): Promise<void> {
  await expectRows(
    `select m.seq, m.message_type from widget_messages m
     join widget_conversations c on c.id = m.conversation_id
     where c.session_id = $1 order by c.started_at, m.seq`,
    [sessionId],
    types.map((message_type, index) => ({ seq: index + 1, message_type })),
  );
}

test("from the tag on a page to the row in Postgres", async ({ page }) => {
  const complaints = collectComplaints(page);
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("do you take walk ins on saturday?");
  await expect(visitor.log).toContainText(/walk-?in/i);
  await visitor.log.getByRole("button", { name: "Helpful", exact: true }).last().click();
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill("Ana Ruiz");
  await visitor.panel.getByLabel("E-mail").fill("ana@example.com");
  await visitor.panel.getByRole("button", { name: "Send details" }).click();
  await expect(visitor.panel).toContainText(/in touch soon/i);

  const session = await visitor.sessionId();
  await expectStored(session, ["user", "bot"]);
  await expectRows(
    `select c.status, c.lead_captured, m.was_helpful, l.name, l.email, k.category is not null as answered
     from widget_conversations c join leads l on l.id = c.lead_id
     join widget_messages m on m.conversation_id = c.id and m.seq = 2
     left join widget_knowledge_base k on k.id = m.knowledge_base_id where c.session_id = $1`,
    [session],
    [
      {
        status: "completed",
        lead_captured: true,
        was_helpful: true,
        name: "Ana Ruiz",
        email: "ana@example.com",
        answered: true,
      },
    ],
  );
  expect(complaints).toEqual([]);
});

// A conversation begins with a POST: without one there can be no row.
test("before the visitor acts there is no cookie, storage, socket or row", async ({ page }) => {
  const sockets: string[] = [];
  const posts: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request.url());
  });
  const visitor = new Visitor(page);
  await page.goto("/demo/");
  await expect(visitor.launcher).toBeVisible();
  await visitor.launcher.hover();
  await page.mouse.move(0, 0);
  await page.goto("/demo/services");
  await expect(visitor.launcher).toBeVisible();
  expect(await visitor.stored()).toEqual({ local: [], session: [], cookies: 0 });
  expect(sockets).toEqual([]);
  expect(posts).toEqual([]);
});

test("a reload and another page show the same conversation, nothing missing or doubled", async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("what are your hours");
  await expect(visitor.log).toContainText(/monday|8/i);
  await expect(visitor.log.getByText("what are your hours")).toHaveCount(1);
  for (const path of ["/demo/", "/demo/services"]) {
    await visitor.openAt(path);
    await expect(visitor.log.getByText("what are your hours")).toHaveCount(1);
  }
  await visitor.say("where do I park");
  await expect(visitor.log.getByText("where do I park")).toHaveCount(1);
  await expectStored(await visitor.sessionId(), ["user", "bot", "user", "bot"]);
});

test("two tabs are in step", async ({ context }) => {
  const first = new Visitor(await context.newPage());
  await first.openAt("/demo/");
  await first.say("do you have parking");
  await expect(first.log.getByText("do you have parking")).toHaveCount(1);

  const second = new Visitor(await context.newPage());
  await second.openAt("/demo/services");
  await expect(second.log.getByText("do you have parking")).toHaveCount(1);
  await second.say("and what about my insurance?");
  await expect(first.log.getByText("and what about my insurance?")).toHaveCount(1);
  await expect(second.log.getByText("and what about my insurance?")).toHaveCount(1);
  const rows = `select count(distinct id)::int as conversations from widget_conversations where session_id = $1`;
  await expectRows(rows, [await first.sessionId()], [{ conversations: 1 }]);
});

test("what is written while the network is lost is sent once it is back, once and in order", async ({
  page,
  context,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("hello there");
  await expect(visitor.log.getByText("hello there")).toHaveCount(1);
  await expectStored(await visitor.sessionId(), ["user", "bot"]);
  await context.setOffline(true);
  await visitor.say("first while away: do you take insurance?");
  await visitor.say("second while away: where are you?");
  await expect(visitor.panel).toContainText(/offline/i);
  await context.setOffline(false);
  const written = `select m.message_text from widget_messages m
    join widget_conversations c on c.id = m.conversation_id
    where c.session_id = $1 and m.message_type = 'user' order by m.seq`;
  await expectRows(
    written,
    [await visitor.sessionId()],
    [
      { message_text: "hello there" },
      { message_text: "first while away: do you take insurance?" },
      { message_text: "second while away: where are you?" },
    ],
  );
  await expect(visitor.panel).not.toContainText(/you are offline/i);
});

test("a server that fails at first is asked again, with the same message once", async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("hello");
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
  let dropped = 0;
  // The answer is lost on the way back: the Worker has it, the visitor does not know.
  await page.route("**/message", async (route) => {
    if (dropped++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await visitor.say("is there a fee for cancelling?");
  const retry = visitor.log.getByRole("button", { name: "Try again" });
  await expect
    .poll(async () => {
      if (await retry.isVisible()) await retry.click();
      return dropped;
    })
    .toBeGreaterThan(1);
  await expectStored(await visitor.sessionId(), ["user", "bot", "user", "bot"]);
  await expect(visitor.log.getByText("is there a fee for cancelling?")).toHaveCount(1);
});

test("ended and rated by the visitor, then begun anew", async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("what are your hours?");
  await expect(visitor.log.getByRole("button", { name: "Helpful", exact: true })).toBeVisible();
  const session = await visitor.sessionId();
  await visitor.chooseFromMenu("End chat");
  await expect(visitor.panel).toContainText(/has ended/i);
  await visitor.panel.getByRole("button", { name: "4 of 5" }).click();
  await expect(visitor.panel).toContainText(/thank you for your rating/i);
  await expectRows(
    "select status, satisfaction_rating from widget_conversations where session_id = $1",
    [session],
    [{ status: "completed", satisfaction_rating: 4 }],
  );
  await visitor.panel.getByRole("button", { name: "Start a new conversation" }).click();
  await visitor.say("where do I park?");
  await expectRows(
    "select status, message_count from widget_conversations where session_id = $1 order by started_at",
    [session],
    [
      { status: "completed", message_count: 2 },
      { status: "active", message_count: 2 },
    ],
  );
});
