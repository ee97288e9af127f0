import { z } from "zod";
import { boundedText, hasVisibleText } from "../text.ts";

// What several resources of the admin API have in common.

/** Postgres' integer: a larger number is no row's id. */
export const ROW_ID_MAX = 2 ** 31 - 1;
export const RowId = z.int().positive().max(ROW_ID_MAX);
export const Instant = z.iso.datetime();
export const CalendarDay = z.iso.date();

export const visibleText = (charsMax: number) =>
  boundedText(charsMax).refine(hasVisibleText, { message: "must not be empty" });

/** Also goes into mails in our name: a line break would let its owner write them. */
export const personName = (charsMax: number) =>
  visibleText(charsMax).refine((name) => !/[\p{Cc}\u2028\u2029]/u.test(name), {
    message: "must be on one line",
  });

/** Null for what was left empty. */
export const optionalText = (charsMax: number) =>
  boundedText(charsMax)
    .transform((text) => text || null)
    .nullable();

export const EmailAddress = z.email({ message: "must be an e-mail address" }).max(254);
/** Of whoever was met in a chat: names and domains of every script, as the chat takes them. */
export const ContactEmail = z
  .email({ pattern: z.regexes.unicodeEmail, message: "must be an e-mail address" })
  .max(254);
export const HttpsUrl = z
  .url({ protocol: /^https$/, message: "must be an https address" })
  .max(2_000);

/** IANA, as the runtime knows it. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { message: "must be a time zone such as Europe/Madrid" });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** `true` or `false` in an address. */
export const QueryFlag = z.enum(["true", "false"]).transform((word) => word === "true");
export const QueryId = z.coerce.number().int().positive().max(ROW_ID_MAX);

/** Days of the client's zone, both included. */
export const DayRange = z.object({ from: CalendarDay.optional(), to: CalendarDay.optional() });

/** Three letters or digits in a row: an index of our texts knows of nothing shorter. */
export function isSearchable(words: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(words);
}

export const Search = boundedText(200)
  .refine((words) => words === "" || isSearchable(words), {
    message: "must hold three letters or digits in a row",
  })
  .optional();
