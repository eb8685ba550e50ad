/** What of the handbook is kept on this device, and a quiet word on any page when a newer version lies ready beside it. */
import { maybe, quietButton } from "../dom.js";
import { handbook, shared } from "../registry.js";
import { Store } from "./store.js";

/** @typedef {import("./store.js").Version} Version */
/** @typedef {{ current: Version | null, newest: Version | null, ready: Version | null, failed: boolean }} State */

/**
 * Resolves when a worker is there; rejects when it could not become complete.
 * @param {ServiceWorker} worker
 * @returns {Promise<void>}
 */
const settled = (worker) =>
  new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("没有装好"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

export class Versions {
  /** @type {((state: State) => void)[]} */
  heard = [];

  /** @param {string} root the handbook's address */
  constructor(root) {
    this.root = root;
    this.store = new Store(root);
  }

  async changed(failed = false) {
    const { current, newest } = await this.store.state();
    const ready = newest && current && newest.id !== current.id ? newest : null;
    this.heard.forEach((listener) => listener({ current, newest, ready, failed }));
  }

  registration() {
    return navigator.serviceWorker.getRegistration(this.root).catch(() => undefined);
  }

  async watch() {
    const kept = await this.registration();
    if (!kept) return;
    const follow = () => {
      if (!kept.installing) return;
      settled(kept.installing).then(
        () => this.changed(),
        () => this.changed(true),
      );
    };
    kept.addEventListener("updatefound", follow);
    follow();
  }

  /** @param {(state: State) => void} listener */
  listen(listener) {
    this.heard.push(listener);
  }

  async install() {
    const kept = await navigator.serviceWorker.register(new URL("sw.js", this.root), { scope: this.root });
    const worker = kept.installing || kept.waiting || kept.active;
    if (worker) await settled(worker);
    await this.watch();
  }

  async remove() {
    const kept = await this.registration();
    if (kept) await kept.unregister();
    await this.store.remove();
  }

  /**
   * The reader agreed: from the next page on it is the new version, and this page is the next.
   * @param {Version} version
   */
  async take({ id }) {
    await this.store.use(id);
    window.location.reload();
  }
}

function make() {
  const able = "serviceWorker" in navigator && "caches" in window && window.crypto && crypto.subtle;
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  return able && !handbook.packed && script?.src ? new Versions(new URL("../", script.src).href) : null;
}

/** What is kept; null where nothing can be. */
export const versions = /** @type {Versions | null} */ (shared("versions", /** @type {() => Versions} */ (make)));

/** @type {import("../page.js").Start} */
export function start() {
  if (!versions) return;
  const own = versions;
  own.listen(({ ready }) => {
    const article = maybe(document, "article");
    if (!ready || !article || maybe(document, "[data-save], .new-version")) return;
    const line = document.createElement("p");
    line.className = "new-version";
    line.setAttribute("role", "status");
    line.append(
      "手册有新的一版，已经存好。填的内容不会丢。",
      quietButton("换成新版", () => own.take(ready)),
    );
    article.append(line);
  });
  own.watch();
  own.changed();
}
