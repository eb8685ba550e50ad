// The product's own worker in Node: what finds out which parts of Python are wanted (profile.mjs), and tests, run it so.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

// A browser's worker, as far as the glue asks. What is drawn by lot is the same each time, and so is the time of day.
function world() {
  const quiet = () => {};
  const { TextDecoder, TextEncoder, URL, Response, Request, Headers, AbortController, AbortSignal, MessageChannel, DOMException, ReadableStream, Blob } = globalThis;
  const self = { WebAssembly, TextDecoder, TextEncoder, URL, Response, Request, Headers, AbortController, AbortSignal, MessageChannel, DOMException, ReadableStream, Blob };
  class Clock extends Date {
    constructor(...given) {
      super(...(given.length ? given : [Clock.now()]));
    }
    static now = () => 1_790_000_000_000;
  }
  Object.assign(self, { Event, EventTarget, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, structuredClone, atob, btoa, Date: Clock });
  self.TypeError = TypeError; // WebAssembly throws this one
  self.performance = { now: () => 0, timeOrigin: 0 };
  self.crypto = { getRandomValues: (bytes) => bytes.map((_, at) => (bytes[at] = at * 7)) };
  self.console = { log: quiet, warn: quiet, error: quiet, info: quiet };
  self.navigator = { userAgent: "Chrome" };
  self.location = "http://localhost/worker.js";
  self.importScripts = self.fetch = quiet;
  self.WorkerGlobalScope = Object.defineProperty(() => {}, Symbol.hasInstance, { value: () => true });
  self.self = self.globalThis = self;
  return self;
}

// A worker that has been started, of the files in a folder, unpacked: what tells it something, its instance of the runtime, and its Python.
export async function started(folder, runtime, start) {
  const file = (name) => readFileSync(`${folder}/${name}`);
  const buffer = (name) => new Uint8Array(file(name)).buffer;
  const self = world();
  const made = {};
  const instantiate = WebAssembly.instantiate;
  self.WebAssembly = { ...Object.fromEntries(Object.getOwnPropertyNames(WebAssembly).map((name) => [name, WebAssembly[name]])) };
  self.WebAssembly.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    if (module === runtime) made.exports = instance.exports;
    return instance;
  };
  runInContext(file("worker").toString(), createContext(self));
  const load = self.loadPyodide;
  self.loadPyodide = async (options) => (made.python = await load(options));
  made.tell = (message) =>
    new Promise((resolve, reject) => {
      self.postMessage = ({ reply, error, missing }) => (missing ? resolve({ missing }) : error === undefined ? resolve(reply) : reject(new Error(error)));
      self.onmessage({ data: { id: 1, ...message } });
    });
  const packs = start.snapshot ? {} : { stdlib: buffer("stdlib"), calculators: buffer("calculators") };
  self.caches = { match: async () => new Response(start.snapshot, { headers: { "Content-Length": String(start.snapshot.byteLength) } }) };
  self.WebAssembly.compileStreaming = async () => runtime;
  await made.tell({ open: { kept: start.snapshot ? {} : null, keep: Boolean(start.keep) } });
  made.first = await made.tell({ start: { module: runtime, ...packs, rest: start.rest } });
  made.kept = made.first.snapshot;
  made.add = (name) => made.tell({ add: { name, pack: buffer(name) } });
  return made;
}
