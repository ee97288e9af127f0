import type { Env } from "../src/env.ts";
import { testEnv } from "./thread-client.ts";

/** The Worker's env with `act` done before each such call of KV; when `act` throws, the call fails. */
export function beforeKvCall(method: "put" | "getWithMetadata", act: () => unknown): Env {
  const kv = new Proxy(testEnv.SNAPSHOTS, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== "function") return own;
      if (name !== method) return own.bind(target);
      return async (...parameters: unknown[]) => {
        await act();
        return own.apply(target, parameters);
      };
    },
  });
  return { ...testEnv, SNAPSHOTS: kv };
}
