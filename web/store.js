// The files kept on the device, each under the hash of its bytes. The page and the service worker share this.
(() => {
  "use strict";
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  self.handbookStore = (scope) => {
    // All projects of one account share an origin, so the name holds the scope.
    const name = `repayment-handbook ${scope}`;
    const key = (hash) => new Request(`${scope}?content=${hash}`);
    const open = () => caches.open(name);

    async function has(hash) {
      return Boolean(await (await open()).match(key(hash)));
    }

    // Fetch one file and keep it, if its bytes are the ones this version was built with.
    async function keep(path, file) {
      const response = await fetch(new URL(path, scope), { cache: "no-cache" });
      if (!response.ok) throw new Error(`${path}：${response.status}`);
      const bytes = await response.arrayBuffer();
      if (hex(await crypto.subtle.digest("SHA-256", bytes)) !== file.hash) throw new Error(`${path} 不是这一版的文件`);
      const headers = { "Content-Type": response.headers.get("Content-Type") || "application/octet-stream" };
      await (await open()).put(key(file.hash), new Response(bytes, { headers }));
    }

    return {
      // Keep all of `files` ({path: {hash, bytes}}). What is there already is not fetched again.
      async fill(files, progress = () => {}) {
        const total = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
        let done = 0;
        for (const [path, file] of Object.entries(files)) {
          if (!(await has(file.hash))) await keep(path, file);
          progress((done += file.bytes), total);
        }
      },
      async holds(files) {
        for (const file of Object.values(files)) if (!(await has(file.hash))) return false;
        return true;
      },
      async match(hash) {
        return (await open()).match(key(hash));
      },
      // Drop what this version does not use.
      async prune(files) {
        const wanted = new Set(Object.values(files).map((file) => key(file.hash).url));
        const cache = await open();
        for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
      },
      remove: () => caches.delete(name),
    };
  };
})();
