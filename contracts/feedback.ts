import { z } from "zod";
import { FEEDBACK_CHARS_MAX } from "./limits.ts";
import { boundedText } from "./text.ts";

export const GiveFeedback = z.object({
  message_id: z.string(),
  was_helpful: z.boolean(),
  feedback_text: boundedText(FEEDBACK_CHARS_MAX).nullish(),
});
export type GiveFeedback = z.infer<typeof GiveFeedback>;
