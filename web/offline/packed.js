/**
 * Where the pieces of the zip come from: scripts beside the page, because a page opened from a file may fetch nothing. Only the zip's
 * pages load this; that it is there is how the engine knows. The single file has web/offline/within.js.
 */
import { handbook } from "../registry.js";
import { searchWorker } from "./search_worker.js";

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../", own.src);
/** @type {Map<string, (text: string) => void>} */
const awaited = new Map();
const DIGITS = new Uint8Array(128);
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=>?@^_`{|}~";
[...ALPHABET].forEach((letter, digit) => (DIGITS[letter.charCodeAt(0)] = digit));

// A script of the zip brings its piece by calling this.
handbook.piece = (name, text) => awaited.get(name)?.(text);

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
function besides(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    awaited.set(name, resolve);
    script.src = new URL(`pieces/${name}.js`, root).href;
    script.onerror = () => reject(new Error(`缺少文件 pieces/${name}.js，请把压缩包完整解压`));
    document.head.append(script);
  });
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
const packed = async (name) => new Response(decoded(await besides(name)));

/** @param {string} name */
async function packedText(name) {
  const { body } = await packed(name);
  return new Response(/** @type {ReadableStream<any>} */ (body).pipeThrough(new DecompressionStream("gzip"))).text();
}

Object.assign(handbook, { packed, packedText, searchWorker: () => searchWorker(packedText) });
