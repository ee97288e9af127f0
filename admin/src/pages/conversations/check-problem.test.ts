import { expect, test } from "vitest";
import { problemText } from "./check-problem.ts";

test("a break is named by its message, and one that is not known stays in the API's words", () => {
  expect(problemText("Message 3 is missing.")).toBe("Message 3 is missing.");
  expect(problemText("Message 7 is not as it was written, or not where it was.")).toContain("7");
  expect(problemText("The seal is of another kind.")).toBe("The seal is of another kind.");
});
