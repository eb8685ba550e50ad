/** A case file under a passphrase: PBKDF2-SHA-256 makes the key, AES-GCM seals the text. All of it the browser's own. */

const FORMAT = "repayment-handbook.sealed";
const ROUNDS = 600000;

/** Whether this browser can seal and unseal. */
export const able = () => Boolean(window.crypto && crypto.subtle);

/** Why a sealed file does not open. */
export class Unopened extends Error {
  /** @param {"damaged" | "newer" | "wrong"} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** @typedef {{ version: number, salt: string, iv: string, rounds: number, sealed: string, sum: string }} Sealed */

/** @param {ArrayBuffer | Uint8Array} bytes */
const toText = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
/** @param {string} text */
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
/** @param {object} parts */
const sumOf = async (parts) => toText(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(parts))));

/**
 * @param {string} passphrase
 * @param {Uint8Array<ArrayBuffer>} salt
 * @param {number} iterations
 */
async function keyFrom(passphrase, salt, iterations) {
  const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/**
 * @param {string} text
 * @param {string} passphrase
 */
export async function seal(text, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  const parts = { salt: toText(salt), iv: toText(iv), rounds: ROUNDS, sealed: toText(sealed) };
  // The sum tells a damaged file from a wrong passphrase: to AES-GCM they look the same.
  return `${JSON.stringify({ format: FORMAT, version: 1, ...parts, sum: await sumOf(parts) }, null, 1)}\n`;
}

/**
 * The parts of a sealed file; null where it is not one.
 * @param {string} text
 * @returns {Sealed | null}
 */
export function sealedParts(text) {
  try {
    const read = JSON.parse(text);
    return read && read.format === FORMAT ? read : null;
  } catch {
    return null;
  }
}

/**
 * The text under the seal. Rejects with Unopened.
 * @param {Sealed} parts
 * @param {string} passphrase
 */
export async function unseal({ version, salt, iv, rounds, sealed, sum }, passphrase) {
  if (version > 1) throw new Unopened("newer");
  const whole = await sumOf({ salt, iv, rounds, sealed });
  if (whole !== sum || !(rounds >= ROUNDS && rounds <= 10 * ROUNDS)) throw new Unopened("damaged");
  const key = await keyFrom(passphrase, toBytes(salt), rounds);
  const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(iv) }, key, toBytes(sealed)).catch(() => {
    throw new Unopened("wrong");
  });
  return new TextDecoder().decode(open);
}
