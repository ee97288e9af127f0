import { expect, test } from "vitest";
import { mayAskHost } from "./may-ask-host.ts";

test("a host is counted once, however its name ends", async () => {
  const left = new Map<string, number>();
  const INSTALL_CHECKS = {
    limit: async ({ key }: { key: string }) => {
      const count = left.get(key) ?? 1;
      left.set(key, count - 1);
      return { success: count > 0 };
    },
  };
  const mayAsk = mayAskHost({ INSTALL_CHECKS });
  expect(await mayAsk("shop.example")).toBe(true);
  expect(await mayAsk("shop.example.")).toBe(false);
  expect(await mayAsk("other.example")).toBe(true);
});
