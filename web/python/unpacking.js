/**
 * Files of the engine, fetched and unpacked while they arrive. This runs in a worker of its own (web/python/unpack_worker.js), so
 * that the page is drawn and typed in meanwhile. Whatever comes instead of a file (a portal's page, an error, half of it) is a
 * file that could not be loaded: never a fault of the device.
 */
import { Failure, asFailure } from "./failure.js";
import { PACKED, unlzma } from "./unlzma.js";
import { opened, whole } from "./whole.js";

/**
 * A file: where it lies and how the browser's cache is asked for it; or, out of a pack, what lies there; `plain` is how many bytes
 * it took where it is unpacked already.
 * @typedef {{ name: string, address: string, cache: RequestCache, packed?: ArrayBuffer, plain?: number }} Source
 */
/** @typedef {(bytes: number, name: string) => void} Count hears how many bytes have come, and of which file */
/** @typedef {ReadableStream<Uint8Array<ArrayBuffer>>} Stream */

const GONE = 404;
const GZIP = [0x1f, 0x8b];

/**
 * @param {Source} source
 * @returns {Promise<Response>}
 */
async function response({ name, address, cache, packed }) {
  if (packed) return new Response(packed);
  const response = await fetch(address, { cache, priority: "low" }).catch(() => {
    throw new Failure("network");
  });
  if (response.status === GONE) throw new Failure("network", `${name} 不在了，可能手册换了新的一版。刷新这一页再试`);
  if (!response.ok || !response.body) throw new Failure("network", `${name}：${response.status}`);
  return response;
}

/**
 * A file as it was before it was packed. Rejects with a Failure.
 * @param {Source} source
 * @param {Count} count
 * @param {string} [type]
 */
async function unpacked(source, count, type = "application/octet-stream") {
  const { name, plain } = source;
  if (plain) {
    count(plain, name);
    return new Response(source.packed, { headers: { "Content-Type": type } });
  }
  const given = await response(source);
  let stream = /** @type {Stream} */ (given.body).pipeThrough(counter((bytes) => count(bytes, name)));
  for (let packed = 0; packed < 3; packed += 1) {
    const { head, rest } = await begun(stream, name);
    if (head[0] === PACKED) return new Response(rest.pipeThrough(unlzma()), { headers: { "Content-Type": type } });
    if (!GZIP.every((byte, index) => head[index] === byte)) {
      if (packed === 0 && /text|html/.test(given.headers.get("Content-Type") ?? ""))
        throw new Failure("network", `${name} 不是我们的文件`);
      return new Response(rest, { headers: { "Content-Type": type } });
    }
    stream = rest.pipeThrough(new DecompressionStream("gzip"));
  }
  throw new Failure("network", `${name} 不是我们的文件`);
}

/** @param {(bytes: number) => void} count */
function counter(count) {
  return new TransformStream({
    /**
     * @param {Uint8Array<ArrayBuffer>} chunk
     * @param {TransformStreamDefaultController<Uint8Array<ArrayBuffer>>} out
     */
    transform: (chunk, out) => {
      count(chunk.byteLength);
      out.enqueue(chunk);
    },
  });
}

/**
 * The first bytes of a stream, and the whole of it once more.
 * @param {Stream} stream
 * @param {string} name
 */
async function begun(stream, name) {
  const reader = stream.getReader();
  const { value: head } = await reader.read().catch((error) => {
    throw asFailure(error, "network");
  });
  if (!head || !head.length) throw new Failure("network", `${name} 是空的`);
  let first = true;
  /** @type {Stream} */
  const rest = new ReadableStream({
    async pull(out) {
      if (first) {
        first = false;
        out.enqueue(head);
        return;
      }
      const { done, value } = await reader.read();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: (why) => reader.cancel(why),
  });
  return { head, rest };
}

/**
 * @param {Source} source
 * @param {Count} count
 */
export async function bytes(source, count) {
  const response = await unpacked(source, count);
  return response.arrayBuffer().catch((error) => {
    throw asFailure(error, "network");
  });
}

/**
 * A module, compiled while it arrives.
 * @param {Source} source
 * @param {Count} count
 */
export async function compiled(source, count) {
  const response = await unpacked(source, count, "application/wasm");
  return WebAssembly.compileStreaming(response).catch((error) => {
    throw new Failure("network", error.message);
  });
}

/**
 * The runtime with all that a first result does without, and the packs of the modules that belong to that.
 * @param {Source} runtime
 * @param {Source[]} others what was left out, and the packs of modules that lie apart
 * @param {Count} count
 * @returns {Promise<{ module: WebAssembly.Module, modules: ArrayBuffer[] }>}
 */
export async function completed(runtime, others, count) {
  const [lean, left, ...apart] = await Promise.all([runtime, ...others].map((each) => bytes(each, count)));
  const parts = opened(left);
  return { module: await WebAssembly.compile(await whole(new Uint8Array(lean), parts)), modules: [parts.modules, ...apart] };
}
