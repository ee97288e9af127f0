import { expect, test } from "vitest";
import { makeSnapshot } from "../../test/make-snapshot.ts";
import { loadWidget } from "./loaded-widget.ts";
import { WidgetMemory } from "./widget-memory.ts";

const TIMES = { readAtMs: 0, askAgainAtMs: 5_000 };
const SNAPSHOT = makeSnapshot();
const widgetOf = (chars: number) => ({ widget: loadWidget(SNAPSHOT, chars), ...TIMES });
const UNKNOWN = { widget: null, ...TIMES };

function makeMemory(bounds: Partial<ConstructorParameters<typeof WidgetMemory>[0]> = {}) {
  return new WidgetMemory({ widgetsMax: 3, charsMax: 100, unknownMax: 2, ...bounds });
}

function kept(memory: WidgetMemory, keys: string): string {
  return [...keys].filter((key) => memory.find(key)).join("");
}

test("the least recently read widget goes first", () => {
  const memory = makeMemory();
  for (const key of "abcad") memory.keep(key, widgetOf(1));
  expect(kept(memory, "abcd")).toBe("acd");
});

test("widgets go when together they weigh too much, but never the one that was asked for", () => {
  const memory = makeMemory();
  for (const key of "ab") memory.keep(key, widgetOf(50));
  expect(kept(memory, "ab")).toBe("ab");
  memory.keep("b", widgetOf(60));
  expect(kept(memory, "ab")).toBe("b");
  memory.keep("c", widgetOf(1_000));
  expect(kept(memory, "abc")).toBe("c");
  memory.keep("d", widgetOf(100));
  expect(kept(memory, "cd")).toBe("d");
});

test("made-up keys push out each other, never a widget", () => {
  const memory = makeMemory();
  memory.keep("a", widgetOf(1));
  for (const key of "xyz") memory.keep(key, UNKNOWN);
  expect(kept(memory, "axyz")).toBe("ayz");
});

test("a widget that is gone is known to be gone, and one that came is known to be there", () => {
  const memory = makeMemory();
  memory.keep("a", widgetOf(90));
  memory.keep("a", UNKNOWN);
  expect(memory.find("a")?.widget).toBeNull();
  memory.keep("a", widgetOf(90));
  expect(memory.find("a")?.widget).not.toBeNull();
  memory.keep("b", widgetOf(10));
  expect(kept(memory, "ab")).toBe("ab");
});
