import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, expect, test, vi } from "vitest";
import { logError } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

test("a statement that failed is logged with its cause, and without what a visitor wrote", () => {
  const lines: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(line));
  const cause = Object.assign(new Error("duplicate key value"), { code: "23505" });
  const error = new DrizzleQueryError("insert into leads", ["ana@example.com"], cause);
  logError("request.failed", { request_id: "r1", error });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(String(lines[0]))).toMatchObject({
    event: "request.failed",
    error: { query: "insert into leads", cause: { message: "duplicate key value", code: "23505" } },
  });
  expect(lines[0]).not.toContain("ana@example.com");
});
