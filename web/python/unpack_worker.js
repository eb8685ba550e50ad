// The worker that fetches and unpacks the engine's files: the build makes its text part of who starts it (web/python/files.js).
import { asFailure } from "./failure.js";
import { bytes, compiled, completed } from "./unpacking.js";

/** @typedef {import("./unpacking.js").Source} Source */
/** @typedef {{ id: number, how: "bytes" | "compiled" | "completed", sources: Source[] }} Wanted */

const worker = /** @type {any} */ (globalThis); // a worker's own world, which the pages' types do not know

/** @param {Wanted} wanted */
async function made({ id, how, sources: [source, ...others] }) {
  /** @type {import("./unpacking.js").Count} */
  const count = (count, name) => worker.postMessage({ id, count, name });
  if (how === "completed") return completed(source, others, count);
  return how === "compiled" ? compiled(source, count) : bytes(source, count);
}

/** @param {Wanted} wanted */
async function take(wanted) {
  const { id } = wanted;
  try {
    const file = await made(wanted);
    worker.postMessage({ id, file }, file instanceof ArrayBuffer ? [file] : []);
  } catch (error) {
    const { kind, message } = asFailure(error, "network");
    worker.postMessage({ id, failed: { kind, message } });
  }
}

worker.onmessage = (/** @type {MessageEvent<Wanted>} */ { data }) => take(data);
worker.wanted.forEach(take); // what was wanted when it was started stands before this text
