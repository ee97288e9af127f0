import v8 from "node:v8";
import vm from "node:vm";

/** Bytes that what is made keeps, in the heap and beside it. */
export function heldBytes(make: () => unknown): number {
  const collectGarbage = collector();
  // The first time also leaves compiled code behind.
  make();
  collectGarbage();
  const before = usedBytes();
  const made = [make()];
  collectGarbage();
  const after = usedBytes();
  // Read after the count, or it might be gone before.
  return made.length > 0 ? after - before : 0;
}

function usedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The collector can be had without starting Node with a flag. */
function collector(): () => void {
  v8.setFlagsFromString("--expose-gc");
  const collect: unknown = vm.runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("This Node does not give its collector away.");
  return () => {
    // What the first frees may let the second free more.
    collect();
    collect();
  };
}
