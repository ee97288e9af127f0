import { expect } from "vitest";
import { openBoundDatabase } from "./bound-database.ts";
import type { TestWidget } from "./thread-client.ts";

const database = openBoundDatabase();

/** A user makes a test of what the visitor asked, changes its words, and publishes although it fails. */
export async function makeFailingTest(
  widget: TestWidget,
  send: (method: string, path: string, body: object) => Promise<Response>,
  conversationId: string,
  mark: string,
) {
  const [asked] = await database.query<{ id: string }>(
    "select id from widget_messages where conversation_id = $1 and message_type = 'user'",
    [conversationId],
  );
  const path = `/widgets/${widget.id}/knowledge/tests`;
  const from = { message_id: asked?.id, expected_entry_id: null };
  const made = await send("POST", `${path}/from-message`, from);
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: number };
  await send("PATCH", `${path}/${id}`, { question: `Where can ${mark} park?` });
  await database.query(
    `update knowledge_versions set test_report = jsonb_build_object('run', 2, 'passed', 0,
       'failing', jsonb_build_array(jsonb_build_object('test_id', $2::int, 'question', $3::text),
         jsonb_build_object('test_id', -1, 'question', 'Another?'))) where widget_id = $1`,
    [widget.id, id, mark],
  );
}
