import { z } from "zod";

/** What a deployment may set to let a model phrase answers. All of it is optional: without, none does. */
export interface GenerationEnv {
  /** Where an OpenAI-compatible API answers, such as https://api.example.com/v1. */
  readonly GENERATION_BASE_URL?: string;
  readonly GENERATION_API_KEY?: string;
  readonly GENERATION_MODEL?: string;
  /** Millionths of a US dollar for a million tokens. Without both prices no ceiling could be kept. */
  readonly GENERATION_INPUT_MICROS_PER_MILLION?: string;
  readonly GENERATION_OUTPUT_MICROS_PER_MILLION?: string;
  /** How long a model may take until its first word, and in all. */
  readonly GENERATION_FIRST_WORD_MS?: string;
  readonly GENERATION_LIMIT_MS?: string;
  /** Workers AI, used where no base URL is set. */
  readonly AI?: Ai;
}

export interface Prices {
  readonly inputMicrosPerMillion: number;
  readonly outputMicrosPerMillion: number;
}

export interface GenerationLimits {
  readonly firstWordMs: number;
  /** From the visitor's message to the end of the answer: nobody waits longer for a model. */
  readonly wholeMs: number;
}

export interface GenerationSettings extends Prices, GenerationLimits {
  readonly provider: "openai-compatible" | "workers-ai";
  readonly model: string;
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
}

const Count = z.coerce.number().int().nonnegative();

const Given = z.object({
  GENERATION_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  GENERATION_API_KEY: z.string().min(1).optional(),
  GENERATION_MODEL: z.string().min(1),
  GENERATION_INPUT_MICROS_PER_MILLION: Count,
  GENERATION_OUTPUT_MICROS_PER_MILLION: Count,
  GENERATION_FIRST_WORD_MS: Count.min(1).default(4_000),
  // Less than the widget waits for an answer before it sends again.
  GENERATION_LIMIT_MS: Count.min(1).max(15_000).default(8_000),
});

/**
 * What this deployment has set. Half a configuration is none, and says what is wrong with it: the
 * chat goes on with the entries' own words, which is no reason to refuse to serve.
 */
export function readGenerationSettings(
  env: GenerationEnv,
): { readonly settings: GenerationSettings } | { readonly missing: readonly string[] } {
  const isOff = !env.GENERATION_BASE_URL && !env.GENERATION_MODEL;
  if (isOff) return { missing: ["GENERATION_MODEL"] };
  const given = Given.safeParse(env);
  if (!given.success) {
    return { missing: [...new Set(given.error.issues.map((issue) => String(issue.path[0])))] };
  }
  const { data } = given;
  if (!data.GENERATION_BASE_URL && !env.AI) return { missing: ["GENERATION_BASE_URL", "AI"] };
  return {
    settings: {
      provider: data.GENERATION_BASE_URL ? "openai-compatible" : "workers-ai",
      model: data.GENERATION_MODEL,
      baseUrl: data.GENERATION_BASE_URL ?? null,
      apiKey: data.GENERATION_API_KEY ?? null,
      inputMicrosPerMillion: data.GENERATION_INPUT_MICROS_PER_MILLION,
      outputMicrosPerMillion: data.GENERATION_OUTPUT_MICROS_PER_MILLION,
      firstWordMs: data.GENERATION_FIRST_WORD_MS,
      wholeMs: data.GENERATION_LIMIT_MS,
    },
  };
}
