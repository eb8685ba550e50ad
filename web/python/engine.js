// Starts Python in a worker and asks it questions. It stands in the head and starts before the page is drawn.
// The worker is made from a line of text of our own, because such a worker obeys the page's policy.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  document.documentElement.classList.replace("no-js", "js"); // what only scripts can do may show
  const SILENCE = 120000; // ms without a word after the last byte: then it will not come
  const STALLED = 45000; // ms without a byte: then the network is gone
  const FIRST = ["runtime", "stdlib", "calculators"];
  const assets = JSON.parse(document.getElementById("engine").textContent);
  const total = FIRST.reduce((sum, name) => sum + assets[name].bytes, 0);
  const waiting = new Map();
  let done = 0;
  let hear = () => {};
  let worker = null;
  let serial = 0;
  let before = null; // the snapshot that Python is started from
  let keepTaken = async () => {}; // keeps the one that was taken
  // Packs of their own, fetched when the first letter, or the first file to take along, is wanted.
  // What reads texts comes with its tool, and what opens files with the first of them.
  const LATER = { documents: ["letters"], export: ["letters", "exports"], open_file: ["reading", "files"] };
  ["intake", "compare", "take_in"].forEach((asked) => (LATER[asked] = ["reading"]));
  const added = new Map();
  const AFTER = 1000; // ms after its start that a snapshot is written: the first result goes before

  function missingFeature() {
    if (typeof WebAssembly !== "object") return "WebAssembly";
    if (typeof Worker !== "function") return "Worker";
    if (typeof DecompressionStream !== "function" || typeof TransformStream !== "function") return "DecompressionStream";
    // A module with exception handling: what the runtime is compiled to.
    const probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
    return WebAssembly.validate(new Uint8Array(probe)) ? "" : "wasm exceptions";
  }

  const address = (name) => new URL(assets[name].url, document.baseURI).href;
  const made = ["worker", ...FIRST].map((name) => assets[name].url.match(/\.(\w{8})\./)).map((found) => found && found[1]).join("-");
  const snapshot = handbook.packed ? null : handbook.snapshot(new URL("..", address("worker")).href, made);

  // A file of the engine, unpacked while it arrives, its bytes counted.
  async function unpacked(name, type) {
    const response = await (handbook.packed ? handbook.packed(name) : fetch(address(name)).catch(() => {
      throw offline();
    }));
    if (!response.ok) throw new Error(`${name}：${response.status}`);
    const count = new TransformStream({
      transform(chunk, out) {
        if (FIRST.includes(name)) hear((done += chunk.byteLength), total);
        out.enqueue(chunk);
      },
    });
    const stream = response.body.pipeThrough(count).pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "Content-Type": type || "application/octet-stream" } });
  }

  const bytes = async (name) => (await unpacked(name)).arrayBuffer();

  function heard(event) {
    const { id, reply, error } = event.data;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (!asked) return;
    if (error && before) snapshot.drop(); // whatever failed, the next start does without it
    if (error) asked.reject(new Error(error));
    else asked.resolve(typeof reply === "string" ? JSON.parse(reply) : reply);
  }

  function tell(message, transfer) {
    return new Promise((resolve, reject) => {
      serial += 1;
      waiting.set(serial, { resolve, reject });
      worker.postMessage({ id: serial, ...message }, transfer || []);
    });
  }

  const offline = () => Object.assign(new Error("网络断了"), { offline: true });

  function never(message, after) {
    return new Promise((_, reject) => setTimeout(() => reject(new Error(message)), after));
  }

  // Rejects when no byte has come for a while, until all have.
  function stalled() {
    let before = -1;
    return new Promise((_, reject) => {
      const watch = setInterval(() => {
        if (done >= total || done === before) clearInterval(watch);
        if (done < total && done === before) reject(offline());
        before = done;
      }, STALLED);
    });
  }

  // Rejects where this browser, or this connection, cannot do it.
  async function start(reading) {
    const lacking = missingFeature();
    if (lacking) throw new Error(`缺少 ${lacking}`);
    const source = handbook.packed
      ? await handbook.packedText("worker")
      : `importScripts(${JSON.stringify(address("worker"))});`;
    worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    const broken = new Promise((_, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "worker"));
    });
    worker.onmessage = heard;
    const runtime = unpacked("runtime", "application/wasm").then((response) => WebAssembly.compileStreaming(response));
    before = await reading;
    const packs = before ? [] : [bytes("stdlib"), bytes("calculators")];
    if (before) hear((done += assets.stdlib.bytes + assets.calculators.bytes), total);
    // Each may fail before it is waited for; the first failure is the one reported.
    const lost = stalled();
    [broken, lost, runtime, ...packs].forEach((file) => file.catch(() => {}));
    const keep = snapshot && !before && (await snapshot.wanted().catch(() => false));
    const module = await Promise.race([runtime, broken, lost]);
    const [stdlib, calculators] = await Promise.race([Promise.all(packs), broken, lost]);
    const ready = tell(
      { start: { module, stdlib, calculators, snapshot: before, keep } },
      before ? [before] : [stdlib, calculators],
    );
    const { snapshot: taken } = await Promise.race([ready, broken, never("等了太久", SILENCE)]);
    if (!taken) return;
    let kept = null;
    keepTaken = () => (kept = kept || snapshot.keep(taken).catch(() => {})); // without room for it Python starts as ever
    setTimeout(keepTaken, AFTER);
  }

  // With what an earlier start left; where that does not do, without.
  async function startAnyhow() {
    try {
      await start(snapshot && snapshot.read().catch(() => null));
    } catch (error) {
      if (!before) throw error;
      worker.terminate();
      done = 0;
      await snapshot.drop().catch(() => {});
      await start(null);
    }
  }

  async function add(name) {
    if (!added.has(name)) added.set(name, bytes(name).then((pack) => tell({ add: { name, pack } }, [pack])));
    await added.get(name).catch((error) => {
      added.delete(name); // so that pressing again tries again
      throw error;
    });
  }

  async function ask(message) {
    for (const name of LATER[message.do === "compute" ? message.name : message.do] || []) await add(name);
    return tell({ ask: JSON.stringify(message) });
  }

  const started = startAnyhow();
  started.catch(() => {}); // the form reports it
  handbook.engine = {
    started,
    // Resolves when the next start has all that it can have.
    prepared: () => started.then(() => keepTaken()),
    ask,
    progress(listener) {
      hear = listener;
      hear(done, total);
    },
  };
})();
