/**
 * Where the pieces of a pack come from: the page itself (the single file), or scripts beside it (the zip), because a
 * page opened from a file may fetch nothing. Only packs load this; its presence is how the engine knows.
 */
import { handbook } from "../registry.js";

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = own.src ? new URL("../", own.src) : null;
/** @type {Map<string, (text: string) => void>} */
const awaited = new Map();
const DIGITS = new Uint8Array(128);
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=>?@^_`{|}~";
[...ALPHABET].forEach((letter, digit) => (DIGITS[letter.charCodeAt(0)] = digit));

// A script of the zip brings its piece by calling this.
handbook.piece = (name, text) => awaited.get(name)?.(text);

/**
 * @param {string} name
 * @param {URL} folder
 * @returns {Promise<string>}
 */
function besides(name, folder) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    awaited.set(name, resolve);
    script.src = new URL(`pieces/${name}.js`, folder).href;
    script.onerror = () => reject(new Error(`缺少文件 pieces/${name}.js，请把压缩包完整解压`));
    document.head.append(script);
  });
}

/**
 * The single file's pieces come after its text; a page may want one before it has arrived.
 * @param {string} name
 */
async function within(name) {
  if (document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  const piece = document.getElementById(`piece-${name}`);
  if (!piece) throw new Error(`文件不完整，缺少 ${name}`);
  return piece.textContent ?? "";
}

/**
 * Five characters are four bytes (builder/pieces.py). The last group may be short.
 * @param {string} text
 */
function decoded(text) {
  const size = Math.floor(text.length / 5) * 4 + Math.max((text.length % 5) - 1, 0);
  const bytes = new Uint8Array(size + 4);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let word = 0;
    for (let next = at; next < at + 5; next += 1) word = word * 85 + (next < text.length ? DIGITS[text.charCodeAt(next)] : 84);
    bytes.set([word / 0x1000000, word >>> 16, word >>> 8, word], to);
  }
  return bytes.subarray(0, size);
}

/**
 * A piece as it was packed, as if it had been fetched.
 * @param {string} name
 */
const packed = async (name) => new Response(decoded(await (root ? besides(name, root) : within(name))));

/** @param {string} name */
async function packedText(name) {
  const { body } = await packed(name);
  return new Response(/** @type {ReadableStream<any>} */ (body).pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Stands in for search's worker at once; what it is told reaches the real one when that is there. */
function searchWorker() {
  const worker = packedText("search").then(
    (source) => new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" }))),
  );
  worker.catch(() => {}); // below the minimum: search finds nothing, the page stays whole
  /** @param {"addEventListener" | "removeEventListener" | "postMessage"} name */
  const later =
    (name) =>
    (/** @type {any[]} */ ...given) =>
      void worker.then(
        (real) => /** @type {any} */ (real)[name](...given),
        () => {},
      );
  return {
    addEventListener: later("addEventListener"),
    removeEventListener: later("removeEventListener"),
    postMessage: later("postMessage"),
  };
}

Object.assign(handbook, { packed, packedText, searchWorker });
