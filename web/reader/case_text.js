/**
 * The case as the text of a file or of the browser's store, written and read without Python: a phone that cannot compute
 * keeps what was typed all the same. What does not fit is named and left out; the rest is there.
 */
import { SECTIONS, VERSION, atHome } from "./sections.js";

/** @typedef {import("./paths.js").Case} Case */
/** @typedef {{ whole: Case, left: string[] }} Read left: the titles of what was left out */

const MOST_LEVELS = 20;
const PARTS = [...SECTIONS.map(({ key }) => key), "version", "saved_at"];

/** A text that is no case; its message says what to do. */
export class NoCase extends Error {}

const UNTOUCHED = "现在填的内容没有动。";

/**
 * The text of a file that holds the case.
 * @param {Case} whole
 * @param {string} savedAt local time, YYYY-MM-DDTHH:MM
 */
export function writeCase(whole, savedAt) {
  const { version, saved_at: _, ...parts } = whole;
  return `${JSON.stringify({ version: version ?? VERSION, saved_at: savedAt, ...parts }, null, 2)}\n`;
}

/**
 * The case in a text, with what cannot be used left out. Throws NoCase.
 * @param {string} text
 * @returns {Read}
 */
export function readCase(text) {
  const given = parsed(text);
  if (!PARTS.some((key) => key in given)) {
    throw new NoCase(`这个文件里没有档案的内容。请选“存成文件”存下的那一个。${UNTOUCHED}`);
  }
  if (Number(given.version) > VERSION) throw new NoCase(`这份档案是更新的手册存的。请先更新手册再打开。${UNTOUCHED}`);
  const whole = atHome(given);
  const unknown = Object.keys(whole).filter((key) => !PARTS.includes(key));
  const damaged = SECTIONS.filter(({ key, counted }) => !fits(whole[key], Boolean(counted)));
  [...damaged.map(({ key }) => key), ...unknown].forEach((key) => delete whole[key]);
  return { whole: { ...whole, version: VERSION }, left: [...damaged.map(({ title }) => title), ...unknown] };
}

/**
 * @param {string} text
 * @returns {Case}
 */
function parsed(text) {
  let whole;
  try {
    whole = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new NoCase(`这个文件读不懂：它不是存下的档案，或者已经损坏。${UNTOUCHED}`);
  }
  if (!isRecord(whole)) throw new NoCase(`这个文件里没有档案的内容。请选“存成文件”存下的那一个。${UNTOUCHED}`);
  if (deeperThan(whole, MOST_LEVELS)) throw new NoCase(`这个文件损坏了，或者被改过：里面套得太深。${UNTOUCHED}`);
  return whole;
}

/**
 * @param {any} value
 * @returns {value is Record<string, any>}
 */
const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

/**
 * Whether a section is of the build that the pages read: a list of records, or a record; absent will do.
 * @param {any} part
 * @param {boolean} isList
 */
function fits(part, isList) {
  if (part === undefined || part === null) return true;
  if (!isList) return isRecord(part) && rowsFit(part);
  return Array.isArray(part) && part.every((row) => row === null || (isRecord(row) && rowsFit(row)));
}

/**
 * Lists within a record are lists of records, or of codes: never of both, nor of lists.
 * @param {Record<string, any>} record
 * @returns {boolean}
 */
const rowsFit = (record) =>
  Object.values(record).every((inner) => {
    if (isRecord(inner)) return rowsFit(inner);
    if (!Array.isArray(inner)) return true;
    const records = inner.filter((each) => each === null || isRecord(each));
    return records.length
      ? records.length === inner.length && records.every((each) => !each || rowsFit(each))
      : !inner.some(Array.isArray);
  });

/**
 * Level by level, because a text may be deeper than the stack.
 * @param {unknown} value
 * @param {number} levels
 */
function deeperThan(value, levels) {
  let layer = [value];
  for (let level = 0; level <= levels && layer.length; level += 1) {
    layer = layer.flatMap((each) => (each && typeof each === "object" ? Object.values(each) : []));
  }
  return layer.length > 0;
}
