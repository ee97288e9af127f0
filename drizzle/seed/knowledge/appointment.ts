import { bookingEntries } from "./appointment/booking.ts";
import { changeEntries } from "./appointment/changes.ts";
import { preparationEntries } from "./appointment/preparation.ts";
import { typeEntries } from "./appointment/types-of-visit.ts";
import type { SeedEntry } from "./seed-entry.ts";

/** "Appointment Chat" of Align Primary Care. */
export const appointmentEntries: readonly SeedEntry[] = [
  ...bookingEntries,
  ...changeEntries,
  ...typeEntries,
  ...preparationEntries,
];
