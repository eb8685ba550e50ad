/**
 * Bytes that stand in a page as text (builder/streams.py): a letter is seven bits. What markup or a line could lose stands for
 * fifteen bits, in letters that take two bytes.
 */

const SPARE = [0, 10, 13, 26, 34, 60, 92]; // the seven bits that are no letter by themselves

export class SevenBits {
  /** The bits that are no whole byte yet, and how many these are. */
  held = 0;
  bits = 0;

  /**
   * The bytes that come with more of the text.
   * @param {string} text
   */
  bytes(text) {
    const made = new Uint8Array(text.length * 2);
    let { held, bits } = this;
    let to = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      const wide = letter - 128;
      held = wide < 0 ? (held << 7) | letter : (held << 15) | (SPARE[wide >> 8] << 8) | (wide & 255);
      for (bits += wide < 0 ? 7 : 15; bits >= 8; to += 1) made[to] = held >>> (bits -= 8);
    }
    Object.assign(this, { held, bits });
    return made.subarray(0, to);
  }
}
