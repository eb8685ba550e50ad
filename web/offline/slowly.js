/**
 * web/python/unlzma.wat once more in JavaScript, for browsers that run no WebAssembly: what is kept packed in the single file can be
 * read in them too. It says the same in the same order; what each part is for stands there.
 */

const START = 16384; // where it writes
const PAGE = 65536;
const [IS_MATCH, IS_REP, IS_REP_0, IS_REP_1, IS_REP_2, IS_LONG] = [0, 12, 24, 36, 48, 60];
const [SLOTS, DISTANCES, ALIGN, LENGTH, REP_LENGTH, LITERALS, ALL] = [72, 328, 443, 459, 733, 1007, 7151];
const LONGEST = 20; // bytes that one symbol may take

export class Slowly {
  memory = {
    buffer: new ArrayBuffer(0),
    /** @param {number} pages */
    grow(pages) {
      this.buffer = new ArrayBuffer(pages * PAGE);
    },
  };
  bytes = new Uint8Array();
  chances = new Uint16Array(ALL);
  range = 0;
  code = 0;
  at = 0;
  to = START;
  end = 0;
  state = 0;
  /** The last four distances. */
  far = [0, 0, 0, 0];

  /**
   * @param {number} size
   * @param {number} from
   */
  begin(size, from) {
    this.bytes = new Uint8Array(this.memory.buffer);
    this.chances.fill(1024);
    this.end = START + size;
    this.range = 0xffffffff;
    this.code = new DataView(this.memory.buffer).getUint32(from + 1);
    this.at = from + 5;
  }

  read() {
    return this.at;
  }

  normalise() {
    if (this.range >= 0x1000000) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.bytes[this.at++]) >>> 0;
  }

  /** @param {number} place */
  bit(place) {
    this.normalise();
    const chance = this.chances[place];
    const bound = (this.range >>> 11) * chance;
    if (this.code < bound) {
      this.range = bound;
      this.chances[place] = chance + ((2048 - chance) >> 5);
      return 0;
    }
    this.range -= bound;
    this.code -= bound;
    this.chances[place] = chance - (chance >> 5);
    return 1;
  }

  /**
   * @param {number} place
   * @param {number} bits
   */
  tree(place, bits) {
    let index = 1;
    while (index < 1 << bits) index = (index << 1) | this.bit(place + index);
    return index - (1 << bits);
  }

  /**
   * @param {number} place
   * @param {number} bits
   */
  reverse(place, bits) {
    let number = 0;
    for (let done = 0, index = 1; done < bits; done += 1) {
      index = (index << 1) | this.bit(place + index);
      number |= (index & 1) << done;
    }
    return number;
  }

  /** @param {number} bits */
  direct(bits) {
    let number = 0;
    for (let done = 0; done < bits; done += 1) {
      this.normalise();
      this.range >>>= 1;
      const above = this.code >= this.range;
      if (above) this.code -= this.range;
      number = (number << 1) | Number(above);
    }
    return number;
  }

  /** @param {number} place */
  length(place) {
    if (!this.bit(place)) return 2 + this.tree(place + 2, 3);
    return this.bit(place + 1) ? 18 + this.tree(place + 18, 8) : 10 + this.tree(place + 10, 3);
  }

  /** @param {number} length */
  distance(length) {
    const slot = this.tree(SLOTS + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.reverse(DISTANCES + base - slot, bits);
    return base + this.direct(bits - 4) * 16 + this.reverse(ALIGN, 4);
  }

  literal() {
    const { bytes, to, state } = this;
    const place = LITERALS + (to > START ? (bytes[to - 1] >> 5) * 768 : 0);
    let index = 1;
    if (state >= 7) {
      let matched = bytes[to - this.far[0] - 1];
      for (let offset = 0x100; index < 0x100; offset &= matched ^ ((index & 1) - 1)) {
        matched <<= 1;
        index = (index << 1) | this.bit(place + offset + (matched & offset) + index);
      }
    }
    while (index < 0x100) index = (index << 1) | this.bit(place + index);
    bytes[this.to++] = index;
    this.state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  }

  /** How many bytes are copied; from which distance is then the first of `far`. */
  match() {
    const { far, state } = this;
    const seen = state < 7 ? 0 : 1;
    if (!this.bit(IS_REP + state)) {
      const length = this.length(LENGTH);
      this.state = seen ? 10 : 7;
      this.far = [this.distance(length), far[0], far[1], far[2]];
      return length;
    }
    let which = 0;
    if (this.bit(IS_REP_0 + state)) which = !this.bit(IS_REP_1 + state) ? 1 : !this.bit(IS_REP_2 + state) ? 2 : 3;
    else if (!this.bit(IS_LONG + state)) {
      this.state = seen ? 11 : 9;
      return 1;
    }
    this.far = [far[which], ...far.filter((_, index) => index !== which)];
    this.state = seen ? 11 : 8;
    return this.length(REP_LENGTH);
  }

  /** @param {number} length */
  copy(length) {
    const from = this.to - this.far[0] - 1;
    if (from < START || this.to + length > this.end) return false;
    for (let at = 0; at < length; at += 1) this.bytes[this.to + at] = this.bytes[from + at];
    this.to += length;
    return true;
  }

  /**
   * @param {number} from
   * @param {number} limit
   * @param {boolean} last
   */
  unpack(from, limit, last) {
    this.at = from;
    while (this.to < this.end) {
      if (last ? this.at > limit : this.at + LONGEST > limit) return last ? 0 : this.to;
      if (!this.bit(IS_MATCH + this.state)) this.literal();
      else if (!this.copy(this.match())) return 0;
    }
    return this.to;
  }
}
