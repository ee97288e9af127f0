/** What tools/models/build-encoder.ts makes of the source model, and makeEncoder reads. */
export interface EncoderFile {
  readonly model: string;
  /** The vocabulary: a token is an index into it. */
  readonly pieces: readonly string[];
  /** Logarithm of each piece's likelihood. */
  readonly scores: Float32Array;
  /** In the order in which the kernel takes them. */
  readonly weights: Uint8Array;
}

const MAGIC = 0x31434e45; // "ENC1"
const HEADER_BYTES = 20;

/** Header of five 32-bit numbers (magic, then the size of each part), model, pieces, scores, weights. */
export function formatEncoderFile(file: EncoderFile): Uint8Array {
  const encoder = new TextEncoder();
  const model = encoder.encode(file.model);
  const pieces = encoder.encode(file.pieces.join("\n"));
  // Floats lie as this machine lays them: the lower byte first on every one that runs Node or workerd.
  const scores = new Uint8Array(file.scores.slice().buffer);
  const parts = [model, pieces, scores, file.weights];
  const sizes = parts.map((part) => part.length);
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, HEADER_BYTES));
  const view = new DataView(bytes.buffer);
  for (const [index, number] of [MAGIC, ...sizes].entries()) {
    view.setUint32(index * 4, number, true);
  }
  let at = HEADER_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function parseEncoderFile(bytes: Uint8Array): EncoderFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new Error("This is not an encoder's file.");
  }
  let at = HEADER_BYTES;
  const [model, pieces, scores, weights] = [4, 8, 12, 16].map((sizeAt) => {
    const size = view.getUint32(sizeAt, true);
    at += size;
    return bytes.subarray(at - size, at);
  });
  if (!model || !pieces || !scores || !weights || at !== bytes.length) {
    throw new Error("The encoder's file was cut short.");
  }
  const decoder = new TextDecoder();
  return {
    model: decoder.decode(model),
    pieces: decoder.decode(pieces).split("\n"),
    // A copy: floats must lie at a multiple of four.
    scores: new Float32Array(scores.slice().buffer),
    weights,
  };
}
