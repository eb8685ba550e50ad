/** The channel to a worker: questions go out, each comes back with its answer. One that is dead or silent is given up. */
import { Failure } from "./failure.js";

/** The worker is gone, and with it Python: what was asked may be asked of another. */
export class Lost extends Failure {
  /** @param {string} message */
  constructor(message) {
    super("answer", message);
  }
}

/** Something was wanted that a first result does without: what was asked is to be asked of the whole Python. */
export class Missing extends Lost {}

/** @typedef {{ resolve: (reply: any) => void, reject: (error: Failure) => void, patience: number }} Waiting */

export class Channel {
  /** @type {Map<number, Waiting>} */
  waiting = new Map();
  serial = 0;
  timer = 0;
  /** ms in which an answer to something must come */
  patience = 30000;

  /** @param {string} source the worker's script; a worker made of our own text obeys the page's policy */
  constructor(source) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    /** @type {Worker | null} */
    this.worker = new Worker(address, { name: "python" });
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = (event) => this.end(new Lost(event.message || "worker"));
    this.worker.addEventListener("messageerror", () => this.end(new Lost("messageerror")));
  }

  /** @param {{ id: number, reply?: unknown, error?: string, dead?: boolean, missing?: boolean }} data */
  receive({ id, reply, error, dead, missing }) {
    if (missing) {
      this.end(new Missing(""));
      return;
    }
    const question = this.waiting.get(id);
    this.waiting.delete(id);
    this.watch();
    if (question && error === undefined) question.resolve(reply);
    else if (question && !dead) question.reject(new Failure("answer", error));
    else if (dead) {
      if (question) this.waiting.set(id, question);
      this.end(new Lost(error ?? ""));
    }
  }

  watch() {
    clearTimeout(this.timer);
    const patience = Math.max(...[...this.waiting.values()].map((each) => each.patience));
    if (this.waiting.size) this.timer = window.setTimeout(() => this.end(new Lost("等了太久")), patience);
  }

  /**
   * @param {object} message
   * @param {Transferable[]} [transfer]
   * @param {number} [patience] ms, where it may take longer than an answer does
   * @returns {Promise<any>} rejects with a Failure, and with Lost where the worker is gone
   */
  send(message, transfer = [], patience = this.patience) {
    return new Promise((resolve, reject) => {
      if (!this.worker) {
        reject(new Lost(""));
        return;
      }
      this.serial += 1;
      this.waiting.set(this.serial, { resolve, reject, patience });
      this.worker.postMessage({ id: this.serial, ...message }, transfer);
      this.watch();
    });
  }

  /** @param {Failure} why */
  end(why) {
    clearTimeout(this.timer);
    if (this.worker) this.worker.terminate();
    this.worker = null;
    const left = [...this.waiting.values()];
    this.waiting.clear();
    left.forEach(({ reject }) => reject(why));
  }
}
