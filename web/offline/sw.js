// Serves the kept version. The build writes STORE and VERSION ({id, files}) before this text, so any changed file
// makes a new worker. A worker may start at once, because which version it serves is the reader's choice (web/offline/store.js).
importScripts(STORE);
const { scope } = self.registration;
const store = self.handbookStore(scope);
let serving = null; // the version of the page that was opened last

self.addEventListener("install", (event) => {
  event.waitUntil(store.keep(VERSION).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function tidy() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A second window may be one of an earlier version, and a started update is to go on where it stopped.
  if (windows.length <= 1 && !self.registration.installing) await store.tidy();
}

// Of a script that comes straight out of a cache Chromium compiles every function, wanted or not, each time anew. A copy is
// compiled like one from the network.
const asFetched = async (kept, path) =>
  path.endsWith(".js") ? new Response(await kept.arrayBuffer(), { headers: kept.headers }) : kept;

async function answer({ request }, path) {
  const opens = request.mode === "navigate";
  if (opens || !serving) {
    await store.hold();
    serving = await store.current(serving);
  }
  const files = serving ? serving.files : {};
  if (opens && !files[path] && files[`${path}/index.html`]) return Response.redirect(`${scope}${path}/`);
  const file = files[path] || files[`${path}index.html`];
  const kept = file ? await store.match(file) : !opens && (await store.earlier(path));
  if (kept) return asFetched(kept, path);
  try {
    return await fetch(request);
  } catch (error) {
    if (opens && path && serving) return Response.redirect(scope);
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !url.startsWith(scope)) return;
  event.respondWith(answer(event, url.slice(scope.length)));
  if (event.request.mode === "navigate") event.waitUntil(tidy());
});
