/** Files as text, which is how they go to Python and come from it. */

const PIECE = 0x8000; // bytes: as many as one call may have arguments in every engine

/** @param {ArrayBuffer} buffer */
export function inBase64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** @param {string} text */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
