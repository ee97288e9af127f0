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

test("a listener that throws is reported and keeps nobody else from hearing", () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
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
  expect(reported).toHaveBeenCalledExactlyOnceWith(mistake);
  vi.unstubAllGlobals();
});
