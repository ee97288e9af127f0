import type { Lead } from "../../../../contracts/admin/leads.ts";
import type { Tone } from "../../kit/badge.tsx";

export const STATUS_TONES: Record<Lead["status"], Tone> = {
  new: "info",
  contacted: "warning",
  qualified: "accent",
  converted: "success",
  lost: "plain",
};
