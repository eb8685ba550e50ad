// Python's side: the runtime's files come by message, so nothing in here asks the network for anything.
// The build puts the runtime's glue before this text, and RUNTIME (its lock's info) before that.
/** @typedef {{ module: WebAssembly.Module, stdlib: ArrayBuffer, calculators: ArrayBuffer, rest?: ArrayBuffer[] }} Files */
/** @typedef {{ module: WebAssembly.Module, snapshot: ArrayBuffer }} Before a start that was kept */
/** @typedef {{ cacheName: string, key: string, runtime: string }} Kept where a start may be kept (web/python/snapshot.js) */

(() => {
  "use strict";
  const INDEX = "memory:/";
  const PART = 4096; // bytes of memory that are kept or left out together
  const SIZE = 3; // the word of Pyodide's head in which it writes nothing
  const worker = /** @type {any} */ (globalThis); // a worker's own world, which the pages' types do not know
  /** @type {Pyodide} */
  let python;
  /** Asks Python's door. @type {(message: string) => any} */
  let answer;
  /** What the runtime exports. @type {WebAssembly.Exports | undefined} */
  let runtime;
  let stopped = false; // whether it stopped while it was made
  const { fetch } = worker;
  /** Gives a start the files that it is made of. @type {(files: Files) => void} */
  let give;
  /** @type {Promise<Files>} */
  const given = new Promise((resolve) => (give = resolve));
  /** @type {Promise<{ snapshot: ArrayBufferLike | null }>} */
  let starting;
  /** @type {Promise<{ before: boolean }> | null} */
  let opened = null;
  /** sitecustomize @type {any} */
  let packs;

  /** Whether the runtime came to something that was left out. */
  const isMissing = () => Boolean(/** @type {WebAssembly.Global | undefined} */ (runtime?.missing)?.value);

  // Whether something was wanted that a first result does without: a function's body (builder/cold.py), or a module.
  function missing() {
    if (stopped || isMissing()) return true;
    try {
      return Boolean(packs?.missing);
    } catch {
      return false; // a Python that is dead says nothing more
    }
  }

  /**
   * What is kept of a start; null where it is not whole, or of another Python.
   * @param {Kept} kept
   * @returns {Promise<Before | null>}
   */
  async function read({ cacheName, key, runtime }) {
    const found = await caches.match(key, { cacheName });
    if (!found) return null;
    const [module, snapshot] = await Promise.all([
      WebAssembly.compileStreaming(fetch(runtime)).catch(() => null),
      found.arrayBuffer(),
    ]);
    return module && snapshot.byteLength === Number(found.headers.get("Content-Length")) ? { module, snapshot } : null;
  }

  /**
   * A start begins before its files are there. With `keep` Python's memory is given back as it is right after it.
   * @param {{ kept: Kept | null, keep: boolean }} how
   */
  async function open({ kept, keep }) {
    const before = kept && (await read(kept).catch(() => null));
    starting = start(before, keep && !before);
    starting.catch(() => {});
    return { before: Boolean(before) };
  }

  /**
   * From the packs, or from a kept start.
   * @param {Before | null} before
   * @param {boolean} keep
   */
  async function start(before, keep) {
    worker.fetch = async (/** @type {Request | string} */ request) => {
      const name = typeof request === "string" ? request : request.url || String(request);
      if (name === `${INDEX}stdlib.zip`) return new Response((await given).stdlib);
      if (name === `${INDEX}pyodide.asm.wasm`) return new Response(); // compiled already, see below
      throw new TypeError(`${name} is not on this device`);
    };
    // The page compiled the runtime while it arrived; what is left is to make an instance of it.
    worker.WebAssembly.instantiateStreaming = async (/** @type {unknown} */ _, /** @type {WebAssembly.Imports} */ imports) => {
      const { module } = before ?? (await given);
      const instance = await WebAssembly.instantiate(module, imports).catch((error) => {
        stopped = error instanceof WebAssembly.RuntimeError;
        throw error;
      });
      runtime = instance.exports;
      return { module, instance };
    };
    python = await loadPyodide({
      indexURL: INDEX,
      packageBaseUrl: INDEX,
      stdLibURL: `${INDEX}stdlib.zip`,
      lockFileContents: { info: RUNTIME, packages: {} },
      env: { HOME: "/home/reader" },
      fsInit: async (/** @type {Pyodide['FS']} */ files) => {
        if (before) return;
        const { calculators, rest } = await given;
        files.writeFile("/calculators", new Uint8Array(calculators));
        rest?.forEach((pack, number) => files.writeFile(`/rest${number}`, new Uint8Array(pack)));
      },
      _loadSnapshot: before?.snapshot,
      _makeSnapshot: keep,
    });
    packs = python.pyimport("sitecustomize");
    const door = python.pyimport("calculators.page.door");
    answer = door.answer;
    if (keep) door.rehearse();
    if (!before) packs.started();
    return { snapshot: keep ? await withoutZeros(python.makeMemorySnapshot()) : null };
  }

  /**
   * A start that is kept, without what is zeros in it: its head, and of each part of memory its place, its size and its bytes.
   * @param {Uint8Array<ArrayBuffer>} whole
   */
  function withoutZeros(whole) {
    const [, head] = new Uint32Array(whole.buffer, 0, 2);
    const words = new Uint32Array(whole.buffer, head);
    new Uint32Array(whole.buffer)[SIZE] = words.byteLength; // the glue makes the next one's memory as large
    const isZeros = (/** @type {number} */ at) => words.subarray(at / 4, (at + PART) / 4).every((word) => !word);
    const parts = [whole.subarray(0, head)];
    for (let at = 0; at < words.byteLength; at += PART) {
      if (isZeros(at)) continue;
      let end = at + PART;
      while (end < words.byteLength && !isZeros(end)) end += PART;
      parts.push(new Uint8Array(new Uint32Array([at, end - at]).buffer), whole.subarray(head + at, head + end));
      at = end; // and what lies there is zeros
    }
    return new Blob(parts).arrayBuffer();
  }

  /**
   * The glue calls this with what was kept behind the head. What no start has used yet is zeros already.
   * @param {Uint8Array} kept
   * @param {Int8Array} memory
   */
  worker.putBack = (kept, memory) => {
    const view = new DataView(kept.buffer, kept.byteOffset, kept.length);
    for (let at = 0, filled = 0; at < kept.length;) {
      const to = view.getUint32(at, true);
      const size = view.getUint32(at + 4, true);
      memory.fill(0, filled, to);
      memory.set(kept.subarray(at + 8, at + 8 + size), to);
      at += 8 + size;
      filled = to + size;
    }
  };

  /**
   * A pack that came later: libraries, and modules of our own.
   * @param {{ name: string, pack: ArrayBuffer }} later
   */
  function add({ name, pack }) {
    python.FS.writeFile(`/${name}`, new Uint8Array(pack));
    packs.add(`/${name}`);
  }

  // Pyodide asks the reader to report a stop of Python's. One that is meant is nothing to report.
  const { error: report } = console;
  console.error = (...given) => void (isMissing() || report.apply(console, given));

  /**
   * A start that stops where something is missing may never come to its end.
   * @template Started
   * @param {Promise<Started>} starting
   * @returns {Promise<Started>}
   */
  const watched = (starting) =>
    Promise.race([
      starting,
      new Promise((_, stop) => {
        const watch = setInterval(() => missing() && stop(new Error("missing")), 100);
        starting.catch(() => {}).then(() => clearInterval(watch));
      }),
    ]);

  /** @param {any} data */
  async function replied(data) {
    if (data.open) return (opened ??= open(data.open));
    if (data.start) {
      give(data.start);
      return watched(starting);
    }
    if (data.add) {
      add(data.add);
      return true;
    }
    return answer(data.ask);
  }

  worker.onmessage = async (/** @type {MessageEvent} */ { data }) => {
    try {
      const reply = await replied(data);
      if (missing())
        worker.postMessage({ id: data.id, missing: true }); // Python may have caught the stop: its answer counts for nothing
      else worker.postMessage({ id: data.id, reply }, reply.snapshot ? [reply.snapshot] : []);
    } catch (failed) {
      const error = /** @type {Error} */ (failed);
      if (missing()) {
        worker.postMessage({ id: data.id, missing: true });
        return;
      }
      // Of Python's traceback only the last line says something to a person. Any other error is the machine's own (its
      // memory or its stack has run out), and no question can be asked of it again.
      const dead = Boolean(data.ask) && error.name !== "PythonError";
      worker.postMessage({ id: data.id, error: String(error).trim().split("\n").pop(), dead });
    }
  };
  if (worker.kept) opened = open({ kept: worker.kept, keep: true });
})();
