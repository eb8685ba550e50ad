/**
 * The sections of the case: what the pages say of each, and where the first files kept it. They are declared once, in
 * calculators/case/sections.py, from where the build writes them into the scripts.
 */
import { at, isWritten } from "./paths.js";

/** @typedef {import("./paths.js").Case} Case */

export const { version: VERSION, sections: SECTIONS, moved: MOVED } = DECLARED;

/**
 * The section in which a tool without one of its own remembers what is not in its lists.
 * @param {string} tool
 */
export const ownSection = (tool) => SECTIONS.find((each) => each.home === tool && !each.counted)?.key ?? "";

/**
 * What there is, in words: 3 笔债、收支、1 个方案.
 * @param {Case} whole
 */
export function inWords(whole) {
  const count = (/** @type {unknown} */ rows) => (Array.isArray(rows) ? rows.filter((row) => isWritten(row)).length : 0);
  const listed = SECTIONS.filter(({ key, counted }) => counted && count(whole[key]));
  const parts = SECTIONS.filter(({ key, counted }) => !counted && isWritten(whole[key]));
  return [...listed.map(({ key, counted }) => `${count(whole[key])} ${counted}`), ...parts.map(({ title }) => title)].join("、");
}

/**
 * A case with each section at its own place: the first files kept what some tools remember among the person's own.
 * @param {Case} whole
 * @returns {Case}
 */
export function atHome(whole) {
  if (!whole.person || typeof whole.person !== "object" || Array.isArray(whole.person)) return whole;
  const moved = { ...whole, person: { ...whole.person } };
  for (const { key, was } of SECTIONS) {
    if (!was) continue;
    const kept = at(whole, was);
    delete moved.person[was.split(".")[1]];
    if (isWritten(kept) && !isWritten(whole[key])) Object.assign(moved, { [key]: kept });
  }
  for (const [name, key] of Object.entries(MOVED)) {
    const kept = moved.person[name];
    delete moved.person[name];
    if (kept !== undefined && key) Object.assign(moved, { [key]: { [name]: kept, .../** @type {Case} */ (moved)[key] } });
  }
  return moved;
}
