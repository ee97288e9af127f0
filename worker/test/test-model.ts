import { inject } from "vitest";
import type { Heard, ModelScript } from "./model-script.ts";
import type {} from "./provided-context.ts";

export type TestModel = ReturnType<typeof openTestModel>;

/**
 * The test run's own OpenAI-compatible server, see tools/test-model/. `scope` keeps what one test
 * file plays and hears apart from the others'.
 */
export function openTestModel(scope: string) {
  const address = `${inject("modelUrl")}/${scope}`;
  return {
    baseUrl: `${address}/v1`,
    play: async (script: ModelScript): Promise<void> => {
      await fetch(`${address}/script`, { method: "PUT", body: JSON.stringify(script) });
    },
    /** What it was asked since the last time, in order. */
    takeRequests: async (): Promise<Heard[]> => {
      const response = await fetch(`${address}/requests`);
      // Our own server's answer.
      return (await response.json()) as Heard[];
    },
  };
}
