/** How the model that the server pretends to be behaves. */
export type ModelScript =
  /** Streams these pieces, and says what they cost. */
  | { readonly kind: "says"; readonly pieces: readonly string[]; readonly hasUsage?: boolean }
  /** Does whatever the visitor's message asks: it repeats all of the prompt that it was given. */
  | { readonly kind: "echoes" }
  /** Accepts the call and never says a word. */
  | { readonly kind: "hangs" }
  /** Says these pieces and then nothing more, without an end. */
  | { readonly kind: "stalls"; readonly pieces: readonly string[] }
  | { readonly kind: "fails"; readonly status: number }
  /** Sends these bytes as they are in place of events. */
  | { readonly kind: "garbles"; readonly body: string }
  /** Closes the connection after these pieces. */
  | { readonly kind: "breaks-off"; readonly pieces: readonly string[] };

export interface ModelRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly max_tokens: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** What the server says that every complete answer cost. */
export const TEST_USAGE = { prompt_tokens: 300, completion_tokens: 20 };

export interface Heard {
  readonly request: ModelRequest;
  readonly authorization: string | null;
}
