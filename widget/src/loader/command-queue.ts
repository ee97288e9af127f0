/** `["open"]`, `["on", "message", listener]`: a method's name, then its arguments. */
export type Command = readonly [name: string, ...args: unknown[]];

function isCommand(value: unknown): value is Command {
  return Array.isArray(value) && typeof value[0] === "string";
}

/**
 * The commands that a page left before we were there, in order. It may have left an array, or any
 * object (a plain one or a Proxy) with an array `q`. What is not a command is passed over.
 */
export function commandsIn(left: unknown): Command[] {
  if (Array.isArray(left)) return left.filter(isCommand);
  if (typeof left !== "object" || left === null) return [];
  const queue: unknown = Reflect.get(left, "q");
  return Array.isArray(queue) ? queue.filter(isCommand) : [];
}

type Methods = Readonly<Record<string, unknown>>;

/** Runs one command; an unknown name does nothing. */
export function runCommand(methods: Methods, command: unknown): void {
  if (!isCommand(command)) return;
  const [name, ...args] = command;
  const method = methods[name];
  if (typeof method === "function") method(...args);
}
