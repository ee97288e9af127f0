/** Times as a mail's reader knows them. A zone that makes no sense is UTC. */
export interface Clock {
  /** `Wednesday, March 4, 2026 at 9:00 AM`. */
  full(atMs: number): string;
  /** `Mar 4, 9:00 AM`. */
  short(atMs: number): string;
  /** `9:30 AM`. */
  time(atMs: number): string;
  /** `Chicago time`, in no language: the zone's own name. */
  readonly zone: string;
}

export function clockOf(locale: string, timezone: string): Clock {
  const language = languageOf(locale);
  const timeZone = isZone(timezone) ? timezone : "UTC";
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone });
    // Newer engines put a narrow space before AM, which older mail programs show as a box.
    return (atMs: number) => format.format(atMs).replaceAll("\u202f", " ");
  };
  return {
    full: formatter({ dateStyle: "full", timeStyle: "short" }),
    short: formatter({ month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }),
    time: formatter({ timeStyle: "short" }),
    zone: timeZone.replaceAll("_", " "),
  };
}

/** A calendar day as `Wednesday, March 4`. */
export function dayName(locale: string, date: string): string {
  const language = languageOf(locale);
  const format = { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(`${date}T12:00:00Z`));
}

/** A calendar month as `March 2026`, or as `March`. */
export function monthName(locale: string, month: string, hasYear: boolean): string {
  const format = new Intl.DateTimeFormat(languageOf(locale), {
    month: "long",
    ...(hasYear && { year: "numeric" }),
    timeZone: "UTC",
  });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}

function isZone(timeZone: string): boolean {
  return isAccepted(() => new Intl.DateTimeFormat("en", { timeZone }));
}

/** A mail is in Spanish or in English, and its dates must not be in a third language. */
function languageOf(locale: string): string {
  const isWritten = /^e[ns](-|$)/i.test(locale);
  return isWritten && isAccepted(() => new Intl.DateTimeFormat(locale)) ? locale : "en";
}

function isAccepted(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
