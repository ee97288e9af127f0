import type { LoadPlan } from "./load-plan.ts";
import { runLoad } from "./run-load.ts";

// The process behind load-generator.ts: it sends, so that whoever starts servers and reads clocks
// does not share its processor time with the sending.
process.on("message", (plan: LoadPlan) => {
  void runLoad(plan).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole terminal; the order of stopping is not ours to decide.
process.on("SIGINT", () => undefined);
