import { expect, test } from "vitest";
import { fileNameIn } from "./download.ts";

test.each([
  ['attachment; filename="chat.zip"', "chat.zip"],
  ["attachment; filename=chat.zip; size=3", "chat.zip"],
  ["attachment", null],
  [null, null],
])("of %s the file is named %s", (header, name) => {
  expect(fileNameIn(header)).toBe(name);
});
