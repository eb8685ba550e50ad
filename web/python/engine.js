/**
 * Python in a worker, and the questions to it. Its start begins in the head, before the page is drawn. A worker that
 * dies or falls silent is replaced and what it was asked is asked again: nobody waits for an answer that cannot come.
 */
import { emit } from "../page.js";
import { handbook, shared } from "../registry.js";
import { Failure, asFailure } from "./failure.js";
import { missingFeature } from "./features.js";
import { Files } from "./files.js";
import { Channel, Lost, Missing } from "./channel.js";
import { Snapshot } from "./snapshot.js";

const ANSWER = 30000; // ms in which an answer to something must come
const A_FILE = 180000; // ms that one file may take: an old phone reads a long report for a minute or two
const SILENCE = 120000; // ms that a start may take after the last byte
const AFTER = 1000; // ms after its start that a snapshot is written: the first result goes before
const READING = ["reading"];
/**
 * Packs of their own, fetched when the first letter, or the first file to take along, is wanted; what reads texts comes with
 * its tool, and what opens files with the first of them.
 * @type {Record<string, string[]>}
 */
const LATER = {
  documents: ["letters"],
  lenders: ["letters"],
  sharing: ["letters"],
  court_day: ["letters"],
  letter_here: ["letters"],
  export: ["letters", "exports"],
  export_all: ["letters", "exports"],
  intake: READING,
  message: READING,
  carry: READING,
  compare: READING,
  take_in: READING,
  read_debts: READING,
  open_file: [...READING, "files"],
};

/** @typedef {{ do: string, [more: string]: any }} Question */
/** @typedef {import("./snapshot.js").Kept} Kept */

/**
 * A worker's script that brings another: in a worker, too, the policy asks who vouches for an address, and this is the only one.
 * Where a start may be kept stands in it, so that it is looked for before the page, which is being drawn, has time for a message.
 * @param {string} address
 * @param {Kept | null} kept
 */
const brought = (address, kept) =>
  `self.kept = ${JSON.stringify(kept)};self.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (url === ${JSON.stringify(address)} ? url : null) });` +
  `importScripts(${JSON.stringify(address)});`;

export class Engine {
  files = new Files();
  /** @type {Channel | null} */
  channel = null;
  /** The runtime as it was compiled, for a start after the first. @type {WebAssembly.Module | null} */
  module = null;
  /** Whether Python starts without what a first result does not need, and what that was where it does not. */
  lean = true;
  /** @type {ArrayBuffer[] | undefined} */
  rest;
  /** Whether Python is started from a kept start. */
  before = false;
  /** Keeps the start that was taken. @type {() => Promise<void>} */
  keepTaken = async () => {};
  /** The packs that Python has, or is getting. @type {Map<string, Promise<unknown>>} */
  added = new Map();
  /** Whether Python is there. */
  ready = false;

  constructor() {
    this.ask = this.ask.bind(this); // it is handed around by itself
    this.snapshot = handbook.packed ? null : new Snapshot(new URL("..", this.files.address("worker")).href, this.files);
    /** Resolves when Python is there; rejects with a Failure. A later start has its own. @type {Promise<void>} */
    this.started = this.begin();
  }

  begin() {
    const start = this.startWithFallback().then(
      () => {
        this.ready = true;
        emit("python");
      },
      (error) => {
        // What a worker says of a file that is not ours is nothing for a reader.
        throw error instanceof Lost ? new Failure("network", "worker") : asFailure(error, "network");
      },
    );
    start.catch(() => {}); // who waits for it reports it
    return start;
  }

  /** Start once more: after a failure, or where the worker is gone. */
  restart() {
    this.channel?.end(new Lost(""));
    const worked = this.ready;
    this.ready = false;
    this.added.clear();
    this.files.done = 0;
    this.files.cache = worked ? "force-cache" : "reload"; // what came before may be what did not do
    this.started = this.begin();
    return this.started;
  }

  /** With what an earlier start left; where that does not do, without. What is missing in a start is brought. */
  async startWithFallback() {
    const snapshot = this.lean ? this.snapshot : null;
    try {
      await this.start(snapshot && snapshot.where());
    } catch (error) {
      const missing = error instanceof Missing && this.lean;
      if (!missing && (!this.before || !snapshot)) throw error;
      this.channel?.end(new Lost(""));
      this.files.done = 0;
      if (missing) this.complete();
      else await snapshot?.drop().catch(() => {});
      await this.start(null);
    }
  }

  /** From the next start on nothing is left out. What was kept of a start does not go with that. */
  complete() {
    if (this.lean) this.module = null;
    this.lean = false;
  }

  async whole() {
    const { module, modules } = await this.files.whole();
    this.rest = modules;
    return module;
  }

  /** The runtime and the packs, all asked for at once. @returns {Promise<any>[]} */
  parts() {
    const { files } = this;
    if (this.lean && !this.module) return files.first();
    return [this.module ? Promise.resolve(this.module) : this.whole(), ...files.packs()];
  }

