import { Buffer } from "node:buffer";
import { DAY_MS } from "../domain/wall-clock.ts";
import { findFeed } from "../store/calendar-feed.ts";
import type { Database } from "../store/database.ts";
import { feed } from "./calendar-file.ts";
import { serviceOf } from "./customer-words.ts";
import { fromPostgres } from "./from-postgres.ts";

/** The form of a feed's token. */
export const FEED_TOKEN = /^[\w-]{43}$/;

/** 256 random bits: whoever has the address reads the appointments, and nobody guesses it. */
export function newFeedToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

/** How far back a feed reaches. */
const PAST_DAYS = 90;

/** A widget's appointments for its owner's calendar program; null where the token opens nothing. */
export async function readFeed(
  db: Database,
  token: string,
  host: string,
  nowMs: number,
): Promise<string | null> {
  if (!FEED_TOKEN.test(token)) return null;
  const source = await fromPostgres(findFeed(db, token, nowMs - PAST_DAYS * DAY_MS));
  if (!source) return null;
  return feed({
    name: source.widgetName,
    timezone: source.timezone,
    host,
    entries: source.appointments.map((appointment) => ({
      ...appointment,
      stampedAtMs: appointment.updatedAtMs,
      summary: `${serviceOf(appointment)} – ${appointment.customerName}`,
      description: linesOf(appointment),
    })),
  });
}

function linesOf(appointment: {
  readonly customerEmail: string | null;
  readonly customerPhone: string | null;
  readonly customerNotes: string | null;
}): string | null {
  const { customerEmail, customerPhone, customerNotes } = appointment;
  const lines = [customerEmail, customerPhone, customerNotes].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join("\n");
}
