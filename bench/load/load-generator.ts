import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadPlan, LoadResult } from "./load-plan.ts";

const SCRIPT = path.join(import.meta.dirname, "load-process.ts");

export interface LoadGenerator {
  /** One plan at a time. A refused or lost request is an error: its figure would mean nothing. */
  run(plan: LoadPlan): Promise<LoadResult>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(SCRIPT, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return {
    async run(plan) {
      const answered = once(child, "message");
      child.send(plan);
      const [answer]: { result?: LoadResult; error?: string }[] = await answered;
      if (!answer?.result) throw new Error(`the load could not be run: ${answer?.error}`);
      const failures = Object.entries(answer.result.failures);
      if (failures.length > 0) {
        const list = failures.map(([status, count]) => `${count} × status ${status}`).join(", ");
        throw new Error(`not every request was answered: ${list}`);
      }
      return answer.result;
    },
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}
