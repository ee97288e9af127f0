import { expect, test } from "vitest";
import { DraftedGapEntry } from "../../../../contracts/knowledge-insights.ts";
import { sendAdmin } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();

async function isTestActive(testId: number): Promise<boolean | undefined> {
  const [row] = await database.query<{ is_active: boolean }>(
    "select is_active from knowledge_tests where id = $1",
    [testId],
  );
  return row?.is_active;
}

test("an entry drafted from a gap goes active with its answer, and its test with it", async () => {
  const widget = await makeWidget();
  const drafted = await sendAdmin(widget.id, "POST", "knowledge/gaps/draft-entry", {
    question: "Do you rent wheelchairs?",
  });
  const { entry, test: gapTest } = DraftedGapEntry.parse(await drafted.json());
  const edit = (change: object) => sendAdmin(widget.id, "PATCH", `knowledge/${entry.id}`, change);

  const refusal = await refusalOf(await edit({ is_active: true }));
  expect(refusal).toMatchObject({ status: 400, code: "bad_request", field: "answer" });
  expect(await isTestActive(gapTest.id)).toBe(false);

  expect((await edit({ is_active: true, answer: "We do not." })).status).toBe(200);
  expect(await isTestActive(gapTest.id)).toBe(true);
});
