// Python's side: the runtime's files come by message, so nothing in here asks the network for anything.
// The build puts the runtime's glue before this text, and RUNTIME (its lock's info) before that.
(() => {
  "use strict";
  const held = new Map();
  const INDEX = "memory:/";
  let python = null;
  let answer = null;

  function gunzip(bytes) {
    const undo = new DecompressionStream("gzip");
    const writer = undo.writable.getWriter();
    writer.write(bytes).catch(() => {});
    writer.close().catch(() => {});
    return undo.readable;
  }

  self.fetch = async (request) => {
    const name = String(request.url || request).slice(INDEX.length);
    if (!held.has(name)) throw new TypeError(`${name} is not on this device`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(gunzip(held.get(name)), { headers: { "Content-Type": type } });
  };

  async function start(files) {
    held.set("pyodide.asm.wasm", files.runtime);
    held.set("stdlib.zip", files.stdlib);
    const calculators = new Uint8Array(await new Response(gunzip(files.calculators)).arrayBuffer());
    python = await loadPyodide({
      indexURL: INDEX,
      packageBaseUrl: INDEX,
      stdLibURL: `${INDEX}stdlib.zip`,
      lockFileContents: { info: RUNTIME, packages: {} },
      env: { PYTHONPATH: "/calculators.zip", HOME: "/home/reader" },
      fsInit: async (files) => files.writeFile("/calculators.zip", calculators),
    });
    answer = python.pyimport("calculators.page").answer;
    held.clear();
  }

  async function addLetters(bytes) {
    const unpacked = new Uint8Array(await new Response(gunzip(bytes)).arrayBuffer());
    python.FS.writeFile("/letters.zip", unpacked);
    python.pyimport("sys").path.append("/letters.zip");
  }

  self.onmessage = async ({ data }) => {
    try {
      let reply = true;
      if (data.files) await start(data.files);
      else if (data.letters) await addLetters(data.letters);
      else reply = answer(data.ask);
      self.postMessage({ id: data.id, reply });
    } catch (error) {
      // Of Python's traceback only the last line says something to a person.
      self.postMessage({ id: data.id, error: String(error).trim().split("\n").pop() });
    }
  };
})();
