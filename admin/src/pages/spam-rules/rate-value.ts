/** A `rate_limit` rule's value, `20/60`: more than so many messages in so many seconds. */
export interface Rate {
  readonly messages: number;
  readonly seconds: number;
}

const FORM = /^(\d+)\/(\d+)$/;

/** Null for what is none: an old rule's value may be any text. */
export function rateIn(value: string): Rate | null {
  const [, messages, seconds] = FORM.exec(value.trim()) ?? [];
  return messages && seconds ? { messages: Number(messages), seconds: Number(seconds) } : null;
}

/** A number that is not typed yet leaves its place empty, which the API refuses with a reason. */
export function rateValue({ messages, seconds }: Rate): string {
  return [messages, seconds].map((part) => (Number.isFinite(part) ? part : "")).join("/");
}
