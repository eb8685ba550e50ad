/**
 * Where the pieces of the single file come from: streams of text in the page itself (builder/streams.py), which a worker unpacks. The
 * pages that stand in no other form come with the text, before the page's scripts; the engine comes last.
 */
import { handbook } from "../registry.js";
import { searchWorker } from "./search_worker.js";

/** @typedef {{ resolve: (bytes: ArrayBuffer) => void, reject: (error: Error) => void }} Waiting */

class Stream {
  /** @type {Map<string, Waiting[]>} */
  waiting = new Map();
  /** @type {Promise<Worker> | null} */
  worker = null;

  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }

  /** @returns {HTMLElement | null} */
  get element() {
    return document.getElementById(this.id);
  }

  /** @param {string} name */
  holds(name) {
    return Boolean(this.element?.dataset.places?.includes(`"${name}"`));
  }

  async start() {
    if (document.readyState === "loading" && !this.element?.nextSibling) {
      await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
    }
    const { element } = this;
    const source = document.getElementById("unpacker");
    if (!element || !source) throw new Error("文件不完整");
    const script = new Blob([source.textContent ?? ""], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(script));
    worker.onmessage = ({ data }) => this.take(data);
    worker.onerror = () => this.fail();
    worker.postMessage({ places: JSON.parse(element.dataset.places ?? "[]") });
    for (const { textContent: text } of element.childNodes) worker.postMessage({ text });
    worker.postMessage({ ended: true });
    return worker;
  }

  /** @param {{ name: string, bytes?: ArrayBuffer }} given */
  take({ name, bytes }) {
    const waiting = this.waiting.get(name) ?? [];
    this.waiting.delete(name);
    waiting.forEach(({ resolve, reject }) => (bytes ? resolve(bytes) : reject(new Error("文件不完整"))));
  }

  /** The worker is gone: who asks next starts another. */
  fail() {
    this.worker = null;
    [...this.waiting.keys()].forEach((name) => this.take({ name }));
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  async bytes(name) {
    const starting = (this.worker ??= this.start());
    const worker = await starting.catch((error) => {
      this.worker = null;
      throw error;
    });
    return new Promise((resolve, reject) => {
      this.waiting.set(name, [...(this.waiting.get(name) ?? []), { resolve, reject }]);
      worker.postMessage({ want: name });
    });
  }
}

const text = new Stream("piece-text");
const engine = new Stream("piece-engine");

/** @param {string} name */
const bytes = (name) => (text.holds(name) ? text : engine).bytes(name);

/**
 * A piece, as if it had been fetched.
 * @param {string} name
 */
const packed = async (name) => new Response(await bytes(name), { headers: { "Content-Encoding": "identity" } });

/** @param {string} name */
const packedText = async (name) => new TextDecoder().decode(await bytes(name));

Object.assign(handbook, { packed, packedText, searchWorker: () => searchWorker(packedText) });
