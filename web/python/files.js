/**
 * The engine's files, unpacked while they arrive and their bytes counted. Whatever comes instead of one (a portal's
 * page, an error, half of it) is a file that could not be loaded: never a fault of the device.
 */
import { handbook } from "../registry.js";
import { Failure, asFailure } from "./failure.js";
import { PACKED, unlzma } from "./unlzma.js";
import { opened, whole } from "./whole.js";

/** @typedef {{ url: string, bytes: number }} Asset */
/** @typedef {(done: number, total: number) => void} Progress */

const STALLED = 45000; // ms without a byte: then the network is gone
const GZIP = [0x1f, 0x8b];
const FIRST = ["runtime", "stdlib", "calculators"];

export class Files {
  /** @type {Progress} */
  onProgress = () => {};
  done = 0;
  /** How the browser's cache is asked: another time than the first, past what it holds. @type {RequestCache} */
  cache = "default";

  constructor() {
    /** @type {Record<string, Asset>} */
    this.assets = JSON.parse(document.getElementById("engine")?.textContent ?? "{}");
    this.total = FIRST.reduce((sum, name) => sum + this.assets[name].bytes, 0);
  }

  /** @param {string} name */
  address(name) {
    return new URL(this.assets[name].url, document.baseURI).href;
  }

  /** What this Python is made of, by the contents of its files. */
  get id() {
    return ["worker", ...FIRST].map((name) => /\.(\w{8})\./.exec(this.assets[name].url)?.[1] ?? null).join("-");
  }

  /** @param {number} bytes */
  count(bytes) {
    this.onProgress((this.done += bytes), this.total);
  }

  /**
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async response(name) {
    if (handbook.packed) return handbook.packed(name);
    const response = await fetch(this.address(name), { cache: this.cache }).catch(() => {
      throw new Failure("network");
    });
    if (!response.ok || !response.body) throw new Failure("network", `${name}：${response.status}`);
    return response;
  }

  /**
   * A file as it was before it was packed. Rejects with a Failure.
   * @param {string} name
   * @param {string} [type]
   */
  async unpacked(name, type = "application/octet-stream") {
    const response = await this.response(name);
    const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body);
    let stream = FIRST.includes(name) ? body.pipeThrough(this.counter()) : body;
    for (let packed = 0; packed < 3; packed += 1) {
      const { head, rest } = await begun(stream, name);
      if (head[0] === PACKED) return new Response(rest.pipeThrough(unlzma()), { headers: { "Content-Type": type } });
      if (!GZIP.every((byte, index) => head[index] === byte)) {
        if (packed === 0 && /text|html/.test(response.headers.get("Content-Type") ?? ""))
          throw new Failure("network", `${name} 不是我们的文件`);
        return new Response(rest, { headers: { "Content-Type": type } });
      }
      stream = rest.pipeThrough(new DecompressionStream("gzip"));
    }
    throw new Failure("network", `${name} 不是我们的文件`);
  }

  counter() {
    return new TransformStream({
      /**
       * @param {Uint8Array<ArrayBuffer>} chunk
       * @param {TransformStreamDefaultController<Uint8Array<ArrayBuffer>>} out
       */
      transform: (chunk, out) => {
        this.count(chunk.byteLength);
        out.enqueue(chunk);
      },
    });
  }

  /** @param {string} name */
  async bytes(name) {
    const response = await this.unpacked(name);
    return response.arrayBuffer().catch((error) => {
      throw asFailure(error, "network");
    });
  }

  /** The runtime, compiled while it arrives. */
  async runtime() {
    const response = await this.unpacked("runtime", "application/wasm");
    return WebAssembly.compileStreaming(response).catch((error) => {
      throw new Failure("network", error.message);
    });
  }

  /**
   * The runtime with all that a first result does without, and the modules of the library that belong to that.
   * @returns {Promise<{ module: WebAssembly.Module, modules: ArrayBuffer }>}
   */
  async whole() {
    const [lean, rest] = await Promise.all([this.bytes("runtime"), this.bytes("rest")]);
    const left = opened(rest);
    return { module: await WebAssembly.compile(await whole(new Uint8Array(lean), left)), modules: left.modules };
  }

  /** Rejects when no byte has come for a while, until all have. @returns {Promise<never>} */
  stalled() {
    let before = -1;
    return new Promise((_, reject) => {
      const watch = setInterval(() => {
        if (this.done >= this.total || this.done === before) clearInterval(watch);
        if (this.done < this.total && this.done === before) reject(new Failure("network"));
        before = this.done;
      }, STALLED);
    });
  }
}

/**
 * The first bytes of a stream, and the whole of it once more.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {string} name
 */
async function begun(stream, name) {
  const reader = stream.getReader();
  const { value: head } = await reader.read().catch((error) => {
    throw asFailure(error, "network");
  });
  if (!head || !head.length) throw new Failure("network", `${name} 是空的`);
  let first = true;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
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
