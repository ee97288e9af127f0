import { warn } from "./problem.ts";

const MINUTE_MS = 60_000;

/** Fires the Worker's cron at each full minute, as the platform does; wrangler does not by itself. Returns its end. */
export function startCron(workerUrl: string, expression: string): () => void {
  let timer: NodeJS.Timeout;
  const arm = () => {
    timer = setTimeout(
      async () => {
        arm();
        await fireCron(workerUrl, expression);
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
  };
  arm();
  return () => clearTimeout(timer);
}

/** Fires it once; resolves when the Worker is done with it. */
export async function fireCron(workerUrl: string, expression: string): Promise<void> {
  const url = `${workerUrl}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(expression)}`;
  try {
    const response = await fetch(url);
    if (!response.ok) warn(`[cron] ${expression} failed with status ${response.status}.`);
  } catch {
    // The Worker is being rebuilt or stopped; the next minute comes.
  }
}
