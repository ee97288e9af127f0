import { Stack } from "./stack.ts";

/** Starts the stack, and leaves nothing of it behind: neither after an error nor after Ctrl-C. */
export async function withStack<Result>(work: (stack: Stack) => Promise<Result>): Promise<Result> {
  const stack = await Stack.start();
  const interrupted = (name: NodeJS.Signals) => {
    void stack.stop().finally(() => process.exit(name === "SIGINT" ? 130 : 143));
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await work(stack);
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await stack.stop();
  }
}
