const RIGHT_TO_LEFT = /^(?:ar|fa|he|ps|ur|yi)\b/i;

/** `es-MX` → `es`. */
export function languageOf(locale: string): string {
  return locale.slice(0, 2).toLowerCase();
}

export function directionOf(locale: string, pageDirection: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(locale) || pageDirection === "rtl" ? "rtl" : "ltr";
}
