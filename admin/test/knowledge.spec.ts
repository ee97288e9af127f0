import type { Page } from "@playwright/test";
import { ADMIN_URL, expect, test } from "./dashboard.ts";

const API = `${ADMIN_URL}/api/chat-widget`;

/** The engine encodes what is new, which on a busy machine takes its time. */
const ENGINE = { timeout: 45_000 };

async function send(page: Page, method: string, path: string, data: object) {
  const response = await page.request.fetch(`${API}${path}`, {
    method,
    data,
    headers: { Origin: ADMIN_URL },
  });
  if (!response.ok()) throw new Error(`refused: ${await response.text()}`);
  return response.status() === 204 ? null : response.json();
}

/** A widget of the test's own, with the default entries. */
async function makeWidget(page: Page): Promise<number> {
  const name = `Knowing ${crypto.randomUUID().slice(0, 8)}`;
  return (await send(page, "POST", "/widgets", { widget_name: name })).id;
}

async function entriesOf(page: Page, widgetId: number) {
  const response = await page.request.get(`${API}/widgets/${widgetId}/knowledge?order=priority`);
  const { items } = await response.json();
  return items as { id: number; question: string; answer: string; priority: number }[];
}

test("a question and its answer are edited where they stand, from the keyboard alone", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&q=contact+you`);
  await page.getByRole("button", { name: "Question: How can I contact you?" }).press("Enter");
  const question = page.getByRole("textbox", { name: "Question", exact: true });
  await question.fill("Something else");
  await question.press("Escape");
  const cell = page.getByRole("button", { name: "Question: How can I contact you?" });
  await expect(cell).toBeFocused();
  await cell.press("Enter");
  await question.fill("How can I contact you today?");
  await question.press("Tab");
  const answer = page.getByRole("textbox", { name: "Answer", exact: true });
  await expect(answer).toBeFocused();
  await answer.fill("Call **555**.");
  await answer.press("ControlOrMeta+Enter");
  await expect(page.getByRole("button", { name: "Answer: Call **555**." })).toBeFocused();
  await expect
    .poll(async () =>
      (await entriesOf(page, widgetId)).map(({ question, answer }) => [question, answer]),
    )
    .toContainEqual(["How can I contact you today?", "Call **555**."]);
});

test("what cannot be saved in its cell stays in it, beside the reason", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&q=contact+you`);
  await page.getByRole("button", { name: "Answer: Leave your name" }).click();
  const answer = page.getByRole("textbox", { name: "Answer", exact: true });
  await answer.fill("Kept words");
  await page.context().setOffline(true);
  await answer.press("ControlOrMeta+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "No connection" })).toBeVisible();
  await expect(answer).toHaveValue("Kept words");
  await page.context().setOffline(false);
  await answer.press("ControlOrMeta+Enter");
  await expect(page.getByRole("button", { name: "Answer: Kept words" })).toBeVisible();
});

test("entries are moved by the arrow keys, and the order is the server's", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}`);
  await page.getByLabel("Order").selectOption({ label: "By priority" });
  await expect(page).toHaveURL(/order=priority/);
  const handle = page.getByRole("button", { name: "Move: Hello" });
  await handle.press("ArrowUp");
  await expect(page.getByLabel("Priority: Hello")).toHaveValue("1");
  await expect(handle).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByLabel("Priority: Hello")).toHaveValue("2");
  await expect
    .poll(async () => (await entriesOf(page, widgetId)).find((one) => one.question === "Hello"))
    .toMatchObject({ priority: 2 });
});

test("dragged onto another, an entry becomes its equal, and can be put back", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&order=priority`);
  await page
    .getByRole("button", { name: "Move: Hello" })
    .dragTo(page.getByLabel("Priority: How can I contact you?"));
  await expect(page.getByLabel("Priority: Hello")).toHaveValue("5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Priority: Hello")).toHaveValue("0");
});

test("a deletion of many is taken back for the widget that it was made in", async ({ as }) => {
  const page = await as("clientAdmin");
  const [first, second] = [await makeWidget(page), await makeWidget(page)];
  await page.goto(`/knowledge?widget=${first}`);
  await page.getByLabel("Select all rows").check();
  await page.getByRole("status").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No entries")).toBeVisible();
  await page.getByLabel("Widget").selectOption(String(second));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Question: Hello" })).toBeVisible();
  await expect
    .poll(async () => (await entriesOf(page, first)).length)
    .toBe((await entriesOf(page, second)).length);
});

