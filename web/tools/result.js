/** Writes a result into the slots that the build drew. The page's HTML decides where and how; this only fills. */
import { all, maybe } from "../dom.js";
import { at } from "../reader/paths.js";

const MANY = 60; // rows of a list that are drawn only when what folds them is opened

/**
 * As calculators/page/views.py writes the worked example.
 * @param {any} value
 * @param {string | undefined} kind
 * @param {string} [none]
 */
export function shown(value, kind, none) {
  if (value === null || value === undefined) return none || "";
  if (kind === "money") return String(value).replace(/\B(?=(\d{3})+(?=\.))/g, ",");
  if (kind === "percent") return `${value}%`;
  if (kind === "count") return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  if (kind === "moment") return value.replace("T", " ");
  return String(value);
}

/** @param {unknown} value */
const raw = (value) => (typeof value === "string" ? value : JSON.stringify(value === undefined ? null : value));

/**
 * @param {HTMLElement} slot
 * @param {unknown} value
 */
function fillCodes(slot, value) {
  const codes = new Set(Array.isArray(value) ? value : [String(value)]);
  let any = false;
  all(slot, ":scope > [data-code]").forEach((each) => {
    each.hidden = !codes.has(each.dataset.code);
    any = any || !each.hidden;
  });
  slot.hidden = !any;
}

/**
 * Whether a row is one of those that a list shows: data-only="status missing differs".
 * @param {HTMLElement} slot
 * @param {Record<string, string>} row
 */
function isIn(slot, row) {
  const [key, ...values] = (slot.dataset.only ?? "").split(" ");
  return !key || values.includes(row[key]);
}

/**
 * A list's rows are copies of its template, whose paths say "#" where the row's number goes. A row may hold a list, and
 * may show other lists of the same length beside its own (data-beside). A list may show some rows only (data-only).
 * @param {HTMLElement} slot
 * @param {object} result
 */
function drawRows(slot, result) {
  const path = slot.dataset.result ?? "";
  const template = maybe(slot, ":scope > template[data-rows]");
  if (!template) return;
  slot.replaceChildren(template); // the white space between the rows of the last result goes too
  const paths = [path, ...(slot.dataset.beside || "").split(" ").filter(Boolean)];
  const drawn = template.innerHTML;
  const row = (/** @type {number} */ index) =>
    paths.reduce((html, each) => html.replaceAll(`${each}.#`, `${each}.${index}`), drawn);
  /** @type {Record<string, string>[]} */
  const rows = at(result, path) || [];
  slot.insertAdjacentHTML("beforeend", rows.map((each, index) => (isIn(slot, each) ? row(index) : "")).join(""));
  all(slot, '[data-as="list"]').forEach((inner) => drawRows(inner, result));
}

/** @param {ParentNode} root @param {object} result */
function fillSlots(root, result) {
  all(root, "[data-result], [data-copy]").forEach((slot) => {
    const value = at(result, slot.dataset.result || slot.dataset.copy || "");
    const kind = slot.dataset.as;
    slot.dataset.value = raw(value);
    if (kind === "codes") fillCodes(slot, value === undefined ? [] : value);
    else if (kind === "present") slot.hidden = value == null || value === 0 || value.length === 0;
    else if (kind !== "list") slot.textContent = shown(value, kind, slot.dataset.none);
  });
  all(root, "[data-width]").forEach((mark) => mark.setAttribute("width", `${at(result, mark.dataset.width ?? "")}%`));
}

/**
 * A long list that is folded away is drawn when it is opened: nobody waits for what they do not see.
 * @param {HTMLElement} slot
 * @param {object} result
 */
function isPutOff(slot, result) {
  const fold = /** @type {HTMLDetailsElement | null} */ (slot.closest("details:not([open])"));
  if (!fold || (at(result, slot.dataset.result ?? "") || []).length < MANY) return false;
  slot.replaceChildren(...all(slot, ":scope > template"));
  fold.ontoggle = () => {
    fold.ontoggle = null;
    drawRows(slot, result);
    fillSlots(slot, result);
  };
  return true;
}

/**
 * @param {HTMLElement} root
 * @param {object} result
 */
export function fill(root, result) {
  all(root, "[data-result][data-as='list']").forEach((slot) => {
    if (slot.isConnected && !isPutOff(slot, result)) drawRows(slot, result);
  });
  fillSlots(root, result);
}

/**
 * Drawn by the calculators, with everything typed escaped.
 * @param {HTMLElement} root
 * @param {Record<string, string> | undefined} pictures
 */
export function fillPictures(root, pictures) {
  all(root, "[data-picture]").forEach((figure) => {
    figure.innerHTML = (pictures && pictures[figure.dataset.picture ?? ""]) || "";
    figure.hidden = !figure.innerHTML;
  });
}
