// Starts Python in a worker and asks it questions. The worker is made of text we fetched, so it obeys the page's policy.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const SILENCE = 120000; // ms without a word after the last byte: then it will not come
  const list = document.getElementById("engine");
  const assets = list ? JSON.parse(list.textContent) : {};
  const waiting = new Map();
  let worker = null;
  let serial = 0;
  let letters = null;

  class CannotStart extends Error {}

  function missingFeature() {
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (typeof Worker !== "function") return "Worker";
    if (typeof DecompressionStream !== "function") return "DecompressionStream";
    // A module with exception handling: what the runtime is compiled to.
    const probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
    return WebAssembly.validate(new Uint8Array(probe)) ? "" : "wasm exceptions";
  }

  async function download(asset, gained) {
    const response = await fetch(new URL(asset.url, document.baseURI));
    if (!response.ok) throw new CannotStart(`${asset.url}：${response.status}`);
    const reader = response.body.getReader();
    const chunks = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      gained(value.length);
    }
    return new Blob(chunks).arrayBuffer();
  }

  function gunzip(bytes) {
    const undo = new DecompressionStream("gzip");
    const writer = undo.writable.getWriter();
    writer.write(bytes).catch(() => {});
    writer.close().catch(() => {});
    return new Response(undo.readable);
  }

  function heard(event) {
    const { id, reply, error } = event.data;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (!asked) return;
    if (error) asked.reject(new CannotStart(error));
    else asked.resolve(typeof reply === "string" ? JSON.parse(reply) : reply);
  }

  function tell(message, transfer) {
    return new Promise((resolve, reject) => {
      serial += 1;
      waiting.set(serial, { resolve, reject });
      worker.postMessage({ id: serial, ...message }, transfer || []);
    });
  }

  // `progress(done, total)` hears bytes. Rejects where this browser, or this connection, cannot do it.
  async function start(progress) {
    const lacking = missingFeature();
    if (lacking) throw new CannotStart(`缺少 ${lacking}`);
    const names = ["worker", "runtime", "stdlib", "calculators"];
    const total = names.reduce((sum, name) => sum + assets[name].bytes, 0);
    let done = 0;
    const gained = (bytes) => progress(Math.min((done += bytes), total), total);
    const files = Object.fromEntries(names.map((name) => [name, download(assets[name], gained)]));
    // Each may fail before it is waited for; the first failure is the one reported.
    names.forEach((name) => files[name].catch(() => {}));
    const source = await gunzip(await files.worker).blob();
    worker = new Worker(URL.createObjectURL(source));
    const broken = new Promise((_, reject) => {
      worker.onerror = (event) => reject(new CannotStart(event.message || "worker"));
    });
    broken.catch(() => {});
    worker.onmessage = heard;
    const bytes = {};
    for (const name of names.slice(1)) bytes[name] = await Promise.race([files[name], broken]);
    const silent = new Promise((_, reject) => {
      setTimeout(() => reject(new CannotStart("等了太久")), SILENCE);
    });
    silent.catch(() => {});
    await Promise.race([tell({ files: bytes }, Object.values(bytes)), broken, silent]);
  }

  async function ask(message) {
    if (message.do === "documents") {
      // The letters' templates are a pack of their own, fetched when the first letter is wanted.
      letters = letters || download(assets.letters, () => {}).then((bytes) => tell({ letters: bytes }, [bytes]));
      await letters.catch((error) => {
        letters = null; // so that pressing again tries again
        throw error;
      });
    }
    return tell({ ask: JSON.stringify(message) });
  }

  handbook.engine = { start, ask };
})();
