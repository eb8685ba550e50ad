/**
 * The install pack: pages, scripts, styles and the search index in one file, a third of what they take one by one
 * (builder/install_pack.py). Nothing depends on it: what it does not bring is fetched by itself.
 */
import { unlzma } from "../python/unlzma.js";
import { isRight, patience } from "./fetched.js";

/** @typedef {import("./fetched.js").File} File */
/** @typedef {{ path: string, files: number }} Pack its address, and how many files lie in it: the first of the list */
/** @typedef {[string, File][]} Listed */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const WORTH = 3; // one part in so many must be lacking: of less the files cost less by themselves
const HEARD = 8192; // bytes, of which something must come in time: a line that drips is not waited for
const PIECE = 4096; // bytes unpacked at a time, of which twelve times as many come out: an old phone holds no more of them than it must
/** @type {Record<string, string>} */
const KINDS = {
  css: "text/css",
  html: "text/html",
  js: "text/javascript",
  json: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain",
  webmanifest: "application/manifest+json",
  xml: "text/xml",
};

/** @param {Listed} listed */
export const weight = (listed) => listed.reduce((bytes, [, file]) => bytes + file.bytes, 0);

/** @param {string} path */
const type = (path) => `${KINDS[path.slice(path.lastIndexOf(".") + 1)]}; charset=utf-8`;

/**
 * What the pack is to bring; nothing where it is not worth its bytes.
 * @param {Listed} inside
 * @param {Listed} lacking
 */
export function worthwhile(inside, lacking) {
  const paths = new Set(inside.map(([path]) => path));
  const wanted = lacking.filter(([path]) => paths.has(path));
  return weight(wanted) * WORTH > weight(inside) ? wanted : [];
}

/**
 * Small pieces of what comes, told of as they come.
 * @param {() => void} heard
 */
function pieces(heard) {
  let since = 0;
  return new TransformStream({
    /**
     * @param {Bytes} chunk
     * @param {TransformStreamDefaultController<Bytes>} out
     */
    transform(chunk, out) {
      since += chunk.length;
      if (since >= HEARD) {
        heard();
        since = 0;
      }
      for (let at = 0; at < chunk.length; at += PIECE) out.enqueue(chunk.subarray(at, at + PIECE));
    },
  });
}

/**
 * One file after the other out of a stream.
 * @param {ReadableStreamDefaultReader<Bytes>} reader
 * @param {Listed} inside
 * @returns {AsyncGenerator<[string, File, Bytes]>}
 */
async function* files(reader, inside) {
  let left = new Uint8Array();
  for (const [path, file] of inside) {
    const bytes = new Uint8Array(file.bytes);
    for (let at = 0; at < file.bytes;) {
      if (!left.length) left = (await reader.read()).value ?? left;
      if (!left.length) throw new TypeError("not whole");
      const part = left.subarray(0, file.bytes - at);
      bytes.set(part, at);
      at += part.length;
      left = left.subarray(part.length);
    }
    yield [path, file, bytes];
  }
}

/**
 * Takes the wanted files out of the pack while it arrives. Rejects where it is not there, is not whole, or holds something else.
 * @param {URL} address
 * @param {Listed} inside
 * @param {Listed} wanted
 * @param {(file: File, kept: Response) => Promise<void>} keep
 */
export async function takeOut(address, inside, wanted, keep) {
  const unpacking = unlzma(); // a browser that may not unpack throws here, and fetches nothing for it
  const waiting = patience();
  const paths = new Set(wanted.map(([path]) => path));
  /** @type {ReadableStreamDefaultReader<Bytes> | null} */
  let reader = null;
  try {
    const response = await fetch(address, { signal: waiting.signal });
    if (!response.ok || !response.body) throw new TypeError(String(response.status));
    const body = /** @type {ReadableStream<Bytes>} */ (response.body);
    reader = body.pipeThrough(pieces(waiting.heard)).pipeThrough(unpacking).getReader();
    for await (const [path, file, bytes] of files(reader, inside)) {
      if (!paths.has(path)) continue;
      if (!(await isRight(bytes, file))) throw new TypeError(path);
      await keep(file, new Response(bytes, { headers: { "Content-Type": type(path) } }));
    }
  } finally {
    waiting.end();
    reader?.cancel().catch(() => {}); // what is not wanted any more does not have to come
  }
}
