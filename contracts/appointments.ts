import { z } from "zod";
import { contactEmail, contactPhone, optionalLine } from "./contact.ts";
import { boundedText, visibleOneLine } from "./text.ts";

/** What a widget offers for booking. Times of day and days are the business's own, in its zone. */
export const SERVICES_MAX = 30;

export const Service = z.object({
  /** Stays the same when the name changes. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, { message: "must be lower-case letters, digits or -" }),
  name: visibleOneLine(80),
  duration_minutes: z.int().min(5).max(480),
  /** Kept free before and after, for nobody else's appointment. */
  buffer_before_minutes: z.int().min(0).max(240).default(0),
  buffer_after_minutes: z.int().min(0).max(240).default(0),
});
export type Service = z.infer<typeof Service>;

export const AppointmentSettings = z.object({
  services: z
    .array(Service)
    .max(SERVICES_MAX)
    .refine((services) => new Set(services.map(({ id }) => id)).size === services.length, {
      message: "must not have two services with the same id",
    }),
  /** A slot may begin each so many minutes after the opening. */
  slot_step_minutes: z.int().min(5).max(240).default(30),
  minimum_notice_minutes: z.int().min(0).max(43_200).default(120),
  /** How far ahead one may book, in days. */
  horizon_days: z.int().min(1).max(365).default(30),
  /** How many appointments may run at the same time. */
  capacity: z.int().min(1).max(50).default(1),
  /** How long a chosen slot is kept while the visitor fills in the form. */
  hold_minutes: z.int().min(1).max(30).default(5),
  /** Whether a user has to confirm; otherwise a booking is confirmed at once. */
  requires_confirmation: z.boolean().default(true),
});
export type AppointmentSettings = z.infer<typeof AppointmentSettings>;

/** `GET …/availability`. Without `service_id`: the services alone. */
export const AvailabilityQuery = z.object({
  service_id: z.string().max(40).optional(),
  /** The first day, `YYYY-MM-DD`, in `timezone`; nothing: today. */
  from: z.iso.date().optional(),
  days: z.coerce.number().int().min(1).max(31).default(14),
  /** IANA, the visitor's: days and times are told in it. Nothing, or one that is unknown: the business's. */
  timezone: z.string().max(64).optional(),
  /** Whose own hold is not in their way; one that opens nothing is ignored. */
  conversation_id: z.string().optional(),
});

export const AvailableSlot = z.object({
  starts_at: z.iso.datetime(),
  ends_at: z.iso.datetime(),
});
export type AvailableSlot = z.infer<typeof AvailableSlot>;

export const Availability = z.object({
  /** The business's IANA zone, and the one that `days` are told in. */
  business_timezone: z.string(),
  timezone: z.string(),
  services: z.array(Service.pick({ id: true, name: true, duration_minutes: true })),
  /** Each day that was asked for, also those without a slot. */
  days: z.array(z.object({ date: z.iso.date(), slots: z.array(AvailableSlot) })),
  /** The first day after these that may be asked for; null when the horizon is reached. */
  next_from: z.iso.date().nullable(),
});
export type Availability = z.infer<typeof Availability>;

/** `POST …/appointments/hold`. One conversation holds one slot; the one before is let go. */
export const HoldSlot = z.object({
  conversation_id: z.string(),
  service_id: z.string().max(40),
  starts_at: z.iso.datetime(),
});
/** `POST …/appointments/release`. With `hold_id`: only that hold, not one that came after it. */
export const ReleaseSlot = z.object({
  conversation_id: z.string(),
  hold_id: z.uuid().nullish(),
});
export const SlotHeld = z.object({ hold_id: z.uuid(), expires_at: z.iso.datetime() });
export type SlotHeld = z.infer<typeof SlotHeld>;

/** `POST …/appointments`. Books the slot that is held, or, where that has run out, the same one if it is free still. */
export const BookAppointment = z
  .object({
    conversation_id: z.string(),
    hold_id: z.uuid().nullish(),
    service_id: z.string().max(40),
    starts_at: z.iso.datetime(),
    /** The visitor's IANA zone, for the mails to them. */
    timezone: z.string().max(64).nullish(),
    /** BCP 47: the language the visitor was spoken to in, for the answer, the mails and the pages. */
    locale: z.string().max(35).nullish(),
    customer_name: visibleOneLine(120),
    customer_email: contactEmail,
    customer_phone: contactPhone,
    customer_notes: boundedText(2_000)
      .nullish()
      .transform((text) => text || null),
    /** The same again is the same appointment. */
    client_booking_id: optionalLine(100),
  })
  .refine((booking) => booking.customer_email ?? booking.customer_phone, {
    message: "give an e-mail address or a phone number",
    path: ["customer_email"],
  });
export type BookAppointment = z.infer<typeof BookAppointment>;

export const AppointmentBooked = z.object({
  success: z.literal(true),
  appointment_id: z.uuid(),
  status: z.enum(["pending", "confirmed"]),
  service: z.string(),
  starts_at: z.iso.datetime(),
  ends_at: z.iso.datetime(),
  business_timezone: z.string(),
  message: z.string(),
});
export type AppointmentBooked = z.infer<typeof AppointmentBooked>;

/** In `error.details` of a 409 `slot_taken`: what is free nearby. */
export const FreshSlots = z.object({ slots: z.array(AvailableSlot) });
