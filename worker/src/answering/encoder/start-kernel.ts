/** The forward pass of the model, in WebAssembly: see kernel/index.ts. */
export interface Kernel {
  readonly tokensMax: number;
  /** The sentence's vector, of length 1. Takes 1 to `tokensMax` tokens. */
  encode(tokens: readonly number[]): Float32Array;
}

type KernelFunction = (...numbers: number[]) => number;

/** Copies the weights into an instance of its own. Throws if they are not what the kernel expects. */
export function startKernel(
  module: WebAssembly.Module,
  weights: Uint8Array,
  dimensions: number,
): Kernel {
  const { exports } = new WebAssembly.Instance(module);
  const memory = exports.memory;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error("The kernel has no memory.");
  const encodeTokens = requireFunction(exports, "encode");
  const weightsAt = requireFunction(exports, "prepare")(weights.length);
  if (weightsAt === 0) throw new Error("The weights do not fit the kernel.");
  new Uint8Array(memory.buffer).set(weights, weightsAt);
  const tokensMax = requireFunction(exports, "tokensMax")();
  // From here on the memory does not grow, so that these stay what they are.
  const room = new Int32Array(memory.buffer, requireFunction(exports, "tokensAt")(), tokensMax);
  const sentenceAt = requireFunction(exports, "sentenceAt")();
  const sentence = new Float32Array(memory.buffer, sentenceAt, dimensions);
  return {
    tokensMax,
    encode(tokens) {
      room.set(tokens);
      encodeTokens(tokens.length);
      return sentence.slice();
    },
  };
}

function requireFunction(exports: WebAssembly.Exports, name: string): KernelFunction {
  const exported = exports[name];
  if (typeof exported !== "function") throw new Error(`The kernel has no function ${name}.`);
  // All of its functions take and give 32-bit numbers.
  return exported as KernelFunction;
}
