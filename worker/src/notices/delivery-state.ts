import type { Recipient } from "./recipients.ts";

/** How it went with one recipient. */
export interface MailState {
  readonly recipient: Recipient;
  readonly subject: string;
  readonly status: "pending" | "sent" | "failed";
  readonly attempts: number;
  /** Why the last attempt failed; null where it did not. */
  readonly lastError: string | null;
  readonly firstTriedAtMs: number;
  readonly sentAtMs: number | null;
}

const ERROR_CHARS_MAX = 300;

export function newMail(recipient: Recipient, subject: string, nowMs: number): MailState {
  const untried = { attempts: 0, lastError: null, firstTriedAtMs: nowMs, sentAtMs: null };
  return { recipient, subject, status: "pending", ...untried };
}

/** Noted before the mail leaves, so that an attempt that ends with its object is counted too. */
export function tried(mail: MailState): MailState {
  return { ...mail, attempts: mail.attempts + 1 };
}

export function sent(mail: MailState, nowMs: number): MailState {
  return { ...mail, status: "sent", lastError: null, sentAtMs: nowMs };
}

/** `isFinal`: it is no use to try again. */
export function notSent(mail: MailState, cause: unknown, isFinal: boolean): MailState {
  const lastError = wordsOf(cause)
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, ERROR_CHARS_MAX);
  return { ...mail, status: isFinal ? "failed" : "pending", lastError };
}

export function givenUp(mail: MailState, reason: string | null): MailState {
  if (mail.status !== "pending") return mail;
  return {
    ...mail,
    status: "failed",
    lastError: reason ?? mail.lastError ?? "It was never tried.",
  };
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : "Something failed that says nothing of itself.";
}
