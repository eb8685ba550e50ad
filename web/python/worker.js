// Python's side: the runtime's files come by message, so nothing in here asks the network for anything.
// The build puts the runtime's glue before this text, and RUNTIME (its lock's info) before that.
(() => {
  "use strict";
  const INDEX = "memory:/";
  let python = null;
  let answer = null;
  let runtime = null; // what the runtime exports
  let stopped = false; // whether it stopped while it was made
  let packs = null; // sitecustomize

  // Whether something was wanted that a first result does without: a function's body (builder/cold.py), or a module.
  function missing() {
    if (stopped || runtime?.missing?.value) return true;
    try {
      return Boolean(packs?.missing);
    } catch {
      return false; // a Python that is dead says nothing more
    }
  }

  // From the packs, or from a snapshot: Python's memory as it was right after a start. With `keep` such a one is given back.
  async function start({ module, stdlib, calculators, rest, snapshot, keep }) {
    self.fetch = async (request) => {
      const name = String(request.url || request);
      if (name === `${INDEX}stdlib.zip`) return new Response(stdlib);
      if (name === `${INDEX}pyodide.asm.wasm`) return new Response(); // compiled already, see below
      throw new TypeError(`${name} is not on this device`);
    };
    // The page compiled the runtime while it arrived; what is left is to make an instance of it.
    WebAssembly.instantiateStreaming = async (_, imports) => {
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
      fsInit: async (files) => {
        if (!snapshot) files.writeFile("/calculators", new Uint8Array(calculators));
        if (rest) files.writeFile("/rest", new Uint8Array(rest));
      },
      _loadSnapshot: snapshot,
      _makeSnapshot: keep,
    });
    packs = python.pyimport("sitecustomize");
    if (!snapshot) {
      python.pyimport("calculators.page.door");
      packs.started();
    }
    const taken = keep ? withoutEnd(python.makeMemorySnapshot()) : null;
    answer = python.pyimport("calculators.page.door").answer;
    return { snapshot: taken };
  }

  // Memory that nothing has used yet is zeros, and zeros again in the memory of the next start.
  function withoutEnd(bytes) {
    let end = bytes.length;
    while (!bytes[end - 1]) end -= 1;
    return bytes.slice(0, end + 4 - (end % 4)).buffer; // Pyodide reads its head as words of four bytes
  }

  // A pack that came later: libraries, and modules of our own.
  function add({ name, pack }) {
    python.FS.writeFile(`/${name}`, new Uint8Array(pack));
    packs.add(`/${name}`);
  }

  // Pyodide asks the reader to report a stop of Python's. One that is meant is nothing to report.
  const { error: report } = console;
  console.error = (...given) => void (runtime?.missing?.value || report.apply(console, given));

  // A start that stops where something is missing may never come to its end.
  const watched = (starting) =>
    Promise.race([
      starting,
      new Promise((_, stop) => {
        const watch = setInterval(() => missing() && stop(new Error("missing")), 100);
        starting.catch(() => {}).then(() => clearInterval(watch));
      }),
    ]);

  async function replied(data) {
    if (data.open) return true;
    if (data.start) return watched(start(data.start));
    if (data.add) return add(data.add) ?? true;
    return answer(data.ask);
  }

  self.onmessage = async ({ data }) => {
    try {
      const reply = await replied(data);
      if (missing())
        self.postMessage({ id: data.id, missing: true }); // Python may have caught the stop: its answer counts for nothing
      else self.postMessage({ id: data.id, reply }, reply.snapshot ? [reply.snapshot] : []);
    } catch (error) {
      if (missing()) {
        self.postMessage({ id: data.id, missing: true });
        return;
      }
      // Of Python's traceback only the last line says something to a person. Any other error is the machine's own (its
      // memory or its stack has run out), and no question can be asked of it again.
      const dead = Boolean(data.ask) && error.name !== "PythonError";
      self.postMessage({ id: data.id, error: String(error).trim().split("\n").pop(), dead });
    }
  };
})();
