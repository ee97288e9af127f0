import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

function makeGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("what comes later is not begun before what came first has ended", async () => {
  const turns = new Turns();
  const gate = makeGate();
  const steps: string[] = [];
  const first = turns.take(async () => {
    steps.push("first begins");
    await gate.opened;
    steps.push("first ends");
  });
  const second = turns.take(async () => void steps.push("second"));
  await Promise.resolve();
  expect(turns.isBusy).toBe(true);
  gate.open();
  await Promise.all([first, second]);
  expect(steps).toEqual(["first begins", "first ends", "second"]);
  expect(turns.isBusy).toBe(false);
});

test("one that fails fails for its caller only", async () => {
  const turns = new Turns();
  const failing = turns.take(() => Promise.reject(new Error("no")));
  const next = turns.take(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

test("to finish tells those under way to hurry and waits for them, and nobody who comes after", async () => {
  const turns = new Turns();
  const ended: string[] = [];
  const untilHurried = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const end = () => {
        ended.push(name);
        resolve();
      };
      if (signal.aborted) end();
      else signal.addEventListener("abort", end);
    });
  const under = [turns.take(untilHurried("first")), turns.take(untilHurried("second"))];
  await turns.finish();
  expect(ended).toEqual(["first", "second"]);
  await Promise.all(under);
  const later = turns.take(async (signal) => signal.aborted);
  expect(await later).toBe(false);
});
