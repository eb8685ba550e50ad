/**
 * Python as it stands right after its start, kept beside the saved handbook, so that the next start puts it back instead
 * of going through it again; and its runtime unpacked, under an address of its own, because what browsers have made of a
 * module they keep by its address. It is taken before the first question: nothing typed is in it. Where it does not do,
 * Python starts as ever.
 */

/** @typedef {{ cacheName: string, key: string, runtime: string }} Kept where a start may be kept */

export class Snapshot {
  /**
   * @param {string} root the handbook's address
   * @param {import("./files.js").Files} files what this Python is made of
   */
  constructor(root, files) {
    this.files = files;
    this.root = root;
    this.cacheName = `repayment-handbook ${root}`; // the cache of web/offline/store.js, so that it is removed with the rest
    this.any = `${root}?python=`;
    this.key = this.any + files.id;
    this.runtime = files.address("runtime").replace(/\.lzma$/, ""); // web/offline/sw.js answers it
    this.container = "caches" in window && navigator.serviceWorker;
  }

  async drop() {
    const cache = await caches.open(this.cacheName);
    const old = (await cache.keys()).filter((request) => request.url.startsWith(this.any));
    await Promise.all(old.map((request) => cache.delete(request)));
    return cache;
  }

  /** Where a start may be kept; null where nothing is saved. @returns {Kept | null} */
  where() {
    const { cacheName, key, runtime } = this;
    return this.container && this.container.controller ? { cacheName, key, runtime } : null;
  }

  /** Whether there is a saved handbook to keep it with. */
  async wanted() {
    const saved = this.container && (await this.container.getRegistration(this.root));
    return Boolean(saved && saved.active);
  }

  /** @param {ArrayBuffer} bytes */
  async keep(bytes) {
    if (!(await caches.has(this.cacheName))) return; // removed meanwhile
    const runtime = await this.files.bytes("runtime");
    const cache = await this.drop();
    await cache.put(this.key, stored(bytes, "application/octet-stream"));
    await cache.put(this.any + this.runtime.slice(this.root.length), stored(runtime, "application/wasm"));
  }
}

/**
 * @param {ArrayBuffer} bytes
 * @param {string} type
 */
const stored = (bytes, type) =>
  new Response(bytes, { headers: { "Content-Type": type, "Content-Length": String(bytes.byteLength) } });
