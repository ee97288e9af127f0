import { afterEach, expect, test } from "vitest";
import { toJson } from "./to-json.ts";

afterEach(() => {
  Reflect.deleteProperty(Array.prototype, "toJSON");
  Reflect.deleteProperty(Object.prototype, "toJSON");
});

const VALUE = { list: [1, "two", { three: [] }], nothing: undefined, text: 'say "hi"' };
const JSON_OF_VALUE = '{"list":[1,"two",{"three":[]}],"text":"say \\"hi\\""}';

test("plain values become plain JSON", () => {
  expect(toJson(VALUE)).toBe(JSON_OF_VALUE);
});

test("a toJSON that an old library put on the prototypes changes nothing", () => {
  for (const prototype of [Array.prototype, Object.prototype]) {
    Object.defineProperty(prototype, "toJSON", {
      value: () => "an old library's text",
      configurable: true,
    });
  }
  expect(toJson(VALUE)).toBe(JSON_OF_VALUE);
});
