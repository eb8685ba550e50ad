/**
 * Python as it stands right after its start, kept beside the saved handbook, so that the next start puts it back instead
 * of going through it again. It is taken before the first question: nothing typed is in it. Where it does not do, Python
 * starts as ever.
 */

export class Snapshot {
  /**
   * @param {string} root the handbook's address
   * @param {string} id what this Python is made of
   */
  constructor(root, id) {
    this.root = root;
    this.cacheName = `repayment-handbook ${root}`; // the cache of web/offline/store.js, so that it is removed with the rest
    this.any = `${root}?python=`;
    this.key = this.any + id;
    this.container = "caches" in window && navigator.serviceWorker;
  }

  async drop() {
    const cache = await caches.open(this.cacheName);
    const old = (await cache.keys()).filter((request) => request.url.startsWith(this.any));
    await Promise.all(old.map((request) => cache.delete(request)));
    return cache;
  }

  /** Its bytes; null where nothing is saved, or what was kept is of another Python, or not whole. */
  async read() {
    if (!this.container || !this.container.controller) return null;
    const kept = await caches.match(this.key, { cacheName: this.cacheName });
    const bytes = kept && (await kept.arrayBuffer());
    return bytes && bytes.byteLength === Number(kept.headers.get("Content-Length")) ? bytes : null;
  }

  /** Whether there is a saved handbook to keep it with. */
  async wanted() {
    const saved = this.container && (await this.container.getRegistration(this.root));
    return Boolean(saved && saved.active);
  }

  /** @param {ArrayBuffer} bytes */
  async keep(bytes) {
    if (!(await caches.has(this.cacheName))) return; // removed meanwhile
    const cache = await this.drop();
    await cache.put(this.key, new Response(bytes, { headers: { "Content-Length": String(bytes.byteLength) } }));
  }
}
