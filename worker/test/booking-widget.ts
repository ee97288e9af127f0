import {
  AppointmentBooked,
  type AppointmentSettings,
  Availability,
  type AvailableSlot,
  FreshSlots,
} from "../../contracts/appointments.ts";
import { sealConversation } from "../src/capability.ts";
import type { Notice } from "../src/notices/notice.ts";
import { uuidv7 } from "../src/uuid.ts";
import { everyDay } from "./make-offer.ts";
import type { WidgetSettings } from "./stored-rows.ts";
import { makeWidget, type TestWidget, testEnv } from "./thread-client.ts";
import { callWidget, post, refusalOf } from "./visitor-client.ts";

export const SERVICE = {
  id: "check-up",
  name: "Check-up",
  duration_minutes: 30,
  buffer_before_minutes: 0,
  buffer_after_minutes: 0,
};

/** A widget whose visitors may book at any time of any day from now on. */
export function makeBookingWidget(
  settings: Partial<AppointmentSettings> = {},
  overrides: WidgetSettings = {},
): Promise<TestWidget> {
  return makeWidget({
    enableAppointmentBooking: true,
    appointmentSettings: { services: [SERVICE], minimum_notice_minutes: 0, ...settings },
    businessHours: {
      timezone: "America/Chicago",
      days: everyDay(["00:00", "24:00"]),
      holidays: [],
    },
    ...overrides,
  });
}

export async function availability(
  widgetKey: string,
  query: Readonly<Record<string, string>> = { service_id: SERVICE.id },
): Promise<Availability> {
  const response = await callWidget(widgetKey, `availability?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(`no availability: ${await response.text()}`);
  return Availability.parse(await response.json());
}

/** Free slots, from tomorrow on as UTC's clocks tell it. */
export async function freeSlots(widgetKey: string): Promise<AvailableSlot[]> {
  const { days } = await availability(widgetKey, {
    service_id: SERVICE.id,
    timezone: "UTC",
    days: "4",
  });
  return days.slice(1).flatMap(({ slots }) => slots);
}

/** The n-th of them. */
export async function freeSlot(widgetKey: string, index = 0): Promise<AvailableSlot> {
  const slot = (await freeSlots(widgetKey))[index];
  if (!slot) throw new Error("nothing is free");
  return slot;
}

export const ANA = { customer_name: "Ana", customer_email: "ana@mail.example" };

/** A conversation's capability, and its plain id, without a word said in it. */
export function makeVisitor(widgetKey: string) {
  const conversationId = uuidv7(Date.now());
  const objectId = testEnv.CONVERSATIONS.newUniqueId().toString();
  const capability = sealConversation(testEnv, widgetKey, { objectId, conversationId });
  return { capability, conversationId };
}

/** Books as a visitor of its own, unless `body` says whose conversation it is. */
export async function tryToBook(
  widgetKey: string,
  startsAt: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  const conversation_id = body.conversation_id ?? makeVisitor(widgetKey).capability;
  const wish = { service_id: SERVICE.id, starts_at: startsAt, ...ANA, ...body, conversation_id };
  return post(widgetKey, "appointments", wish);
}

export async function book(
  widgetKey: string,
  startsAt: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<AppointmentBooked> {
  const response = await tryToBook(widgetKey, startsAt, body);
  if (!response.ok) throw new Error(`not booked: ${await response.text()}`);
  return AppointmentBooked.parse(await response.json());
}

/** The refusal of a time that is taken, with what is free instead. */
export async function freshSlotsIn(response: Response): Promise<AvailableSlot[]> {
  const refusal = await refusalOf(response);
  if (refusal.code !== "slot_taken") throw new Error(`refused otherwise: ${refusal.code}`);
  return FreshSlots.parse(refusal.details).slots;
}

/** Takes the place of the notices' queue in this file's Worker. */
export function recordNotices() {
  let refusals = 0;
  const notices: Notice[] = [];
  const waiting = new Set<() => void>();
  const queue: Pick<Queue<Notice>, "send"> = {
    send: async (notice) => {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error("the queue is not there");
      }
      notices.push(notice);
      for (const wake of waiting) wake();
      return undefined as never;
    },
  };
  Object.assign(testEnv, { NOTIFICATIONS: queue });
  return {
    /** The queue refuses so many from now on. */
    refuse(count: number): void {
      refusals = count;
    },
    of: (appointmentId: string) =>
      notices.filter(
        (notice) => "appointmentId" in notice && notice.appointmentId === appointmentId,
      ),
    /** Waits until so many have come of one appointment: they leave after the answer. */
    async ofAtLeast(appointmentId: string, count: number) {
      for (;;) {
        const found = this.of(appointmentId);
        if (found.length >= count) return found;
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
    },
  };
}
