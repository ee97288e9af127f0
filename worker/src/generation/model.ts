import { OUTPUT_TOKENS_MAX, type Usage } from "./cost.ts";
import type { Prompt } from "./prompt.ts";
import type { GenerationEnv, GenerationSettings } from "./settings.ts";

export type ModelPart =
  | { readonly type: "text"; readonly text: string }
  /** Null where the provider did not say. */
  | { readonly type: "end"; readonly isComplete: boolean; readonly usage: Usage | null };

/** What phrasing needs of a model. */
export interface AnswerModel {
  readonly name: string;
  stream(prompt: Prompt, signal: AbortSignal): AsyncIterable<ModelPart>;
}

/**
 * The model that a deployment has set. The providers are asked for their stream directly, not
 * through the `ai` package on top of them: its retries would be paid for and its tool loop has no
 * tools, for two thirds more code in the bundle. They are loaded with the first call, so that a
 * deployment without a model does not start them.
 */
export function openModel(env: GenerationEnv, settings: GenerationSettings): AnswerModel {
  return {
    name: settings.model,
    async *stream(prompt, signal) {
      const model = await openProvider(env, settings);
      const { stream } = await model.doStream({
        prompt: [
          { role: "system", content: prompt.system },
          { role: "user", content: [{ type: "text", text: prompt.user }] },
        ],
        maxOutputTokens: OUTPUT_TOKENS_MAX,
        temperature: 0,
        abortSignal: signal,
      });
      yield* readParts(stream);
    },
  };
}

type Provider = Awaited<ReturnType<typeof openCompatible>>;
type StreamPart =
  Awaited<ReturnType<Provider["doStream"]>>["stream"] extends ReadableStream<infer Part>
    ? Part
    : never;

async function openProvider(env: GenerationEnv, settings: GenerationSettings): Promise<Provider> {
  if (settings.provider === "openai-compatible") return openCompatible(settings);
  if (!env.AI) throw new Error("The binding AI is missing.");
  const { createWorkersAI } = await import("workers-ai-provider");
  return createWorkersAI({ binding: env.AI })(settings.model);
}

async function openCompatible({ baseUrl, apiKey, model }: GenerationSettings) {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  return createOpenAICompatible({
    name: "generation",
    baseURL: baseUrl ?? "",
    ...(apiKey === null ? {} : { apiKey }),
    includeUsage: true,
  }).chatModel(model);
}

async function* readParts(stream: ReadableStream<StreamPart>): AsyncIterable<ModelPart> {
  for await (const part of stream) {
    switch (part.type) {
      case "text-delta":
        yield { type: "text", text: part.delta };
        break;
      case "error":
        throw new Error("The model's stream is broken.", { cause: part.error });
      case "finish": {
        const inputTokens = part.usage.inputTokens.total;
        const outputTokens = part.usage.outputTokens.total;
        const isCounted = inputTokens !== undefined && outputTokens !== undefined;
        const usage = isCounted ? { inputTokens, outputTokens } : null;
        yield { type: "end", isComplete: part.finishReason.unified === "stop", usage };
        break;
      }
      default:
        // Reasoning, sources and tool calls are not asked for, and shown to nobody.
        break;
    }
  }
}
