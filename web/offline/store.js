// The versions kept on the device: each file under the hash of its bytes, each complete version as a record of its
// files, and which of them the reader uses. The page and the service worker share this. Beside them lies only
// what web/python/snapshot.js keeps.
(() => {
  "use strict";
  const LANES = 4; // files fetched at a time
  const STALLED = 45000; // ms without a byte: then the connection is given up
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const sum = (files) => Object.values(files).reduce((total, file) => total + file.bytes, 0);

  self.handbookStore = (scope) => {
    // All projects of one account share an origin, so the name holds the scope.
    const name = `repayment-handbook ${scope}`;
    const content = (hash) => `${scope}?content=${hash}`;
    const version = (id) => `${scope}?version=${id}`;
    const CURRENT = `${scope}?current`;
    const open = () => caches.open(name);
    const there = () => caches.has(name).catch(() => false); // a private window may forbid even the question
    const opened = async () => ((await there()) ? open() : null); // leaves nothing behind
    let held = null; // the open cache, for who asks many times: see `hold`
    const look = async (key) => {
      const cache = held || (await opened());
      return cache ? cache.match(key) : undefined;
    };
    const read = async (key) => {
      const kept = await look(key);
      return kept ? kept.json() : null;
    };
    const write = async (key, value) => (await open()).put(key, new Response(JSON.stringify(value)));
    // One at a time: a tab that saves, a worker that updates, and clearing away must not meet.
    const alone = (job) => (navigator.locks ? navigator.locks.request(name, job) : job());

    // One file as it comes, or what is wrong with it; `count` hears its bytes, and takes them back if they are of no use.
    async function fetched(path, cache, file, count) {
      const stop = new AbortController();
      let timer = setTimeout(() => stop.abort(), STALLED);
      let at = 0;
      try {
        const response = await fetch(new URL(path, scope), { cache, signal: stop.signal });
        if (!response.ok) return { lacks: `${path}：${response.status}` };
        const bytes = new Uint8Array(file.bytes);
        const reader = response.body.getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          clearTimeout(timer);
          timer = setTimeout(() => stop.abort(), STALLED);
          if (at + value.length <= bytes.length) bytes.set(value, at);
          at += value.length;
          count(value.length);
        }
        const right = at === file.bytes && hex(await crypto.subtle.digest("SHA-256", bytes)) === file.hash;
        if (right) return { kept: new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") || "" } }) };
        count(-at);
        return { lacks: `${path} 不是这一版的文件` };
      } catch (error) {
        count(-at);
        throw error.name === "AbortError" ? new TypeError("stalled") : error;
      } finally {
        clearTimeout(timer);
      }
    }

    // Keep one file, if its bytes are the ones this version was built with. What the browser has from the visit
    // before will do, whatever its age; failing that, the server is asked past every cache on the way.
    async function keep(path, file, count) {
      let got = await fetched(path, "force-cache", file, count);
      if (!got.kept) got = await fetched(path, "reload", file, count);
      if (!got.kept) throw new Error(got.lacks);
      await (await open()).put(content(file.hash), got.kept);
    }

    const keysKept = async () => ((await there()) ? (await (await open()).keys()).map((request) => request.url) : []);

    async function missing(files) {
      const keys = new Set(await keysKept());
      return Object.entries(files).filter(([, file]) => !keys.has(content(file.hash)));
    }

    const records = async () => {
      const found = (await keysKept()).filter((url) => url.startsWith(version("")));
      return (await Promise.all(found.map(read))).sort((one, other) => one.order - other.order); // oldest first
    };

    return {
      sum,
      // Keep all of a version ({id, files: {path: {hash, bytes}}}), then record it as complete. What is there already
      // is not fetched again. Whatever breaks off leaves the versions that were there as they were.
      keep: (wanted, progress = () => {}) => alone(async () => {
        const queue = await missing(wanted.files);
        const total = sum(wanted.files);
        let done = total - queue.reduce((bytes, [, file]) => bytes + file.bytes, 0);
        let failed = null;
        const count = (bytes) => progress((done += bytes), total);
        const lane = async () => {
          while (queue.length && !failed) {
            const [path, file] = queue.shift();
            await keep(path, file, count).catch((error) => (failed = failed || error));
          }
        };
        count(0);
        await Promise.all(Array.from({ length: LANES }, lane));
        if (failed) throw failed;
        const newest = (await records()).pop();
        if (!newest || newest.id !== wanted.id) {
          const order = newest ? newest.order + 1 : 1; // not the clock, which a phone may set back
          await write(version(wanted.id), { ...wanted, order, since: new Date().toISOString() });
        }
        if (!(await read(CURRENT))) await write(CURRENT, wanted.id);
      }),
      missing: async (files) => (await missing(files)).reduce((bytes, [, file]) => bytes + file.bytes, 0),
      // The version in use and the newest complete one, each {id, files, since}; null where nothing is kept.
      async state() {
        const id = await read(CURRENT);
        const all = await records();
        return { current: all.find((each) => each.id === id) || null, newest: all[all.length - 1] || null };
      },
      // The version in use, which may be the one that the asker `has` already; null where nothing is kept.
      async current(has) {
        const id = await read(CURRENT);
        return has && has.id === id ? has : id && read(version(id));
      },
      // Keep the cache open from now on: each page that opens asks for twenty files. One that was removed is let go.
      async hold() {
        held = await opened();
      },
      use: (id) => write(CURRENT, id),
      match: (file) => look(content(file.hash)),
      // A file that a page of an earlier version still asks for.
      async earlier(path) {
        const found = (await records()).reverse().find((each) => each.files[path]);
        return found && look(content(found.files[path].hash));
      },
      // Drop the versions before the one in use, and files that no version has.
      tidy: () => alone(async () => {
        const all = await records();
        const id = await read(CURRENT);
        const stay = all.slice(Math.max(all.findIndex((each) => each.id === id), 0));
        if (stay.length === all.length) return; // what an interrupted update has fetched is not touched for nothing
        const wanted = new Set([CURRENT]);
        for (const each of stay) {
          wanted.add(version(each.id));
          Object.values(each.files).forEach((file) => wanted.add(content(file.hash)));
        }
        const cache = await open();
        for (const key of await keysKept()) if (!wanted.has(key)) await cache.delete(key);
      }),
      // How large the start of Python is that web/python/snapshot.js kept; 0 where there is none.
      async prepared() {
        const found = (await keysKept()).find((url) => url.startsWith(`${scope}?python=`));
        const kept = found && (await look(found));
        return kept ? Number(kept.headers.get("Content-Length")) : 0;
      },
      some: there,
      remove: () => caches.delete(name),
    };
  };
})();
