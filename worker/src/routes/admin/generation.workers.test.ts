import { afterEach, expect, test } from "vitest";
import { GenerationStatus } from "../../../../contracts/generation.ts";
import { callAdmin, sendAdmin } from "../../../test/admin-client.ts";
import { makeWidget, testEnv } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import { forgetWidgets, readWidget } from "../../snapshots/read-widget.ts";

afterEach(() => forgetWidgets());

async function statusOf(response: Response): Promise<GenerationStatus> {
  if (!response.ok) throw new Error(await response.text());
  return GenerationStatus.parse(await response.json());
}

test("a new widget has generation off, whatever the deployment could do", async () => {
  const { id } = await makeWidget();
  expect(await statusOf(await callAdmin(id, "generation"))).toMatchObject({
    is_configured: true,
    missing: [],
    model: "test-model",
    enable_generation: false,
    daily_ceiling_micros: 1_000_000,
    today: { used_micros: 0, held_micros: 0, calls: 0 },
  });
});

test("a change is kept and reaches the edge at once", async () => {
  const { id, key } = await makeWidget();
  const change = { enable_generation: true, daily_ceiling_micros: 250_000 };
  expect(await statusOf(await sendAdmin(id, "PATCH", "generation", change))).toMatchObject(change);
  expect(await statusOf(await callAdmin(id, "generation"))).toMatchObject(change);
  const background = { waitUntil: () => undefined };
  const widget = await readWidget(testEnv, background, key);
  expect(widget?.snapshot.rules).toMatchObject({
    enableGeneration: true,
    generationDailyCeilingMicros: 250_000,
  });
});

test("half a change leaves the other half, and none changes nothing", async () => {
  const { id } = await makeWidget({ enableGeneration: true });
  const changed = await statusOf(
    await sendAdmin(id, "PATCH", "generation", { daily_ceiling_micros: 5 }),
  );
  expect(changed).toMatchObject({ enable_generation: true, daily_ceiling_micros: 5 });
  const same = await statusOf(await sendAdmin(id, "PATCH", "generation", {}));
  expect(same).toMatchObject({ enable_generation: true, daily_ceiling_micros: 5 });
});

test.each([-1, 0.5, 100_000_001, "1"])(
  "a ceiling of %s is refused, by its name",
  async (ceiling) => {
    const { id } = await makeWidget();
    const body = { daily_ceiling_micros: ceiling };
    const refusal = await refusalOf(await sendAdmin(id, "PATCH", "generation", body));
    expect(refusal).toMatchObject({ status: 400, field: "daily_ceiling_micros" });
  },
);

test("what the day has cost and how the calls ended is told", async () => {
  const { id, key } = await makeWidget();
  const budgets = testEnv.GENERATION_BUDGETS;
  const budget = budgets.get(budgets.idFromName(key));
  const first = (await budget.reserve(300, 1_000)) ?? "";
  await budget.reserve(400, 1_000);
  await budget.reserve(400, 1_000);
  await budget.settle(first, 120, "refused");
  const { today } = await statusOf(await callAdmin(id, "generation"));
  expect(today).toMatchObject({
    used_micros: 120,
    held_micros: 400,
    calls: 2,
    refused: 1,
    over_ceiling: 1,
  });
});
