/** The engine's files as the page asks for them: fetched and unpacked in a worker, and their bytes counted. */
import { handbook } from "../registry.js";
import { Failure } from "./failure.js";
import { LEAST, PATIENCE, TOO_SLOW } from "./patience.js";

/** @typedef {{ url: string, bytes: number }} Asset */
/** @typedef {(done: number, total: number) => void} Progress */
/** @typedef {import("./unpacking.js").Source} Source */
/** @typedef {import("./unpack_worker.js").Wanted} Wanted */
/** @typedef {[how: Wanted["how"], ...names: string[]]} File */
/** @typedef {{ resolve: (file: any) => void, reject: (why: Failure) => void, count: (bytes: number, name: string) => void }} Awaited */
/** @typedef {{ id: number, file?: unknown, count?: number, name?: string, failed?: { kind: import("./failure.js").Kind, message: string } }} Reply */

const LIBRARY = "_library"; // how the packs' names end that bring modules of the library for another one (builder/rest.py)
const PACKS = ["stdlib", "calculators"];
const FIRST = ["runtime", ...PACKS];

/** A worker that unpacks, as long as there is something to unpack. */
class Unpacker {
  /** @type {Worker | null} */
  worker = null;
  address = "";
  /** @type {Map<number, Awaited>} */
  awaited = new Map();
  serial = 0;

  /**
   * What is wanted at once stands in its text: a message comes only when the page, which is being drawn, has time for it.
   * @param {Wanted[]} wanted
   */
  started(wanted) {
    const text = `self.wanted = ${JSON.stringify(wanted)};${UNPACKER}`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
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
   * @param {Omit<Wanted, "id">[]} files
   * @param {Awaited["count"]} count
   * @returns {Promise<any>[]} each rejects with a Failure
   */
  ask(files, count) {
    const wanted = files.map((file) => ({ id: (this.serial += 1), ...file }));
    const told = this.worker ? [] : wanted.filter(({ sources }) => !sources.some(({ packed }) => packed));
    const coming = wanted.map(({ id }) => new Promise((resolve, reject) => this.awaited.set(id, { resolve, reject, count })));
    const worker = (this.worker ??= this.started(told));
    for (const each of wanted) {
      if (told.includes(each)) continue;
      worker.postMessage(
        each,
        each.sources.flatMap(({ packed }) => packed ?? []),
      );
    }
    return coming;
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
  /** The runtime, two thirds of a first result, is unpacked beside all others. */
  ofRuntime = new Unpacker();

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

  /** @param {string} name @returns {Source} */
  source(name) {
    return { name, address: this.address(name), cache: this.cache };
  }

  /**
   * The same, of a pack that carries its files.
   * @param {string} name
   * @returns {Promise<Source>}
   */
  async carried(name) {
    const given = await handbook.packed?.(name);
    const plain = given?.headers.get("Content-Encoding") === "identity" ? this.assets[name].bytes : 0;
    return { ...this.source(name), packed: await given?.arrayBuffer(), plain };
  }

  /**
   * @param {File[]} files all that are wanted now
   * @returns {Promise<any>[]} each rejects with a Failure
   */
  brought(...files) {
    const count = (/** @type {number} */ bytes, /** @type {string} */ name) => {
      this.heard += bytes;
      if (FIRST.includes(name)) this.count(bytes);
    };
    const unpacker = files.some(([how]) => how === "compiled") ? this.ofRuntime : this.unpacker;
    const ask = (/** @type {Omit<Wanted, "id">[]} */ wanted) => unpacker.ask(wanted, count);
    if (!handbook.packed) return ask(files.map(([how, ...names]) => ({ how, sources: names.map((name) => this.source(name)) })));
    return files.map(async ([how, ...names]) => {
      const sources = await Promise.all(names.map((name) => this.carried(name)));
      return ask([{ how, sources }])[0];
    });
  }

  /**
   * A file as it was before it was packed. Rejects with a Failure.
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  bytes(name) {
    return this.brought(["bytes", name])[0];
  }

  /** What a first result starts with, the runtime compiled while it arrives. */
  first() {
    return [...this.brought(["compiled", "runtime"]), ...this.packs()];
  }

  /** The packs that a first result starts with. @returns {Promise<ArrayBuffer>[]} */
  packs() {
    return this.brought(...PACKS.map((name) => /** @type {File} */ (["bytes", name])));
  }

  /**
   * The runtime with all that a first result does without, and the packs of the modules that belong to that: none is left out then.
   * @returns {Promise<{ module: WebAssembly.Module, modules: ArrayBuffer[] }>}
   */
  whole() {
    const libraries = Object.keys(this.assets).filter((name) => name.endsWith(LIBRARY));
    return this.unlessStalled(this.brought(["completed", "runtime", "rest", ...libraries])[0]);
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
