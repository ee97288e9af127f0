import { attend } from "./attention.ts";
import { applyLayerNorm } from "./layer-norm.ts";
import { ADD, applyLinear, STORE, STORE_POSITIVE } from "./linear.ts";
import { FEED_FORWARD_SIZE, STATE_SIZE, TOKENS_MAX } from "./sizes.ts";
import { LayerNorm, Linear, TensorReader } from "./tensors.ts";

const normed: usize = heap.alloc(<usize>((TOKENS_MAX * STATE_SIZE) << 2));
const seen: usize = heap.alloc(<usize>((TOKENS_MAX * STATE_SIZE) << 2));
/** Queries, keys and values first, what the feed-forward net holds later. */
const wide: usize = heap.alloc(<usize>((TOKENS_MAX * FEED_FORWARD_SIZE) << 2));

/** A transformer layer with its norms in front, as Vaswani et al. 2017 in tensor2tensor's order. */
export class Layer {
  attentionNorm: LayerNorm;
  queriesKeysValues: Linear;
  attentionOutput: Linear;
  /** Only where the states grow: what is carried past the attention must grow too. */
  widening: Linear | null = null;
  feedForwardNorm: LayerNorm;
  feedForwardIn: Linear;
  feedForwardOut: Linear;

  constructor(
    reader: TensorReader,
    public size: i32,
  ) {
    this.attentionNorm = new LayerNorm(reader, size);
    this.queriesKeysValues = new Linear(reader, size, size * 3);
    this.attentionOutput = new Linear(reader, size, STATE_SIZE);
    if (size !== STATE_SIZE) this.widening = new Linear(reader, size, STATE_SIZE);
    this.feedForwardNorm = new LayerNorm(reader, STATE_SIZE);
    this.feedForwardIn = new Linear(reader, STATE_SIZE, FEED_FORWARD_SIZE);
    this.feedForwardOut = new Linear(reader, FEED_FORWARD_SIZE, STATE_SIZE);
  }
}

/** Takes the states at `input`, leaves the new ones at `output`: another place, or the same where they do not grow. */
export function applyLayer(layer: Layer, input: usize, rows: i32, output: usize): void {
  applyLayerNorm(layer.attentionNorm, input, rows, normed);
  applyLinear(layer.queriesKeysValues, normed, rows, wide, STORE);
  attend(wide, rows, layer.size, seen);
  const widening = layer.widening;
  if (widening) applyLinear(widening, input, rows, output, STORE);
  applyLinear(layer.attentionOutput, seen, rows, output, ADD);
  applyLayerNorm(layer.feedForwardNorm, output, rows, normed);
  applyLinear(layer.feedForwardIn, normed, rows, wide, STORE_POSITIVE);
  applyLinear(layer.feedForwardOut, wide, rows, output, ADD);
}
