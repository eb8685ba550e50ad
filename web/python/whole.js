/**
 * The whole runtime, made of the one that a first result starts with and of what was left out of it: bodies of functions, each as
 * its number, its size and its bytes (builder/cold.py), and tables, each as its place in the data, its size, how wide its numbers are, and
 * their first bytes, then their second ones (builder/tables.py).
 */

const CODE = 10;
const DATA = 11;
const HEAD = 8; // of a module, and of what was left out

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
 * Where a section stands, and its content begins and ends.
 * @param {Bytes} lean
 * @param {number} kind
 */
function section(lean, kind) {
  for (let at = HEAD; at < lean.length;) {
    const { value, end } = number(lean, at + 1);
    if (lean[at] === kind) return { at, start: end, end: end + value };
    at = end + value;
  }
  throw new Error("no such section");
}

/**
 * The bodies that were left out, by the number of their function.
 * @param {Bytes} rest
 */
function leftOut(rest) {
  const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
  /** @type {Map<number, Bytes>} */
  const parts = new Map();
  for (let at = 0; at < rest.length;) {
    const start = at + HEAD;
    const end = start + view.getUint32(at + 4, true);
    parts.set(view.getUint32(at, true), rest.subarray(start, end));
    at = end;
  }
  return parts;
}

/**
 * @param {Bytes} tables
 * @param {Bytes} data where they lay
 */
function putBack(tables, data) {
  const view = new DataView(tables.buffer, tables.byteOffset, tables.length);
  for (let at = 0; at < tables.length;) {
    const [start, size, width] = [0, 4, 8].map((place) => view.getUint32(at + place, true));
    at += 12;
    for (let first = start; first < start + width; first += 1)
      for (let place = first; place < start + size; place += width) data[place] = tables[at++];
  }
}

/**
 * @param {Bytes} lean
 * @param {{ bodies: Bytes, tables: Bytes }} rest
 */
export function whole(lean, rest) {
  const code = section(lean, CODE);
  const bodies = leftOut(rest.bodies);
  const { value: count, end: first } = number(lean, code.start);
  const parts = [lean.subarray(code.start, first)];
  for (let at = first, index = 0; index < count; index += 1) {
    const { value: size, end } = number(lean, at);
    const body = bodies.get(index) ?? lean.subarray(end, end + size);
    parts.push(leb(body.length), body);
    at = end + size;
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const after = lean.slice(code.end);
  const data = section(lean, DATA).start - code.end;
  putBack(rest.tables, after.subarray(data));
  return new Blob([lean.subarray(0, code.at + 1), leb(size), ...parts, after]).arrayBuffer();
}

/**
 * What was left out, as it was packed: how long the bodies and the tables are, these, and the modules of the library.
 * @param {ArrayBuffer} packed
 */
export function opened(packed) {
  const view = new DataView(packed);
  const bodies = HEAD + view.getUint32(0, true);
  const tables = bodies + view.getUint32(4, true);
  return {
    bodies: new Uint8Array(packed, HEAD, bodies - HEAD),
    tables: new Uint8Array(packed, bodies, tables - bodies),
    modules: packed.slice(tables),
  };
}
