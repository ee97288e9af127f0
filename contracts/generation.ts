import { z } from "zod";

/** Far beyond what a widget needs: a hand that slips must not cost a fortune. */
export const DAILY_CEILING_MICROS_MAX = 100_000_000;

const Count = z.number().int().nonnegative();

/** Whether and at what cost a model phrases a widget's answers. Money is in millionths of a US dollar. */
export const GenerationStatus = z.object({
  /** Whether this deployment has a model; else `missing` names the settings that it lacks. */
  is_configured: z.boolean(),
  missing: z.array(z.string()),
  model: z.string().nullable(),
  enable_generation: z.boolean(),
  daily_ceiling_micros: Count,
  today: z.object({
    /** In UTC, whose midnight begins a new budget. */
    day: z.iso.date(),
    used_micros: Count,
    /** Set aside for calls under way, and for those whose cost never became known. */
    held_micros: Count,
    calls: Count,
    phrased: Count,
    /** Phrased, but not fit to be shown: the entry's own text was given. */
    refused: Count,
    failed: Count,
    /** Not called, because the ceiling was near. */
    over_ceiling: Count,
  }),
});
export type GenerationStatus = z.infer<typeof GenerationStatus>;

export const ChangeGeneration = z.object({
  enable_generation: z.boolean().optional(),
  daily_ceiling_micros: Count.max(DAILY_CEILING_MICROS_MAX).optional(),
});
export type ChangeGeneration = z.infer<typeof ChangeGeneration>;
