import type { AppointmentSettings } from "../../contracts/appointments.ts";

/** The clinic looks at each request before it counts. */
export const CLINIC_APPOINTMENTS: AppointmentSettings = {
  slot_step_minutes: 30,
  minimum_notice_minutes: 60,
  horizon_days: 45,
  capacity: 1,
  hold_minutes: 5,
  services: [
    {
      id: "new-patient",
      name: "New patient visit",
      duration_minutes: 45,
      buffer_before_minutes: 0,
      buffer_after_minutes: 15,
    },
    {
      id: "office-visit",
      name: "Office visit",
      duration_minutes: 20,
      buffer_before_minutes: 0,
      buffer_after_minutes: 10,
    },
    {
      id: "annual-physical",
      name: "Annual physical",
      duration_minutes: 40,
      buffer_before_minutes: 0,
      buffer_after_minutes: 20,
    },
  ],
  requires_confirmation: true,
};
