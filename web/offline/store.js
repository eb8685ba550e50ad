/**
 * The versions kept on the device: each file under the hash of its bytes, each complete version as a record of its
 * files, and which of them the reader uses. Beside them lies only what web/python/snapshot.js keeps. Here is what every
 * page asks of it; what fills it and serves from it is in web/offline/full_store.js.
 */

/** @typedef {import("./fetched.js").File} File */
/** @typedef {Record<string, File>} Files by path */
/** @typedef {{ id: string, files: Files, order: number, since: string }} Version */

/** @param {Files} files */
export const sum = (files) => Object.values(files).reduce((total, file) => total + file.bytes, 0);

export class Store {
  /** The open cache, for who asks many times: see `hold`. @type {Cache | null} */
  held = null;

  /** @param {string} scope */
  constructor(scope) {
    this.scope = scope;
    this.name = `repayment-handbook ${scope}`; // all projects of one account share an origin, so the name holds the scope
    this.newest = `${scope}?current`;
  }

  /** @param {string} hash */
  content(hash) {
    return `${this.scope}?content=${hash}`;
  }

  /** @param {string} id */
  version(id) {
    return `${this.scope}?version=${id}`;
  }

  open() {
    return caches.open(this.name);
  }

  /** Whether anything is kept; a private window may forbid even the question. */
  some() {
    return caches.has(this.name).catch(() => false);
  }

  /** Opened where it is there: leaves nothing behind. */
  async opened() {
    return (await this.some()) ? this.open() : null;
  }

  /** @param {string} key */
  async look(key) {
    const cache = this.held || (await this.opened());
    return cache ? cache.match(key) : undefined;
  }

  /** What was written there; null too where the device has kept something else. @param {string} key */
  async read(key) {
    const kept = await this.look(key);
    return kept ? kept.json().catch(() => null) : null;
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  async write(key, value) {
    await (await this.open()).put(key, new Response(JSON.stringify(value)));
  }

  async keysKept() {
    const cache = await this.opened();
    return cache ? (await cache.keys()).map((request) => request.url) : [];
  }

  /** The complete versions, oldest first. @returns {Promise<Version[]>} */
  async records() {
    const found = (await this.keysKept()).filter((url) => url.startsWith(this.version("")));
    const read = await Promise.all(found.map((url) => this.read(url)));
    return read.filter((each) => each && each.files).sort((one, other) => one.order - other.order);
  }

  /** The version in use and the newest complete one; null where nothing is kept. */
  async state() {
    const id = await this.read(this.newest);
    const all = await this.records();
    return { current: all.find((each) => each.id === id) || null, newest: all[all.length - 1] || null };
  }

  /** @param {string} id */
  use(id) {
    return this.write(this.newest, id);
  }

  remove() {
    return caches.delete(this.name);
  }
}
