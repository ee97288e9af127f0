import { expect, test } from "vitest";
import { runShortDrill } from "./short-drill.ts";

test("with PostgreSQL stopped every visitor is answered, and afterwards nothing is lost, doubled or out of order", async () => {
  const report = await runShortDrill("outage");
  expect(report.differences).toEqual([]);
  expect(report.phases.map((phase) => [phase.name, phase.complaints])).toEqual([
    ["PostgreSQL there", {}],
    ["PostgreSQL stopped", {}],
    ["PostgreSQL back", {}],
  ]);
  expect(report.phases.every((phase) => phase.answered > 0)).toBe(true);
  expect(report.totals.messages).toBeGreaterThan(0);
  expect(report.totals.feedback).toBeGreaterThan(0);
  expect(report.totals.leads).toBeGreaterThan(0);
}, 180_000);
