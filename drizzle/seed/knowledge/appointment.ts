import type { NewEntry } from "../../../worker/src/store/widget-defaults.ts";
import { bookingEntries } from "./appointment/booking.ts";
import { changeEntries } from "./appointment/changes.ts";
import { preparationEntries } from "./appointment/preparation.ts";
import { typeEntries } from "./appointment/types-of-visit.ts";

/** "Appointment Chat" of Align Primary Care. */
export const appointmentEntries: readonly NewEntry[] = [
  ...bookingEntries,
  ...changeEntries,
  ...typeEntries,
  ...preparationEntries,
];
