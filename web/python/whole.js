/**
 * The whole runtime, made of the one that a first result starts with and of what was left out of it: bodies of functions, each as
 * its number, its size and its bytes (builder/cold.py).
 */

const CODE = 10;
const HEAD = 8; // of a module, and of a body that was left out

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * A number in LEB128, and where it ends.
 * @param {Bytes} bytes
 * @param {number} at
 */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, end: at };
  }
}

/** @param {number} value */
function leb(value) {
  const made = [];
  for (; value > 0x7f; value >>>= 7) made.push((value & 0x7f) | 0x80);
  return new Uint8Array([...made, value]);
}

/**
 * Where the section of code stands, and its content begins.
 * @param {Bytes} lean
 */
function codeOf(lean) {
  for (let at = HEAD; at < lean.length;) {
    const { value, end } = number(lean, at + 1);
    if (lean[at] === CODE) return { at, start: end, end: end + value };
    at = end + value;
  }
  throw new Error("no code");
}

/**
 * The bodies that were left out, by the number of their function.
 * @param {Bytes} rest
 */
function leftOut(rest) {
  const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
  /** @type {Map<number, Bytes>} */
  const bodies = new Map();
  for (let at = 0; at < rest.length;) {
    const start = at + HEAD;
    const end = start + view.getUint32(at + 4, true);
    bodies.set(view.getUint32(at, true), rest.subarray(start, end));
    at = end;
  }
  return bodies;
}

/**
 * @param {Bytes} lean
 * @param {Bytes} rest
 */
export function whole(lean, rest) {
  const code = codeOf(lean);
  const bodies = leftOut(rest);
  const { value: count, end: first } = number(lean, code.start);
  const parts = [lean.subarray(code.start, first)];
  for (let at = first, index = 0; index < count; index += 1) {
    const { value: size, end } = number(lean, at);
    const body = bodies.get(index) ?? lean.subarray(end, end + size);
    parts.push(leb(body.length), body);
    at = end + size;
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return new Blob([lean.subarray(0, code.at + 1), leb(size), ...parts, lean.subarray(code.end)]).arrayBuffer();
}

/**
 * What was left out, as it was packed: how long the bodies are, the bodies, and the modules of the library.
 * @param {ArrayBuffer} packed
 */
export function opened(packed) {
  const length = new DataView(packed).getUint32(0, true);
  return { bodies: new Uint8Array(packed, 4, length), modules: packed.slice(4 + length) };
}
