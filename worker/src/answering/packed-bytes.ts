/** Bytes travel in JSON as base64. */
export function encodeBytes(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

export function decodeBytes(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Unsigned 32-bit numbers. Every platform that this runs on is little-endian. */
export function encodeWords(words: Uint32Array): string {
  return encodeBytes(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
}

export function decodeWords(text: string): Uint32Array {
  const bytes = decodeBytes(text);
  return new Uint32Array(bytes.buffer, 0, bytes.length >>> 2);
}

/** A growing list of bytes that holds varints (seven bits a byte, low ones first) among others. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  writeByte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  writeVarint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.writeByte(rest);
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}
