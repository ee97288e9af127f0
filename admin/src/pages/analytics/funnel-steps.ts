import type { Figures } from "../../../../contracts/admin/analytics.ts";

export type StepName =
  | "views"
  | "opens"
  | "conversations"
  | "with_lead"
  | "with_appointment"
  | "conversions";

/** Steps from which others lead on. */
export type Whole = Exclude<StepName, "with_appointment" | "conversions">;

export interface FunnelStep {
  readonly name: StepName;
  readonly count: number;
  /** Of the widest step, 0 to 1. */
  readonly width: number;
  /** What its rate is of; null for the first. */
  readonly of: Whole | null;
  readonly rate: number | null;
}

/** Two ways lead on from a conversation with a lead: an appointment, and becoming a client. */
const ORDER: readonly (readonly [StepName, Whole | null])[] = [
  ["views", null],
  ["opens", "views"],
  ["conversations", "opens"],
  ["with_lead", "conversations"],
  ["with_appointment", "conversations"],
  ["conversions", "with_lead"],
];

export function funnelOf(figures: Figures): FunnelStep[] {
  // A conversation that another program began has no view: a later step may be the widest.
  const widest = Math.max(...ORDER.map(([name]) => figures[name]));
  return ORDER.map(([name, of]) => {
    const whole = of === null ? 0 : figures[of];
    return {
      name,
      of,
      count: figures[name],
      width: widest === 0 ? 0 : figures[name] / widest,
      rate: whole === 0 ? null : figures[name] / whole,
    };
  });
}