  /** @param {Kept | null} kept where a start may be kept */
  async start(kept) {
    const lacking = missingFeature();
    if (lacking) throw new Failure("device", lacking);
    const { files, snapshot } = this;
    const source = handbook.packedText ? await handbook.packedText("worker") : brought(files.address("worker"), kept);
    const channel = (this.channel = new Channel(source));
    channel.patience = SILENCE;
    this.before = Boolean(kept);
    const parts = kept ? [] : this.parts();
    const opened = this.opened(channel, kept); // rejects where the worker's own file could not be had
    // Each may fail before it is waited for; the first failure is the one reported.
    const lost = [opened.then(() => new Promise(() => {})), files.stalled()];
    [...lost, ...parts].forEach((file) => file.catch(() => {}));
    if (kept) {
      this.before = (await Promise.race([opened, ...lost.slice(1)])).before;
      if (this.before) files.count(files.total);
      else parts.push(...this.parts());
    }
    const [module, stdlib, calculators] = await Promise.race([Promise.all(parts), ...lost]);
    this.module = module ?? this.module;
    const start = { module, stdlib, calculators, rest: this.rest };
    const { snapshot: taken } = await channel.send({ start }, parts.length ? [stdlib, calculators] : []).catch((error) => {
      throw error instanceof Missing ? error : new Failure("network", error.message);
    });
    channel.patience = ANSWER;
    if (taken && snapshot) this.keepLater(snapshot, taken);
  }

  /**
   * What the worker found of a kept start. It begins its own at once, and does without the files until it needs them.
   * @param {Channel} channel
   * @param {Kept | null} kept
   * @returns {Promise<{ before: boolean }>}
   */
  async opened(channel, kept) {
    const keep = Boolean(this.snapshot && this.lean && (await this.snapshot.wanted().catch(() => false)));
    return channel.send({ open: { kept, keep } });
  }

  /**
   * @param {Snapshot} snapshot
   * @param {ArrayBuffer} taken
   */
  keepLater(snapshot, taken) {
    /** @type {Promise<void> | null} */
    let kept = null;
    this.keepTaken = () => (kept ??= snapshot.keep(taken).catch(() => {})); // without room for it Python starts as ever
    setTimeout(this.keepTaken, AFTER);
  }

  /** Resolves when the next start has all that it can have. */
  async prepared() {
    await this.started;
    await this.keepTaken();
  }

  /** @param {string} name */
  async add(name) {
    const parts = this.lean ? this.files.withLibrary(name) : [name];
    await Promise.all(parts.map((part) => this.addPart(part)));
  }

  /** @param {string} name */
  async addPart(name) {
    if (!this.added.has(name)) {
      this.added.set(
        name,
        this.files.later(name).then((pack) => this.send({ add: { name, pack } }, [pack])),
      );
    }
    await this.added.get(name)?.catch((error) => {
      this.added.delete(name); // so that pressing again tries again, and asks for it past every cache
      this.files.cache = "reload";
      throw error;
    });
  }

  /**
   * @param {object} message
   * @param {Transferable[]} [transfer]
   * @param {number} [patience] ms
   */
  send(message, transfer, patience) {
    if (!this.channel) throw new Lost("");
    return this.channel.send(message, transfer, patience);
  }

  /** Who waits for a file does not want to wait any longer: a worker is taken that is not busy with it. */
  cancel() {
    this.channel?.end(new Lost("不再等"));
  }

  /**
   * The answer to a question. Rejects with a Failure.
   * @param {Question} message
   * @returns {Promise<any>}
   */
  async ask(message) {
    try {
      return await this.request(message);
    } catch (error) {
      if (!(error instanceof Lost)) throw this.dropped(error);
      const missing = error instanceof Missing;
      if (missing) this.complete();
      const renewed = this.replaced();
      renewed.catch(() => {}); // who asks next reports it
      if (message.do === "open_file" && !missing) throw new Failure("answer", error.message); // once is enough: it would take as long again
      await renewed;
      return this.request(message).catch((again) => {
        throw this.dropped(again);
      });
    }
  }

  /** @param {Question} message */
  async request(message) {
    await this.started;
    for (const name of LATER[message.do === "compute" ? message.name : message.do] || []) await this.add(name);
    const reply = await this.send({ ask: JSON.stringify(message) }, [], message.do === "open_file" ? A_FILE : undefined);
    return typeof reply === "string" ? JSON.parse(reply) : reply;
  }

  /** A worker in place of the one that is gone; of several who miss it one starts it. */
  replaced() {
    return this.channel && this.channel.worker === null && this.ready ? this.restart() : this.started;
  }

  /**
   * Whatever failed, the next start does without the kept one.
   * @param {unknown} error
   */
  dropped(error) {
    if (this.before && this.snapshot) this.snapshot.drop().catch(() => {});
    return asFailure(error, "answer");
  }

  /** @param {import("./files.js").Progress} listener */
  progress(listener) {
    this.files.onProgress = listener;
    listener(this.files.done, this.files.total);
  }
}

/** Python of this page, started where it has not been. */
export const startEngine = () => shared("engine", () => new Engine());
