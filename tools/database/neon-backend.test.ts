import { expect, test } from "vitest";
import { createTestDatabase } from "../../worker/test/test-database.ts";
import { NeonBackend } from "./neon-backend.ts";

test("a connection that is lost inside a transaction fails that request and nothing else", async () => {
  const { url } = await createTestDatabase();
  const backend = new NeonBackend(url, 1);
  const statement = (query: string) => ({ query, params: [] });
  const lost = backend.run(
    url,
    {
      kind: "transaction",
      statements: [statement("select pg_terminate_backend(pg_backend_pid())")],
    },
    {},
  );
  await expect(lost).rejects.toThrow("terminating connection");

  const next = backend.run(url, { kind: "statement", statement: statement("select 1") }, {});

  await expect(next).resolves.toMatchObject({ rows: [["1"]] });
  await backend.stop();
});
