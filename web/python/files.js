/** The engine's files as the page asks for them: fetched and unpacked in a worker, and their bytes counted. */
import { handbook } from "../registry.js";
import { Failure } from "./failure.js";
import { LEAST, PATIENCE, TOO_SLOW } from "./patience.js";

/** @typedef {{ url: string, bytes: number }} Asset */
/** @typedef {(done: number, total: number) => void} Progress */
/** @typedef {import("./unpacking.js").Source} Source */
/** @typedef {import("./unpack_worker.js").Wanted["how"]} How */
/** @typedef {{ resolve: (file: any) => void, reject: (why: Failure) => void, count: (bytes: number, name: string) => void }} Awaited */
/** @typedef {{ id: number, file?: unknown, count?: number, name?: string, failed?: { kind: import("./failure.js").Kind, message: string } }} Reply */

const LIBRARY = "_library"; // how the packs' names end that bring modules of the library for another one (builder/rest.py)
const FIRST = ["runtime", "stdlib", "calculators"];

/** A worker that unpacks, as long as there is something to unpack. */
class Unpacker {
  /** @type {Worker | null} */
  worker = null;
  address = "";
  /** @type {Map<number, Awaited>} */
  awaited = new Map();
  serial = 0;

  started() {
    const address = URL.createObjectURL(new Blob([UNPACKER], { type: "text/javascript" }));
    const worker = new Worker(address, { name: "unpacking" });
    this.address = address;
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => {
      const all = [...this.awaited.values()];
      this.awaited.clear();
      this.end();
      all.forEach(({ reject }) => reject(new Failure("network", event.message)));
    };
    return worker;
  }

  /** @param {Reply} reply */
  receive({ id, file, count, name = "", failed }) {
    const asked = this.awaited.get(id);
    if (count !== undefined) {
      asked?.count(count, name);
      return;
    }
    this.awaited.delete(id);
    if (!this.awaited.size) this.end();
    if (failed) asked?.reject(new Failure(failed.kind, failed.message));
    else asked?.resolve(file);
  }

  end() {
    this.worker?.terminate();
    this.worker = null;
    URL.revokeObjectURL(this.address);
  }

  /**
   * @param {How} how
   * @param {Source[]} sources
   * @param {Awaited["count"]} count
   * @returns {Promise<any>} rejects with a Failure
   */
  ask(how, sources, count) {
    return new Promise((resolve, reject) => {
      this.worker ??= this.started();
      this.serial += 1;
      this.awaited.set(this.serial, { resolve, reject, count });
      this.worker.postMessage(
        { id: this.serial, how, sources },
        sources.flatMap(({ packed }) => packed ?? []),
      );
    });
  }
}

export class Files {
  /** @type {Progress} */
  onProgress = () => {};
  done = 0;
  /** Bytes that came, of whatever file. */
  heard = 0;
  /** How the browser's cache is asked: another time than the first, past what it holds. @type {RequestCache} */
  cache = "default";
  unpacker = new Unpacker();

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
   * @param {How} how
   * @param {string[]} names
   */
  async brought(how, ...names) {
    const sources = names.map(async (name) => {
      const given = handbook.packed && (await handbook.packed(name));
      const plain = given?.headers.get("Content-Encoding") === "identity" ? this.assets[name].bytes : 0;
      return { name, address: this.address(name), cache: this.cache, packed: await given?.arrayBuffer(), plain };
    });
    return this.unpacker.ask(how, await Promise.all(sources), (bytes, name) => {
      this.heard += bytes;
      if (FIRST.includes(name)) this.count(bytes);
    });
  }

  /**
   * A file as it was before it was packed. Rejects with a Failure.
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  bytes(name) {
    return this.brought("bytes", name);
  }

  /** The runtime, compiled while it arrives. @returns {Promise<WebAssembly.Module>} */
  runtime() {
    return this.brought("compiled", "runtime");
  }

  /**
   * The runtime with all that a first result does without, and the packs of the modules that belong to that: none is left out then.
   * @returns {Promise<{ module: WebAssembly.Module, modules: ArrayBuffer[] }>}
   */
  whole() {
    const libraries = Object.keys(this.assets).filter((name) => name.endsWith(LIBRARY));
    return this.unlessStalled(this.brought("completed", "runtime", "rest", ...libraries));
  }

  /**
   * A pack, and what of the library it is the first to run.
   * @param {string} name
   */
  withLibrary(name) {
    return [name, `${name}${LIBRARY}`].filter((each) => each === name || this.assets[each]);
  }

  /**
   * A file that comes after the first result, and is not waited for where next to nothing of it comes.
   * @param {string} name
   */
  later(name) {
    return this.unlessStalled(this.bytes(name));
  }

  /**
   * @template File
   * @param {Promise<File>} coming
   * @returns {Promise<File>}
   */
  unlessStalled(coming) {
    let come = false;
    const file = coming.finally(() => (come = true));
    return Promise.race([file, this.stalled(() => come)]);
  }

  /**
   * Rejects when next to nothing has come for a while, until all has. Nothing of a pack comes over a line.
   * @param {() => boolean} all
   * @returns {Promise<never>}
   */
  stalled(all = () => this.done >= this.total) {
    let before = this.heard;
    return new Promise((_, reject) => {
      const watch = setInterval(() => {
        const slow = !handbook.packed && this.heard < before + LEAST;
        if (slow || all()) clearInterval(watch);
        if (slow && !all()) reject(new Failure("network", TOO_SLOW));
        before = this.heard;
      }, PATIENCE);
    });
  }
}
