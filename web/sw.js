// Serves the kept files when the reader has pressed 保存. The build writes the list of files before this text.
importScripts(STORE);
const store = self.handbookStore(self.registration.scope);

// A new version is complete on the device before it may take over.
self.addEventListener("install", (event) => event.waitUntil(store.fill(FILES)));

self.addEventListener("activate", (event) => {
  event.waitUntil(store.prune(FILES).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { scope } = self.registration;
  const url = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !url.startsWith(scope)) return;
  const path = url.slice(scope.length);
  const file = FILES[path] || FILES[`${path}index.html`];
  if (!file) return;
  event.respondWith(store.match(file.hash).then((kept) => kept || fetch(event.request)));
});
