// The few Node functions that the Worker uses through `nodejs_compat`. The whole of @types/node
// would clash with the platform's own types of URL, fetch and streams.
declare module "node:buffer" {
  export class Buffer extends Uint8Array {
    static alloc(bytes: number): Buffer;
    static from(text: string, encoding: "hex" | "base64url"): Buffer;
    static from(bytes: Uint8Array): Buffer;
    static concat(parts: readonly Uint8Array[]): Buffer;
    subarray(start?: number, end?: number): Buffer;
    toString(encoding?: "hex" | "base64url"): string;
    readUInt32BE(offset: number): number;
    writeUInt32BE(value: number, offset: number): number;
  }
}

declare module "node:crypto" {
  import type { Buffer } from "node:buffer";

  interface Hash {
    update(data: string | Uint8Array): Hash;
    digest(): Buffer;
    digest(encoding: "hex" | "base64"): string;
  }
  export function createHash(algorithm: "sha256" | "sha384" | "sha512"): Hash;
  export function createHmac(algorithm: "sha256", secret: string): Hash;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}

declare module "node:net" {
  export interface Socket {
    once(event: "error", listener: (error: Error) => void): this;
    once(event: "close", listener: () => void): this;
    once(event: "pipe", listener: (source: PipedSource) => void): this;
    setTimeout(afterMs: number): this;
  }
  interface PipedSource {
    once(event: "end", listener: () => void): this;
  }
  export function connect(
    to: { readonly host: string; readonly port: number },
    onConnected: () => void,
  ): Socket;
}

declare module "node:tls" {
  import type { connect as connectPlainly } from "node:net";

  export const connect: typeof connectPlainly;
}
