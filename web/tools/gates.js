/** A document that would harm its writer is held back: why, and what to send instead, stand in its place until they are read. */
import { all, made, one, quietButton } from "../dom.js";

/**
 * @typedef {{ document: string, variant: string, title: string }} Way another document that may be sent instead
 * @typedef {{ document: string, code: string, message: string, instead: string, ways: Way[] }} Gate
 * @typedef {(way: Way) => void} Turn writes another document in the place of one that is held back
 */

/**
 * @param {Gate[]} gates
 * @param {string} title
 * @param {() => void} open
 * @param {Turn} [turn] where this page can write another document
 */
function notice(gates, title, open, turn) {
  const box = made("div", "", { className: "notice gate" });
  box.append(made("p", `先别发${title}。`));
  const seen = new Set();
  const offered = new Map();
  gates.forEach(({ message, instead, ways }) => {
    box.append(made("p", message));
    if (instead && !seen.has(instead)) box.append(made("p", instead));
    seen.add(instead);
    ways.forEach((way) => offered.set(`${way.document}.${way.variant}`, way));
  });
  if (turn) offered.forEach((way) => box.append(quietButton(`改写${way.title}`, () => turn(way))));
  box.append(quietButton("看过了，还是打开", open));
  return box;
}

/**
 * Hold the sheet of `section` back where one of `gates` is about its document.
 * @param {HTMLElement} section
 * @param {{ code: string, title: string }} document
 * @param {Gate[]} gates
 * @param {Turn} [turn]
 * @returns {boolean} whether it is held
 */
export function hold(section, { code, title }, gates, turn) {
  all(section, ".gate").forEach((old) => old.remove());
  const own = gates.filter((gate) => gate.document === code);
  section.classList.toggle("held", own.length > 0);
  if (!own.length) return false;
  const open = () => {
    section.classList.remove("held");
    one(section, "[data-sheet]").focus();
  };
  one(section, ".letter-tools").before(notice(own, title, open, turn));
  return true;
}

/** Whether a sheet stays here, because its document is held back. @param {HTMLElement} sheet */
export const isHeld = (sheet) => Boolean(sheet.closest(".held"));
