import { guarded } from "../shared/guarded.ts";
import type { Method } from "../shared/site-door.ts";

/**
 * What a page left under our name before we were there, in order: an array, or any object (a plain
 * one or a Proxy) with an array `q`.
 */
export function commandsIn(left: unknown): readonly unknown[] {
  const queue: unknown = Array.isArray(left) ? left : Object(left).q;
  return Array.isArray(queue) ? queue : [];
}

/**
 * Runs commands in order: `["open"]`, `["on", "message", listener]`, a method's name and then its
 * arguments. What is not a command does nothing. Methods must not throw.
 */
export function runCommands(
  methods: Readonly<Record<string, unknown>>,
  commands: readonly unknown[],
): void {
  const run = guarded(([name, ...args]: readonly unknown[]) => {
    // Whatever is no method is no command, and its mistake stays in here.
    (methods[String(name)] as Method)(...args);
  });
  for (const command of commands) if (Array.isArray(command)) run(command);
}
