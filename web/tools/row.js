/**
 * One row of a form's list: a card with its fields, or, where there are many, its line alone: what it says then stays as
 * the case has it, and the fields are made when it is opened.
 */
import { named } from "../dom.js";
import { at, put } from "../reader/paths.js";
import { initialOf, isChanged, leaf, same, setField, valueOf } from "./fields.js";

/** @typedef {import("../reader/paths.js").Case} Case */
/** @typedef {Record<string, import("./fields.js").Text>} RowTexts by the field's name within its row */
/** @typedef {HTMLDetailsElement} Row */

/** What a row was drawn with. @type {WeakMap<Row, RowTexts>} */
const drawnWith = new WeakMap();
/** What the case says of a row that is its line alone. @type {WeakMap<Row, Case>} */
const lines = new WeakMap();
/** What a row's part of the case holds that it has no field for: it stays with the row. @type {WeakMap<Row, Case>} */
const unseen = new WeakMap();

/**
 * What a row was drawn with.
 * @param {Row} row
 * @param {RowTexts} [drawn] where that is known
 */
export function initials(row, drawn) {
  const known = drawn ?? drawnWith.get(row) ?? Object.fromEntries(named(row).map((field) => [leaf(field), initialOf(field)]));
  drawnWith.set(row, known);
  return known;
}

/** @param {Row} row */
export const isLine = (row) => lines.has(row);

/** A row begins as its line alone. @param {Row} row */
export const asLine = (row) => lines.set(row, {});

/**
 * The row has fields from here on: what the case says of it, once.
 * @param {Row} row
 */
export function unline(row) {
  const kept = lines.get(row) ?? {};
  lines.delete(row);
  return kept;
}

/**
 * @param {Row} row
 * @param {Case | undefined} kept
 * @returns {Case}
 */
export function unseenOf(row, kept) {
  const seen = new Set(Object.keys(initials(row)).map((name) => name.split(".")[0]));
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([key]) => !seen.has(key)));
}

/**
 * Show what the case says; a field that is being typed into keeps what stands there, unless `everything`.
 * @param {Row} row
 * @param {Case} kept
 * @param {boolean} everything
 */
export function show(row, kept, everything) {
  if (isLine(row)) {
    lines.set(row, kept);
    return;
  }
  unseen.set(row, unseenOf(row, kept));
  for (const field of named(row)) {
    const text = at(kept, leaf(field));
    if (text !== undefined && (everything || field !== document.activeElement)) setField(field, text);
  }
}

/**
 * What a row says, as the case has it.
 * @param {Row} row
 * @returns {Case}
 */
export function said(row) {
  const kept = lines.get(row);
  if (kept) return kept;
  const made = named(row).reduce((texts, field) => put(texts, leaf(field), valueOf(field)), {});
  return Object.assign(made, unseen.get(row));
}

/**
 * What stands in a row and was not drawn with it.
 * @param {Row} row
 * @returns {RowTexts}
 */
export function changes(row) {
  const kept = lines.get(row);
  if (!kept) return Object.fromEntries(named(row).flatMap((field) => (isChanged(field) ? [[leaf(field), valueOf(field)]] : [])));
  const changed = Object.entries(initials(row)).filter(([name, drawn]) => !same(at(kept, name) ?? drawn, drawn));
  return Object.fromEntries(changed.map(([name]) => [name, at(kept, name)]));
}

/**
 * The text of one of its fields.
 * @param {Row} row
 * @param {string} name within the row
 */
export function textOf(row, name) {
  const kept = lines.get(row);
  if (kept) {
    const text = at(kept, name) ?? initials(row)[name] ?? "";
    return typeof text === "object" ? "" : String(text).trim(); // a file may hold anything
  }
  /** @type {HTMLInputElement | null} */
  const field = row.querySelector(`[name$=".${name}"]`);
  return field ? field.value.trim() : "";
}

/**
 * Put texts into a row; what has none stays as it is.
 * @param {Row} row
 * @param {(name: string) => string | undefined} textAt
 * @returns {string[]} what was put
 */
export function putTexts(row, textAt) {
  const kept = lines.get(row);
  const names = Object.keys(initials(row)).filter((name) => textAt(name) !== undefined);
  if (kept) names.forEach((name) => put(kept, name, textAt(name)));
  else named(row).forEach((field) => textAt(leaf(field)) !== undefined && setField(field, textAt(leaf(field))));
  return names;
}
