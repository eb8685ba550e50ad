/**
 * A worker that unpacks a stream of the single file (builder/streams.py), so that the page's thread is free meanwhile. It goes on as
 * far as something wanted asks for, and no further: what nobody wants costs no battery.
 */
import { Unpacking, decoder } from "../python/unlzma.js";
import { SevenBits } from "./seven_bits.js";
import { Slowly } from "./slowly.js";

const worker = /** @type {any} */ (globalThis);

/** Fast where the browser and the page's policy let WebAssembly run. */
function made() {
  try {
    return decoder();
  } catch {
    return new Slowly();
  }
}

const unpacking = new Unpacking(made());
const letters = new SevenBits();
/** Text that has come and is not read yet. @type {string[]} */
const texts = [];
/** Where each piece begins and ends. @type {Map<string, number[]>} */
const places = new Map();
/** @type {Set<string>} */
const wanted = new Set();
let ended = false; // whether all text has come
let working = false;

/** Hand out what is wanted and there. */
function hand() {
  for (const name of wanted) {
    const [start, end] = places.get(name) ?? [0, Infinity];
    const bytes = unpacking.part(start, end);
    if (!bytes) continue;
    wanted.delete(name);
    worker.postMessage({ name, bytes: bytes.buffer }, [bytes.buffer]);
  }
}

async function work() {
  if (working) return;
  working = true;
  try {
    for (hand(); wanted.size && (texts.length || ended); hand()) {
      const text = texts.shift();
      if (text !== undefined) await unpacking.transform(letters.bytes(text), null);
      else if (unpacking.whole()) throw new Error("no such piece");
      else unpacking.flush(null);
    }
  } catch {
    wanted.forEach((name) => worker.postMessage({ name }));
    wanted.clear();
  }
  working = false;
}

worker.onmessage = (/** @type {MessageEvent} */ { data }) => {
  let at = 0;
  for (const [name, size] of data.places ?? []) places.set(name, [at, (at += size)]);
  if (data.text) texts.push(data.text);
  ended ||= Boolean(data.ended);
  if (data.want) wanted.add(data.want);
  work();
};
