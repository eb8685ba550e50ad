// Python as it stands right after its start, kept beside the saved handbook, so that the next start puts it back instead
// of going through it again. It is taken before the first question: nothing typed is in it. Where it does not do, Python
// starts as ever.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // `root`: the handbook's address; `id`: what this Python is made of.
  handbook.snapshot = (root, id) => {
    const cacheName = `repayment-handbook ${root}`; // the cache of web/offline/store.js, so that it is removed with the rest
    const any = `${root}?python=`;
    const container = "caches" in window && navigator.serviceWorker;
    const drop = async () => {
      const cache = await caches.open(cacheName);
      const old = (await cache.keys()).filter((request) => request.url.startsWith(any));
      await Promise.all(old.map((request) => cache.delete(request)));
      return cache;
    };
    return {
      // Its bytes; null where nothing is saved, or what was kept is of another Python, or not whole.
      async read() {
        if (!container || !container.controller) return null;
        const kept = await caches.match(any + id, { cacheName });
        const bytes = kept && (await kept.arrayBuffer());
        return bytes && bytes.byteLength === Number(kept.headers.get("Content-Length")) ? bytes : null;
      },
      // Whether there is a saved handbook to keep it with.
      async wanted() {
        const saved = container && (await container.getRegistration(root));
        return Boolean(saved && saved.active);
      },
      async keep(bytes) {
        if (!(await caches.has(cacheName))) return; // removed meanwhile
        const cache = await drop();
        await cache.put(any + id, new Response(bytes, { headers: { "Content-Length": String(bytes.byteLength) } }));
      },
      drop,
    };
  };
})();
