import { describe, expect, test } from "vitest";
import { APPOINTMENT_STATUSES } from "../../../contracts/admin/appointments.ts";
import { type AppointmentStatus, decideStatus, isLive } from "./appointment-status.ts";

const NOW_MS = 1_000_000;
const ahead = (status: AppointmentStatus) => ({ status, startsAtMs: NOW_MS + 1 });
const past = (status: AppointmentStatus) => ({ status, startsAtMs: NOW_MS - 1 });

describe("a change of status", () => {
  test("to the same is none", () => {
    for (const status of APPOINTMENT_STATUSES) {
      expect(decideStatus(ahead(status), status, NOW_MS)).toEqual({ kind: "same" });
    }
  });

  test("to completed or not shown up waits until it has begun", () => {
    for (const wished of ["completed", "no_show"] as const) {
      expect(decideStatus(ahead("confirmed"), wished, NOW_MS).kind).toBe("not_begun");
      expect(decideStatus(past("confirmed"), wished, NOW_MS)).toMatchObject({ notice: null });
    }
  });

  test("takes or gives back its time exactly where liveness changes", () => {
    for (const before of APPOINTMENT_STATUSES) {
      for (const wished of APPOINTMENT_STATUSES) {
        const decision = decideStatus(past(before), wished, NOW_MS);
        if (decision.kind !== "change") continue;
        expect(decision.isNewSequence).toBe(isLive(before) !== isLive(wished));
        expect(decision.isRevival).toBe(!isLive(before) && isLive(wished));
      }
    }
  });

  test.each([
    ["pending", "confirmed", "appointment_confirmed"],
    ["cancelled", "confirmed", "appointment_confirmed"],
    ["cancelled", "pending", "appointment_requested"],
    ["confirmed", "pending", null],
    ["confirmed", "cancelled", "appointment_cancelled"],
    ["no_show", "cancelled", null],
  ] as const)(
    "from %s to %s is told as %s, and of the past nothing is",
    (before, wished, notice) => {
      expect(decideStatus(ahead(before), wished, NOW_MS)).toMatchObject({ notice });
      expect(decideStatus(past(before), wished, NOW_MS)).toMatchObject({ notice: null });
    },
  );
});
