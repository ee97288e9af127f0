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

test.each([
  [
    "a value that Postgres quotes",
    Object.assign(new Error('invalid input syntax for type inet: "ana@example.com"'), {
      code: "22P02",
    }),
  ],
  [
    "a statement that failed in another object",
    new Error("Failed query: insert into leads\nparams: ana@example.com"),
  ],
  ["the recipient whom a mail server refuses", new Error("550 5.1.1 <ana@example.com>: unknown")],
])("%s is not logged", (_, error) => {
  const lines: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line: unknown) => void lines.push(line));
  logError("request.failed", { request_id: "r1", error });
  expect(lines[0]).toContain("request.failed");
  expect(lines[0]).not.toContain("ana@example.com");
});
