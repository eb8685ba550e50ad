/** One file of a version, fetched and compared with what the version was built with. */

import { LEAST, PATIENCE } from "../python/patience.js";

/** @typedef {{ hash: string, bytes: number }} File */

/** @param {ArrayBuffer} bytes */
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Whether these are the file's bytes.
 * @param {BufferSource} bytes
 * @param {File} file
 */
export const isRight = async (bytes, file) => hex(await crypto.subtle.digest("SHA-256", bytes)) === file.hash;

/** Gives a connection up of which next to nothing has been heard for a while. */
export function patience() {
  const stop = new AbortController();
  let timer = 0;
  let since = 0;
  const end = () => clearTimeout(timer);
  const heard = (bytes = LEAST) => {
    if ((since += bytes) < LEAST) return;
    since = 0;
    end();
    timer = /** @type {any} */ (setTimeout(() => stop.abort(), PATIENCE));
  };
  heard();
  return { signal: stop.signal, heard, end };
}

/**
 * The body's bytes while they come; more than `size` is counted and not kept.
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} size
 * @param {(bytes: number) => void} count
 */
async function read(body, size, count) {
  const bytes = new Uint8Array(size);
  const reader = body.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes, at };
    if (at + value.length <= size) bytes.set(value, at);
    at += value.length;
    count(value.length);
  }
}

/**
 * The file as it comes, or what is wrong with it.
 * @param {URL} address
 * @param {string} path for the words
 * @param {RequestCache} cache
 * @param {File} file
 * @param {(bytes: number) => void} count hears its bytes, and takes them back if they are of no use
 * @returns {Promise<{ kept?: Response, lacks?: string }>}
 */
export async function fetched(address, path, cache, file, count) {
  const waiting = patience();
  let counted = 0;
  const heard = (/** @type {number} */ bytes) => {
    waiting.heard(bytes);
    counted += bytes;
    count(bytes);
  };
  try {
    const response = await fetch(address, { cache, signal: waiting.signal });
    if (!response.ok || !response.body) return { lacks: `${path}：${response.status}` };
    const { bytes, at } = await read(response.body, file.bytes, heard);
    const right = at === file.bytes && (await isRight(bytes, file));
    if (right) return { kept: new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") || "" } }) };
    count(-counted);
    return { lacks: `${path} 不是这一版的文件` };
  } catch (error) {
    count(-counted);
    throw /** @type {Error} */ (error).name === "AbortError" ? new TypeError("stalled") : error;
  } finally {
    waiting.end();
  }
}
