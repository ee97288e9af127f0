import { requireInstalled } from "./local/installed.ts";
import { runTool } from "./local/problem.ts";

// npm start: the whole product on this machine, until Ctrl-C.
await runTool(async () => {
  requireInstalled();
  // Only now may anything be imported that needs node_modules.
  const { readSettings } = await import("./local/settings.ts");
  const { run } = await import("./local/run.ts");
  await run(readSettings(process.env), stopSignal());
});
// A connection left idle somewhere must not keep a stopped program alive.
process.exit();

/** Ctrl-C, the end of the terminal, or a polite kill. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Not `once`: npm and the terminal both pass Ctrl-C on, and the second must not cut the stopping short.
    process.on(name, () => controller.abort());
  }
  return controller.signal;
}
