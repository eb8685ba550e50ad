/**
 * Serves the kept version. The build writes VERSION ({id, files}) before this text, so any changed file makes a new
 * worker. A worker may start at once, because which version it serves is the reader's choice (web/offline/store.js).
 */
import { isRight } from "./fetched.js";
import { FullStore } from "./full_store.js";

/** @typedef {{ waitUntil(promise: Promise<unknown>): void }} Lasting */
/** @typedef {Lasting & { request: Request, respondWith(answer: Promise<Response>): void }} Fetching */

const worker = /** @type {any} */ (globalThis); // a service worker's own world, which the pages' types do not know
const VERSION = worker.VERSION;
/** @type {{ scope: string, installing: unknown }} */
const registration = worker.registration;
const { scope } = registration;
const AT_ONCE = 400000; // bytes of a page, a script, a style: compared each time, which takes no time
const UNPACKED = /^engine\/runtime\.\w+\.wasm$/; // which web/python/snapshot.js kept
const store = new FullStore(scope);
/** The version of the page that was opened last. @type {import("./store.js").Version | null} */
let serving = null;

worker.addEventListener("install", (/** @type {Lasting} */ event) => {
  event.waitUntil(store.keep(VERSION).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {Lasting} */ event) => event.waitUntil(worker.clients.claim()));

async function tidy() {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A second window may be one of an earlier version, and a started update is to go on where it stopped.
  if (windows.length <= 1 && !registration.installing) await store.tidy();
}

/**
 * Of a script that comes straight out of a cache Chromium compiles every function, wanted or not, each time anew. A copy is
 * compiled like one from the network.
 * @param {Response} kept
 * @param {string} path
 */
const asFetched = async (kept, path) =>
  path.endsWith(".js") ? new Response(await kept.arrayBuffer(), { headers: kept.headers }) : kept;

/**
 * A kept file, if its bytes are still the ones that this version was built with. A large one is compared when a page asks for it
 * past every cache, because what it was given before did not do.
 * @param {Response} kept
 * @param {string} path
 * @param {import("./store.js").File} file
 * @param {Request} request
 */
async function sound(kept, path, file, request) {
  if (file.bytes > AT_ONCE && request.cache !== "reload") return asFetched(kept, path);
  const bytes = await kept.arrayBuffer();
  if (await isRight(bytes, file)) return new Response(bytes, { headers: kept.headers });
  return store.forget(file);
}

/**
 * The file as it is kept on the device.
 * @param {Request} request
 * @param {string} path
 * @param {import("./store.js").File | undefined} file
 */
async function found(request, path, file) {
  if (UNPACKED.test(path)) return store.unpacked(path);
  const kept = file ? await store.match(file) : request.mode !== "navigate" && (await store.earlier(path));
  return kept && (file ? sound(kept, path, file, request) : asFetched(kept, path));
}

// Where neither the network nor the device has the page, and home is gone too: a browser's own page would say less.
const GONE = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>还款协商手册</title>
<h1>这一页现在打不开</h1><p>网络断了，存在这部设备里的这一页也不在了，可能被浏览器清理过。</p>
<p>连上网络再打开，到首页按一次“保存到手机”，缺的就补齐。</p>`;
const gone = () => new Response(GONE, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

/**
 * @param {Request} request
 * @param {string} path within the scope
 */
async function answer(request, path) {
  const opens = request.mode === "navigate";
  if (opens || !serving) {
    await store.hold();
    serving = await store.current(serving);
  }
  const files = serving ? serving.files : {};
  if (opens && !files[path] && files[`${path}/index.html`]) return Response.redirect(`${scope}${path}/`);
  const kept = await found(request, path, files[path] || files[`${path}index.html`]);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!opens) throw error;
    return path && serving ? Response.redirect(scope) : gone();
  }
}

worker.addEventListener("fetch", (/** @type {Fetching} */ event) => {
  const url = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(answer(event.request, url.slice(scope.length)));
  if (event.request.mode === "navigate") event.waitUntil(tidy());
});
