/** Something a person can put right: its message says what is wrong and what to do. Shown without a stack. */
export class Problem extends Error {
  override readonly name = "Problem";
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The sentence for a person; a mistake of our own keeps its stack, since nobody could act on less. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The innermost message: drivers wrap the server's own words in layers of their own. */
export function innermostMessage(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return innermostMessage(error.errors[0]);
  }
  if (error instanceof Error) {
    return error.cause === undefined ? error.message : innermostMessage(error.cause);
  }
  return String(error);
}

/** Runs a command-line tool: a problem ends it with its sentence and exit code 1. */
export async function runTool(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    warn(sentenceFor(error));
    process.exitCode = 1;
  }
}
