import { type OffsetSpan, offsetSpans } from "../domain/wall-clock.ts";

const YEAR_MS = 366 * 86_400_000;

/**
 * The VTIMEZONE (RFC 5545 §3.6.5) of a zone for whatever happens from `fromMs` until `untilMs`: each
 * change of its clocks as an observance of its own. Taken from the runtime's own zone data, by which
 * the slots are reckoned too, so that file and booking never disagree.
 */
export function timeZoneBlock(zone: string, fromMs: number, untilMs: number): string {
  // A year more on both sides: some calendar programs look for both of a zone's two states.
  const spans = offsetSpans(zone, fromMs - YEAR_MS, untilMs + YEAR_MS);
  const observances = spans.flatMap((span, index) => observance(spans[index - 1], span));
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...observances, "END:VTIMEZONE"].join("\r\n");
}

function observance(before: OffsetSpan | undefined, span: OffsetSpan): string[] {
  const fromOffsetMs = before?.offsetMs ?? span.offsetMs;
  const kind = span.offsetMs > fromOffsetMs ? "DAYLIGHT" : "STANDARD";
  // An onset is told by the clocks as they were until then.
  const onset = before ? localText(span.fromMs + fromOffsetMs) : "19700101T000000";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetText(fromOffsetMs)}`,
    `TZOFFSETTO:${offsetText(span.offsetMs)}`,
    `END:${kind}`,
  ];
}

function localText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** `+0530`, with seconds where there are any. */
function offsetText(offsetMs: number): string {
  const seconds = Math.abs(offsetMs) / 1_000;
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const digits = parts.map((part) => String(part).padStart(2, "0"));
  const shown = digits[2] === "00" ? digits.slice(0, 2) : digits;
  return `${offsetMs < 0 ? "-" : "+"}${shown.join("")}`;
}
