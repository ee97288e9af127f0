import type { RateRule } from "../rate-limit.ts";

const MESSAGES_MAX = 1_000;
const WINDOW_S_MAX = 86_400;

/** `20/60`: at most twenty messages of one visitor in any sixty seconds. Null for what is none. */
export function parseRate(value: string): RateRule | null {
  const [, messagesText, windowText] = /^\s*(\d{1,4})\s*\/\s*(\d{1,5})\s*$/.exec(value) ?? [];
  const [messages, windowS] = [Number(messagesText), Number(windowText)];
  const isRate =
    messages >= 1 && messages <= MESSAGES_MAX && windowS >= 1 && windowS <= WINDOW_S_MAX;
  return isRate ? { messages, windowMs: windowS * 1_000 } : null;
}
