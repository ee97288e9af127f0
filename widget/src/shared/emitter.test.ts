import { expect, test, vi } from "vitest";
import { createEmitter } from "./emitter.ts";

test("a listener hears its event until it is taken off", () => {
  const emitter = createEmitter();
  const heard: unknown[] = [];
  const listener = (detail: unknown) => heard.push(detail);
  const stop = emitter.on("message", listener);
  emitter.emit("message", 1);
  emitter.emit("open", 2);
  stop();
  emitter.emit("message", 3);
  emitter.on("message", listener);
  emitter.off("message", listener);
  emitter.emit("message", 4);
  expect(heard).toEqual([1]);
});

test("once is once, even when the listener emits the same event", () => {
  const emitter = createEmitter();
  let count = 0;
  emitter.once("open", () => {
    count += 1;
    emitter.emit("open");
  });
  emitter.emit("open");
  emitter.emit("open");
  expect(count).toBe(1);
});

test("a listener's mistake is the page's own error, later, and keeps nobody else from hearing", () => {
  const later: (() => void)[] = [];
  vi.stubGlobal("setTimeout", (run: () => void) => later.push(run));
  // Browsers of before 2021 have none.
  vi.stubGlobal("reportError", undefined);
  const emitter = createEmitter();
  const heard = vi.fn();
  const mistake = new Error("the page's own");
  emitter.on("open", () => {
    throw mistake;
  });
  emitter.on("open", heard);
  emitter.on("open", "not a function");
  emitter.emit("open");
  expect(heard).toHaveBeenCalledTimes(1);
  expect(later).toHaveLength(1);
  expect(later[0]).toThrow(mistake);
  vi.unstubAllGlobals();
});
