import type { Availability } from "../../../contracts/appointments.ts";
import type { Answer } from "../panel/http-client.ts";
import type { BookingPort } from "./booking-port.ts";
import { type BookableService, DAYS_SHOWN } from "./booking-state.ts";

/** `days` of the contract: as many as one call gives. */
const DAYS_MAX = 31;
const DAYS_AT_FIRST = 2 * DAYS_SHOWN;
/** A year, the furthest horizon that there is, in calls of this many days. */
const LOOKS_MAX = 13;

/** The visitor's own zone; nothing where the browser does not tell. */
function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

/** Asks what is free, in the visitor's zone. */
export function createAvailability({
  ask,
  conversationId,
}: Pick<BookingPort, "ask" | "conversationId">) {
  const look = (serviceId: string, from: string, days: number) => {
    const query = new URLSearchParams({ service_id: serviceId, timezone: ownZone() });
    if (from) query.set("from", from);
    query.set("days", String(Math.min(DAYS_MAX, days)));
    const id = conversationId?.();
    if (id) query.set("conversation_id", id);
    return ask<Availability>(`availability?${query}`);
  };
  return {
    async services(): Promise<Answer<readonly BookableService[]>> {
      const answer = await ask<Availability>("availability");
      return answer.ok ? { ok: true, value: answer.value.services } : answer;
    },
    days: (serviceId: string, from: string, days: number) =>
      look(serviceId, from, Math.max(DAYS_AT_FIRST, days)),
    /** From today on, as far as there is something free, or to the end of what may be booked. */
    async firstDays(serviceId: string): Promise<Answer<Availability>> {
      const first = await look(serviceId, "", DAYS_AT_FIRST);
      let answer = first;
      const days = first.ok ? [...first.value.days] : [];
      for (let looks = 1; answer.ok && looks < LOOKS_MAX; looks += 1) {
        const { next_from } = answer.value;
        if (!next_from || days.some(({ slots }) => slots.length > 0)) break;
        answer = await look(serviceId, next_from, DAYS_MAX);
        if (answer.ok) days.push(...answer.value.days);
      }
      return answer.ok ? { ok: true, value: { ...answer.value, days } } : answer;
    },
  };
}
