import { describe, expect, test } from "vitest";
import { commandsIn, runCommands } from "./command-queue.ts";

describe("the queue that a page fills before the script is there", () => {
  test("an array, an object with q, and a Proxy that records calls are all understood", () => {
    const commands = [["open"], ["on", "message"]];
    const recorder = { q: [] as unknown[] };
    const proxy = new Proxy(recorder, {
      get: (target, name) =>
        name === "q" ? target.q : (...args: unknown[]) => target.q.push([name, ...args]),
    });
    Reflect.get(proxy, "open")();
    Reflect.get(proxy, "on")("message");
    expect(commandsIn(commands)).toEqual(commands);
    expect(commandsIn({ q: commands })).toEqual(commands);
    expect(commandsIn(proxy)).toEqual(commands);
  });

  test("anything else under our name is no queue", () => {
    for (const left of [undefined, null, 0, "open", {}, { q: "open" }, () => 1]) {
      expect(commandsIn(left)).toEqual([]);
    }
  });

  test("commands run in the order in which they were left", () => {
    const ran: unknown[] = [];
    const methods = {
      open: () => ran.push("open"),
      ask: (text: unknown) => ran.push(text),
    };
    runCommands(methods, [["open"], ["ask", "first"], ["ask", "second"]]);
    expect(ran).toEqual(["open", "first", "second"]);
  });

  test("what is not a command is passed over", () => {
    const ran: string[] = [];
    const rubbish = [null, 1, "open", [], ["unknown"], [{}], ["open"]];
    runCommands({ open: () => ran.push("open") }, rubbish);
    expect(ran).toEqual(["open"]);
  });
});
