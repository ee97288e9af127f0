import type { StoredAppointment } from "../store/appointment-rows.ts";

/** Whether a customer is spoken to in Spanish; otherwise it is English. */
export function isSpanish(locale: string | null): boolean {
  return locale?.toLowerCase().startsWith("es") ?? false;
}

export function serviceOf({ service, customerLocale }: StoredAppointment): string {
  return service ?? (isSpanish(customerLocale) ? "Cita" : "Appointment");
}
