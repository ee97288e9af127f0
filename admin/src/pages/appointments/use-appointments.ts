import { useMutation, useQueryClient } from "@tanstack/solid-query";
import {
  type Appointment,
  appointmentOperations,
} from "../../../../contracts/admin/appointments.ts";
import { call } from "../../api/client.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { isShownBy } from "./appointment-query.ts";

export const LIST = "GET /appointments";
export const detailKey = (id: string) => ["GET /appointments/:appointmentId", id] as const;
const SLOTS = "GET /appointments/:appointmentId/slots";
export const slotsKey = (id: string, from: string | undefined) => [SLOTS, id, from] as const;

type Status = Appointment["status"];

interface Change {
  readonly appointment: Appointment;
  readonly status: Status;
}

export type ChangeStatus = (appointment: Appointment, status: Status) => void;

/** What was only written down is taken back; of what the customer was told nothing is. */
const UNDOES: readonly Status[] = ["completed", "no_show"];

function noticeOf({ appointment, status }: Change): TextKey {
  switch (status) {
    case "confirmed":
      return UNDOES.includes(appointment.status)
        ? "appointments.reopened"
        : "appointments.confirmed";
    case "cancelled":
      return "appointments.cancelled";
    case "completed":
      return "appointments.completed";
    default:
      return "appointments.no_shown";
  }
}

function useAhead() {
  const queries = useQueryClient();
  return {
    show: (row: Appointment) =>
      showAhead<Appointment>(queries, LIST, row.id, row, ({ query = {} }) => isShownBy(row, query)),
    settle: (id: string) =>
      Promise.all(
        [[LIST], detailKey(id), [SLOTS]].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  };
}

/** Gives an appointment another status: shown at once, and taken back if it is refused. */
export function useChangeStatus(): ChangeStatus {
  const ahead = useAhead();
  const changing = useMutation(() => ({
    mutationFn: ({ appointment, status }: Change) =>
      call(appointmentOperations, "PATCH /appointments/:appointmentId", {
        params: { appointmentId: appointment.id },
        body: { status },
      }),
    onMutate: ({ appointment, status }) => ahead.show({ ...appointment, status }),
    onSuccess: (_, change) => {
      const { appointment, status } = change;
      const undo = () =>
        changing.mutate({ appointment: { ...appointment, status }, status: appointment.status });
      toast(t(noticeOf(change)), UNDOES.includes(status) ? undo : undefined);
    },
    onError: (error, _, putBack) => {
      putBack?.();
      toastProblem(sentenceFor(error));
    },
    onSettled: (_, __, { appointment }) => ahead.settle(appointment.id),
  }));
  // A copy: the row's own becomes what it is changed into.
  return (appointment, status) => changing.mutate({ appointment: { ...appointment }, status });
}

interface Move {
  readonly appointment: Appointment;
  readonly startsAt: string;
  readonly notifies: boolean;
}

/** Gives it another time. What the customer was not told of can be taken back. */
export function useMove() {
  const ahead = useAhead();
  const moving = useMutation(() => ({
    mutationFn: ({ appointment, startsAt, notifies }: Move) =>
      call(appointmentOperations, "POST /appointments/:appointmentId/move", {
        params: { appointmentId: appointment.id },
        body: { starts_at: startsAt, notify_customer: notifies },
      }),
    onMutate: ({ appointment, startsAt }) => {
      const endsAtMs = Date.parse(startsAt) + appointment.duration_minutes * 60_000;
      const ends_at = new Date(endsAtMs).toISOString();
      return ahead.show({ ...appointment, starts_at: startsAt, ends_at });
    },
    onSuccess: (moved, { appointment, notifies }) => {
      const back = { appointment: moved, startsAt: appointment.starts_at, notifies: false };
      toast(t("appointments.moved"), notifies ? undefined : () => moving.mutateAsync(back));
    },
    onError: (_error, _move, putBack) => putBack?.(),
    onSettled: (_, __, { appointment }) => ahead.settle(appointment.id),
  }));
  return moving;
}

/** Of the team alone; the customer never sees them. */
export function useSaveNotes(id: () => string) {
  const queries = useQueryClient();
  return useMutation(() => ({
    mutationFn: (notes: string) =>
      call(appointmentOperations, "PATCH /appointments/:appointmentId", {
        params: { appointmentId: id() },
        body: { internal_notes: notes.trim() || null },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(detailKey(saved.id), saved);
      toast(t("appointments.saved"));
      return queries.invalidateQueries({ queryKey: [LIST] });
    },
  }));
}
