import type { Appointment } from "../../../../contracts/admin/appointments.ts";
import type { Tone } from "../../kit/badge.tsx";

export const APPOINTMENT_TONES: Record<Appointment["status"], Tone> = {
  pending: "warning",
  confirmed: "success",
  cancelled: "plain",
  completed: "info",
  no_show: "danger",
};
