import { expect, test } from "vitest";
import { isNotModified } from "./if-none-match.ts";

test.each(['"abc"', 'W/"abc"', '"x", "abc"', '"x",W/"abc"', "*"])(
  "%s holds it already",
  (header) => {
    expect(isNotModified(header, '"abc"')).toBe(true);
  },
);

test.each([undefined, "", '"abcd"', "abc", 'W/"x"', '"x", "y"'])(
  "%s does not hold it",
  (header) => {
    expect(isNotModified(header, '"abc"')).toBe(false);
  },
);
