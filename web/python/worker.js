// Python's side: the runtime's files come by message, so nothing in here asks the network for anything.
// The build puts the runtime's glue before this text, and RUNTIME (its lock's info) before that.
(() => {
  "use strict";
  const INDEX = "memory:/";
  let python = null;
  let answer = null;

  // From the packs, or from a snapshot: Python's memory as it was right after a start. With `keep` such a one is given back.
  async function start({ module, stdlib, calculators, snapshot, keep }) {
    self.fetch = async (request) => {
      const name = String(request.url || request);
      if (name === `${INDEX}stdlib.zip`) return new Response(stdlib);
      if (name === `${INDEX}pyodide.asm.wasm`) return new Response(); // compiled already, see below
      throw new TypeError(`${name} is not on this device`);
    };
    // The page compiled the runtime while it arrived; what is left is to make an instance of it.
    WebAssembly.instantiateStreaming = async (_, imports) => ({
      module,
      instance: await WebAssembly.instantiate(module, imports),
    });
    python = await loadPyodide({
      indexURL: INDEX,
      packageBaseUrl: INDEX,
      stdLibURL: `${INDEX}stdlib.zip`,
      lockFileContents: { info: RUNTIME, packages: {} },
      env: { HOME: "/home/reader" },
      fsInit: async (files) => snapshot || files.writeFile("/calculators", new Uint8Array(calculators)),
      _loadSnapshot: snapshot,
      _makeSnapshot: keep,
    });
    if (!snapshot) {
      python.pyimport("calculators.page.door");
      python.pyimport("sitecustomize").started();
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
    python.pyimport("sitecustomize").add(`/${name}`);
  }

  self.onmessage = async ({ data }) => {
    try {
      let reply = true;
      if (data.open) reply = true;
      else if (data.start) reply = await start(data.start);
      else if (data.add) add(data.add);
      else reply = answer(data.ask);
      self.postMessage({ id: data.id, reply }, reply.snapshot ? [reply.snapshot] : []);
    } catch (error) {
      // Of Python's traceback only the last line says something to a person. Any other error is the machine's own (its
      // memory or its stack has run out), and no question can be asked of it again.
      const dead = Boolean(data.ask) && error.name !== "PythonError";
      self.postMessage({ id: data.id, error: String(error).trim().split("\n").pop(), dead });
    }
  };
})();
