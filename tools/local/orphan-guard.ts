import { setTimeout as delay } from "node:timers/promises";
import { signalGroup } from "./processes.ts";

// Run beside `npm start`, which writes a line "pid signal" for each child that it starts. When the
// pipe closes without the children having been stopped, `npm start` was killed: the guard then ends
// them, since they would go on holding their ports and data. An orderly stop ends the guard first.

const patienceMs = Number(process.argv[2]);

const children = new Map<number, NodeJS.Signals>();

// Ctrl-C reaches every process of the terminal; the guard must outlive the one it guards.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => undefined);

let unread = "";
process.stdin.setEncoding("utf8");
for await (const text of process.stdin) {
  const lines = `${unread}${text}`.split("\n");
  unread = lines.pop() ?? "";
  for (const line of lines) remember(line);
}
for (const [group, name] of children) signalGroup(group, name);
await delay(patienceMs);
for (const [group, name] of children) {
  // PostgreSQL (SIGINT) may take its time to flush; the others lose nothing by being killed.
  if (name === "SIGTERM") signalGroup(group, "SIGKILL");
}

function remember(line: string): void {
  const [pid, name] = line.split(" ");
  children.set(Number(pid), name === "SIGINT" ? "SIGINT" : "SIGTERM");
}
