/** Where the case is kept, changed: from the tab to the device and back, and what becomes of a second one. */
import { emit } from "../page.js";
import { AT_HAND, FILLED, KEY, caseFile, other } from "./case.js";
import { VERSION } from "./sections.js";
import { get, remove, set } from "./stores.js";

/** @typedef {import("./stores.js").Where} Where */

const KEYS = [KEY, FILLED];

/**
 * @param {Where} where
 * @param {string} key
 * @param {string | null} value
 */
function moved(where, key, value) {
  if (value !== null) return set(where, key, value);
  if (key === KEY && where === "device") return set(where, key, JSON.stringify({ version: VERSION }));
  remove(where, [key]);
  return true;
}

/**
 * Move everything to "tab" or "device"; false where the browser does not let us. Where another case lies there, the two
 * change places.
 * @param {Where} where
 */
export function keepIn(where) {
  if (where === caseFile.keptWhere()) return true;
  const mine = KEYS.map((key) => caseFile.raw(key));
  const theirs = KEYS.map((key) => get(where, key));
  const two = caseFile.hasTwo();
  if (!KEYS.every((key, index) => moved(where, key, mine[index]))) {
    KEYS.forEach((key, index) => (theirs[index] === null ? remove(where, [key]) : set(where, key, theirs[index])));
    return false; // half of it would be no place to keep it
  }
  caseFile.memory.clear();
  remove(other(where), KEYS);
  if (two) KEYS.forEach((key, index) => theirs[index] !== null && set(other(where), key, theirs[index]));
  set("tab", AT_HAND, where);
  caseFile.seen = caseFile.raw(KEY);
  caseFile.kept = true;
  emit("kept");
  return true;
}

/** Of two cases, remove the one that is not at hand. */
export function dropOther() {
  remove(other(caseFile.keptWhere()), KEYS);
  emit("kept");
}
