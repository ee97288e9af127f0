// AssemblyScript, compiled to WebAssembly by tools/models/build-encoder.ts, which also writes the
// weights in the very order in which they are taken here.

/** Vectors are loaded sixteen bytes at a time. */
const ALIGNMENT: usize = 16;

/** Gives out the addresses of the tensors, one after the other. */
export class TensorReader {
  constructor(public at: usize) {}

  take(bytes: i32): usize {
    const address = this.at;
    this.at = (address + usize(bytes) + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    return address;
  }

  takeFloats(count: i32): usize {
    return this.take(count << 2);
  }
}

/** A matrix of bytes, one row for each output, with the scale and the bias of each. */
export class Linear {
  weights: usize;
  scales: usize;
  bias: usize;

  constructor(
    reader: TensorReader,
    public inputs: i32,
    public outputs: i32,
  ) {
    this.weights = reader.take(inputs * outputs);
    this.scales = reader.takeFloats(outputs);
    this.bias = reader.takeFloats(outputs);
  }
}

export class LayerNorm {
  scale: usize;
  bias: usize;

  constructor(
    reader: TensorReader,
    public size: i32,
  ) {
    this.scale = reader.takeFloats(size);
    this.bias = reader.takeFloats(size);
  }
}
