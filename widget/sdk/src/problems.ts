import type { ChatWidgetProblem, LoadOptions } from "./settings.ts";

const KEY_PATTERN = /^wtfu_[0-9a-f]{32}$/;

/** Only known now and then in a browser's console, so each sentence names who says it. */
const NAME = "wetechforu-chat-widget";

/** The origin of `host`, or null where it is none that a page could fetch a script from. */
export function originOf(host: unknown): string | null {
  try {
    const { origin, protocol } = new URL(String(host));
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}

/** What is wrong with what a developer gave, or null. Types do not reach plain JavaScript and `.env` files. */
export function problemWith({ widgetKey, host }: LoadOptions): ChatWidgetProblem | null {
  if (!KEY_PATTERN.test(String(widgetKey))) {
    const message = `widgetKey must be "wtfu_" and 32 hex digits in lower case, not ${JSON.stringify(widgetKey)}. Copy it from the dashboard's Install page.`;
    return { code: "bad_key", message };
  }
  if (originOf(host) === null) {
    const message = `host must be an address such as "https://chat.example.com", not ${JSON.stringify(host)}. It is the one in the tag on the dashboard's Install page.`;
    return { code: "bad_host", message };
  }
  return null;
}

/** Told to the page's own code where it listens, else to the console. Never thrown: a shop must go on. */
export function complain(options: LoadOptions, problem: ChatWidgetProblem): void {
  const { onProblem } = options;
  if (typeof onProblem === "function") {
    // In a task of its own: a mistake in it shows as the page's own and stops nothing here.
    queueMicrotask(() => onProblem(problem));
    return;
  }
  console.error(`${NAME}: ${problem.message}`);
}