test("an entry's dialog begins from what is stored, and sends no more than was changed", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  const entry = (await entriesOf(page, widgetId))[0];
  if (!entry) throw new Error("A widget is made with entries.");
  await page.goto(`/knowledge?widget=${widgetId}`);
  const edit = page.getByRole("button", { name: `Edit entry: ${entry.question}` });
  await edit.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Keywords").fill("one, two,");
  await dialog.getByLabel("Keywords").press("Backspace");
  await expect(dialog.getByLabel("Keywords")).toHaveValue("one, two");
  await send(page, "PATCH", `/widgets/${widgetId}/knowledge/${entry.id}`, { answer: "Theirs." });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await edit.click();
  await expect(dialog.getByLabel("Answer")).toHaveValue("Theirs.");
  await expect(dialog.getByLabel("Keywords")).toHaveValue("one, two");
});

test("an entry that is being written is not lost by Escape, and is deleted with a way back", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}`);
  await page.getByRole("button", { name: "Edit entry: Hello" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit entry" });
  await dialog.getByLabel("Answer").fill("Half a sentence");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(dialog.getByLabel("Answer")).toHaveValue("Half a sentence");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Edit entry: Hello" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Question: Hello" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Question: Hello" })).toBeVisible();
});

test("a trial says in words why, and asks again once the entry was changed", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&view=try`);
  await page.getByLabel("A visitor's question").fill("what are your prices");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Same words").first()).toBeVisible(ENGINE);
  await page.getByRole("button", { name: "How much does it cost?" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Answer").fill("Ten dollars.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Ten dollars.")).toBeVisible(ENGINE);
});

test("a test that a publish fails on is found, mended and passes", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&view=tests`);
  await page.getByRole("button", { name: "Add test" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("A visitor's question").fill("what are your prices");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Must not be answered")).toBeVisible();
  await send(page, "POST", `/widgets/${widgetId}/knowledge`, {
    question: "Do you ship to Mars?",
    answer: "Not yet.",
  });
  await page.reload();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.getByRole("link", { name: "what are your prices" }).click();
  await page.getByRole("button", { name: "Run them now" }).click();
  await expect(page.getByText("0 of 1 pass")).toBeVisible(ENGINE);
  await page.getByRole("button", { name: /^Change the test/ }).click();
  await dialog.getByLabel("What must answer it").selectOption("How much does it cost?");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Run them now" }).click();
  await expect(page.getByText("1 of 1 pass")).toBeVisible(ENGINE);
});

test("a pasted table is read, reviewed, and taken into the draft", async ({ as }) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await page.goto(`/knowledge?widget=${widgetId}&view=imports`);
  await page
    .getByLabel("Or paste it here")
    .fill("question,answer\nDo you ship?,Yes.\nDo you gift-wrap?,No.");
  await page.getByRole("button", { name: "Read it" }).click();
  // The queue's turn comes after what other tests publish.
  await expect(page.getByText("Do you gift-wrap?")).toBeVisible(ENGINE);
  const wrap = page.getByRole("listitem").filter({ hasText: "Do you gift-wrap?" });
  await wrap.getByRole("button", { name: "Reject" }).click();
  await expect(wrap.getByRole("button", { name: "Reject" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Take all that is new or changed" }).click();
  await expect(page.getByText("Into the draft: 1 new, 0 changed, 0 taken out.")).toBeVisible(
    ENGINE,
  );
  const questions = (await entriesOf(page, widgetId)).map(({ question }) => question);
  expect(questions).toContain("Do you ship?");
  expect(questions).not.toContain("Do you gift-wrap?");
});

test("a version goes back into the draft only after it was said what that means", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const widgetId = await makeWidget(page);
  await send(page, "POST", `/widgets/${widgetId}/knowledge`, {
    question: "Only in the draft?",
    answer: "Yes.",
  });
  await page.goto(`/knowledge?widget=${widgetId}&view=versions`);
  await page.getByRole("button", { name: "Copy into the draft" }).first().click();
  const dialog = page.getByRole("dialog", { name: /into the draft\?/ });
  await expect(dialog.getByText("1 entry goes:")).toBeVisible();
  await expect(dialog.getByText("Only in the draft?")).toBeVisible();
  await dialog.getByRole("button", { name: "Copy into the draft" }).click();
  await expect(dialog).toHaveCount(0);
  await expect
    .poll(async () => (await entriesOf(page, widgetId)).map(({ question }) => question))
    .not.toContain("Only in the draft?");
});
