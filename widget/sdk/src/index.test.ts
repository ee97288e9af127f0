import { expect, test, vi } from "vitest";
import { load } from "./index.ts";
import { mount } from "./mount.ts";

const OPTIONS = {
  widgetKey: "wtfu_00000000000000000000000000000001",
  host: "https://chat.example.com",
};

test("on a server everything may be called, and nothing happens", async () => {
  expect(typeof window).toBe("undefined");
  const listener = vi.fn();
  const chat = load({ ...OPTIONS, identity: { name: "Ada" } });
  chat.on("ready", listener)();
  chat.once("destroy", listener);
  chat.open();
  chat.ask("hello");
  chat.identify({ token: "a.b.c" });
  chat.update({ color: "#123" });
  chat.reset();
  expect(await chat.init()).toBe(false);
  chat.destroy();
  mount({ ...OPTIONS, inline: "#chat" }, listener).unmount();
  expect(listener).not.toHaveBeenCalled();
});

test("on a server a wrong key complains to nobody: the browser will say it once", async () => {
  const onProblem = vi.fn();
  expect(await load({ ...OPTIONS, widgetKey: "wrong", onProblem }).init()).toBe(false);
  expect(onProblem).not.toHaveBeenCalled();
});
