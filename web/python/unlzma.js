/**
 * The packing of the engine's files undone while they arrive. Browsers know gzip; LZMA takes a quarter less on the wire, and
 * web/python/unlzma.wat undoes it. It is part of this script, so that it has arrived before anything that needs it.
 */
import { Failure } from "./failure.js";

/** What a packed file begins with: its kind (builder/packing.py), the reach of its copies, its size. */
export const PACKED = 3;
const HEAD = 13;
const FIRST = 5; // bytes that the decoder starts with
const START = 16384; // where it writes
const PIECE = 32768; // bytes at a time: so that a page's own work gets in between
const PAGE = 65536;

/**
 * @typedef {{ memory: { buffer: ArrayBuffer, grow: (pages: number) => unknown }, begin: (size: number, from: number) => void,
 *   unpack: (from: number, limit: number, last: boolean) => number, read: () => number }} Decoder
 */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {TransformStreamDefaultController<Bytes>} Out */

/** @type {WebAssembly.Module | null} */
let module = null;

/** @returns {Decoder} */
export function decoder() {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(UNLZMA), (letter) => letter.charCodeAt(0)));
  return /** @type {any} */ (new WebAssembly.Instance(module).exports);
}

const broken = () => new Failure("network", "不是我们的文件");
/** Lets what else waits in the page have its turn. @returns {Promise<void>} */
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

export class Unpacking {
  /** What has come of the head. @type {number[]} */
  head = [];
  size = 0;
  /** Where input lies, behind what is unpacked, and how much of it has not been read. */
  input = 0;
  left = 0;
  to = START;

  /** @param {Decoder} made */
  constructor(made = decoder()) {
    this.decoder = made;
  }

  /** @param {Bytes} head */
  begin(head) {
    const { decoder } = this;
    const number = new DataView(head.buffer);
    this.size = number.getUint32(5, true);
    this.input = START + this.size;
    if (head[0] !== PACKED || number.getUint32(9, true)) throw broken();
    decoder.memory.grow(Math.ceil((this.input + PIECE + 64) / PAGE));
    this.memory = new Uint8Array(decoder.memory.buffer);
    this.memory.set(head.subarray(HEAD), this.input);
    decoder.begin(this.size, this.input);
  }

  /**
   * @param {Bytes} piece
   * @param {Out | null} out
   * @param {boolean} last
   */
  unpack(piece, out, last) {
    const { decoder, input } = this;
    const memory = /** @type {Bytes} */ (this.memory);
    memory.set(piece, input + this.left);
    const limit = input + this.left + piece.length;
    const to = decoder.unpack(input, limit, last);
    if (!to) throw broken();
    if (to > this.to) out?.enqueue(memory.slice(this.to, to));
    this.to = to;
    const read = Math.min(decoder.read(), limit);
    memory.copyWithin(input, read, limit);
    this.left = this.whole() ? 0 : limit - read;
  }

  /**
   * Bytes that are unpacked already; null where they are not.
   * @param {number} start
   * @param {number} end
   */
  part(start, end) {
    return this.memory && this.to >= START + end ? this.memory.slice(START + start, START + end) : null;
  }

  whole() {
    return this.to === START + this.size;
  }

  /**
   * @param {Bytes} chunk
   * @param {Out | null} out
   */
  async transform(chunk, out) {
    let at = 0;
    if (!this.input) {
      at = Math.min(chunk.length, HEAD + FIRST - this.head.length);
      this.head.push(...chunk.subarray(0, at));
      if (this.head.length < HEAD + FIRST) return;
      this.begin(new Uint8Array(this.head));
    }
    for (; at < chunk.length && !this.whole(); at += PIECE) {
      this.unpack(chunk.subarray(at, at + PIECE), out, false);
      if (at + PIECE < chunk.length) await turn();
    }
  }

  /** @param {Out | null} out */
  flush(out) {
    if (!this.input) throw broken();
    this.unpack(new Uint8Array(), out, true);
    if (!this.whole()) throw broken();
  }
}

/** Packed bytes go in, unpacked ones come out; what is not packed so, or not whole, fails. */
export function unlzma() {
  const made = new Unpacking();
  return new TransformStream({
    transform: (/** @type {Bytes} */ chunk, /** @type {Out} */ out) => made.transform(chunk, out),
    flush: (/** @type {Out} */ out) => made.flush(out),
  });
}
