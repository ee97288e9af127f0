// What `npm run build:models` makes; wrangler bundles them by these endings.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.bin" {
  const content: ArrayBuffer;
  export default content;
}
