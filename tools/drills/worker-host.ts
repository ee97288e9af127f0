import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";

// The process behind worker-process.ts: sets up one workerd and stays out of its way. Requests
// reach workerd over a socket of its own, not through Miniflare's proxy, whose rate is the lower one.

const [settingsFile = ""] = process.argv.slice(2);
const { options, port, storage } = JSON.parse(readFileSync(settingsFile, "utf8"));
const { module, ...worker } = options;

const miniflare = new Miniflare({
  ...convertV4MiniflareOptions({
    ...worker,
    modules: [{ type: "ESModule", path: module }, ...modulesBeside(module)],
    modulesRoot: path.dirname(module),
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
  }),
  resourcePersistencePath: storage,
  enableDevRegistry: false,
  // Otherwise Miniflare asks the network where this machine is.
  cf: false,
  log: new Log(LogLevel.WARN),
});

// Whoever started us has gone, in whatever way: nothing may outlive it.
process.once("disconnect", () => void miniflare.dispose().finally(() => process.exit(0)));
// Ctrl-C reaches the whole terminal; the order of stopping is not ours to decide.
process.on("SIGINT", () => undefined);

await miniflare.ready;
process.send?.("ready");

/** What wrangler lays beside a bundle because it cannot be inside: WebAssembly and data. */
function modulesBeside(bundle: string): { type: "CompiledWasm" | "Data"; path: string }[] {
  const folder = path.dirname(bundle);
  const find = (pattern: string) =>
    globSync(pattern, { cwd: folder }).map((name) => path.join(folder, name));
  return [
    ...find("*.wasm").map((file) => ({ type: "CompiledWasm" as const, path: file })),
    ...find("*.bin").map((file) => ({ type: "Data" as const, path: file })),
  ];
}
