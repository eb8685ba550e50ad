/** What Python needs of a browser. */

// A module with exception handling: what the runtime is compiled to.
const PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

/** The feature that is missing; "" where all are there. */
export function missingFeature() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (typeof Worker !== "function") return "Worker";
  if (typeof DecompressionStream !== "function" || typeof TransformStream !== "function") return "DecompressionStream";
  return WebAssembly.validate(new Uint8Array(PROBE)) ? "" : "wasm exceptions";
}
