// What of the handbook is kept on this device, and a quiet word on any page when a newer version lies ready beside it.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const able = "serviceWorker" in navigator && "caches" in window && window.crypto && crypto.subtle;
  if (!able || handbook.packed) return;
  const root = new URL("../", document.currentScript.src).href;
  const store = self.handbookStore(root);
  const heard = [];

  async function changed(failed) {
    const state = await store.state();
    const ready = state.newest && state.current && state.newest.id !== state.current.id ? state.newest : null;
    heard.forEach((listener) => listener({ ...state, ready, failed: failed === true }));
  }

  const registration = () => navigator.serviceWorker.getRegistration(root).catch(() => undefined);

  // Resolves when a worker is there; rejects when it could not become complete.
  const settled = (worker) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (worker.state === "activated") resolve();
        if (worker.state === "redundant") reject(new Error("没有装好"));
      };
      worker.addEventListener("statechange", look);
      look();
    });

  async function watch() {
    const kept = await registration();
    if (!kept) return;
    const follow = () => kept.installing && settled(kept.installing).then(() => changed(), () => changed(true));
    kept.addEventListener("updatefound", follow);
    follow();
  }

  handbook.versions = {
    root,
    store,
    changed,
    registration,
    listen(listener) {
      heard.push(listener);
    },
    async install() {
      const kept = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root });
      await settled(kept.installing || kept.waiting || kept.active);
      await watch();
    },
    async remove() {
      const kept = await registration();
      if (kept) await kept.unregister();
      await store.remove();
    },
    // The reader agreed: from the next page on it is the new version, and this page is the next.
    async take({ id }) {
      await store.use(id);
      window.location.reload();
    },
  };

  handbook.versions.listen(({ ready }) => {
    const article = document.querySelector("article");
    if (!ready || !article || document.querySelector("[data-save], .new-version")) return;
    const line = document.createElement("p");
    const press = document.createElement("button");
    line.className = "new-version";
    line.setAttribute("role", "status");
    line.append("手册有新的一版，已经存好。填的内容不会丢。");
    press.type = "button";
    press.className = "quiet";
    press.textContent = "换成新版";
    press.addEventListener("click", () => handbook.versions.take(ready));
    line.append(press);
    article.append(line);
  });

  watch();
  changed();
})();
