/** Passphrases for a sealed file: one that nobody guesses, and what makes a typed one easy to guess. */

const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"; // none looks like another; 31 of them
const GROUPS = 3;
const IN_GROUP = 4; // twelve letters in all: 59 bits, which 600,000 rounds make hopeless to try
const FEW = 10;

/** A passphrase drawn by lot, in groups that are easily copied by hand. */
export function generated() {
  const letters = [];
  while (letters.length < GROUPS * IN_GROUP) {
    const [drawn] = crypto.getRandomValues(new Uint8Array(1));
    // What is over the last whole round of the letters would make the first ones likelier.
    if (drawn < 256 - (256 % LETTERS.length)) letters.push(LETTERS[drawn % LETTERS.length]);
  }
  return letters.join("").replace(new RegExp(`.{${IN_GROUP}}(?=.)`, "g"), "$&-");
}

/**
 * Why a passphrase is easy to guess, in words; empty where nothing was found.
 * @param {string} passphrase
 */
export function weakness(passphrase) {
  const letters = [...passphrase];
  if (!letters.length) return "";
  if (/^\d+$/.test(passphrase)) return "全是数字";
  if (new Set(letters).size < 5) return "来来去去就那几个字";
  return letters.length < FEW ? `只有 ${letters.length} 个字` : "";
}
