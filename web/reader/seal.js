// A case file under a passphrase: PBKDF2-SHA-256 makes the key, AES-GCM seals the text. All of it the browser's own.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const FORMAT = "repayment-handbook.sealed";
  const ROUNDS = 600000;
  const able = Boolean(window.crypto && crypto.subtle);

  const toText = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const digest = async (bytes) => toText(await crypto.subtle.digest("SHA-256", bytes));

  async function keyFrom(passphrase, salt, iterations) {
    const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
    const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
    return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function seal(text, passphrase) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await keyFrom(passphrase, salt, ROUNDS);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
    const parts = { salt: toText(salt), iv: toText(iv), rounds: ROUNDS, sealed: toText(sealed) };
    // The sum tells a damaged file from a wrong passphrase: to AES-GCM they look the same.
    const sum = await digest(new TextEncoder().encode(JSON.stringify(parts)));
    return `${JSON.stringify({ format: FORMAT, version: 1, ...parts, sum }, null, 1)}\n`;
  }

  // The parts of a sealed file; null where it is not one.
  function sealedParts(text) {
    try {
      const read = JSON.parse(text);
      return read && read.format === FORMAT ? read : null;
    } catch {
      return null;
    }
  }

  // The text under the seal. Rejects with an error whose `damaged`, `newer` or `wrong` says which it is.
  async function unseal({ version, salt, iv, rounds, sealed, sum }, passphrase) {
    if (version > 1) throw Object.assign(new Error("newer"), { newer: true });
    const whole = await digest(new TextEncoder().encode(JSON.stringify({ salt, iv, rounds, sealed })));
    if (whole !== sum || !(rounds >= ROUNDS && rounds <= 10 * ROUNDS)) throw Object.assign(new Error("damaged"), { damaged: true });
    const key = await keyFrom(passphrase, toBytes(salt), rounds);
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(iv) }, key, toBytes(sealed)).catch(() => {
      throw Object.assign(new Error("wrong"), { wrong: true });
    });
    return new TextDecoder().decode(open);
  }

  handbook.seal = { able, seal, sealedParts, unseal };
})();
