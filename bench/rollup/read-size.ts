import { parseArgs } from "node:util";
import { Problem } from "../../tools/local/problem.ts";
import { type Size, STANDARD } from "./fill.ts";

export interface SizeOptions {
  /** Null: nobody said. */
  readonly size: Size | null;
  readonly json: string | undefined;
}

/** Of fewer conversations, messages and days are as many a conversation as usual, and the usual days. */
export function readSize(args: readonly string[]): SizeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      conversations: { type: "string" },
      messages: { type: "string" },
      days: { type: "string" },
      json: { type: "string" },
    },
  });
  const { conversations, messages, days, json } = values;
  if (!conversations && !messages && !days) return { size: null, json };
  const talks = wholeNumber("--conversations", conversations) ?? STANDARD.conversations;
  const usual = STANDARD.messages / STANDARD.conversations;
  const size = {
    conversations: talks,
    messages: wholeNumber("--messages", messages) ?? talks * usual,
    days: wholeNumber("--days", days) ?? STANDARD.days,
  };
  return { size, json };
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Problem(`${name} wants a whole number above zero, not "${text}".`);
}
