/** The rows of one list of a form: cards that are added, removed, numbered and named by what stands in them. */
import { all, made, maybe, named, one, quietButton } from "../dom.js";
import { initialOf, isOfCodes, leaf } from "./fields.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {Record<string, import("./fields.js").Text>} RowTexts by the field's name within its row */
/** @typedef {HTMLDetailsElement} Row */

const MANY = 12; // rows that may all stand open

/** What a row was drawn with. @type {WeakMap<Row, RowTexts>} */
const drawnWith = new WeakMap();
/** The number that its fields' names say. @type {WeakMap<Row, number>} */
const numbers = new WeakMap();

/** @param {Row} row */
export function initials(row) {
  const known = drawnWith.get(row) ?? Object.fromEntries(named(row).map((field) => [leaf(field), initialOf(field)]));
  drawnWith.set(row, known);
  return known;
}

/**
 * @param {Element} each
 * @param {string} attribute
 * @param {RegExp} pattern
 * @param {string} now
 */
function renew(each, attribute, pattern, now) {
  const old = each.getAttribute(attribute);
  const text = old && old.replace(pattern, now);
  if (text && text !== old) each.setAttribute(attribute, text); // one that is written anew is laid out anew
}

export class Rows {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
    this.path = list.dataset.list ?? "";
    /** @type {HTMLTemplateElement} */
    this.template = one(list, "template[data-card]");
    /** Rows that an empty form has. */
    this.begun = this.rows().length;
  }

  /** @returns {Row[]} */
  rows() {
    return /** @type {Row[]} */ ([...this.list.children].filter((each) => each.hasAttribute("data-row")));
  }

  renumber() {
    this.rows().forEach((row, index) => this.number(row, index));
  }

  /**
   * @param {Row} row
   * @param {number} index
   */
  number(row, index) {
    if (numbers.get(row) !== index) {
      const { path } = this;
      row.querySelectorAll("[name], [id], [for], [data-error], [aria-describedby]").forEach((each) => {
        for (const attribute of ["name", "data-error"]) renew(each, attribute, /^[a-z_.]+\.(\d+|#)/, `${path}.${index}`);
        for (const attribute of ["id", "for", "aria-describedby"])
          renew(each, attribute, /f-[a-z_-]+-(\d+|#)-/g, `f-${path.replaceAll(".", "-")}-${index}-`);
        if (isOfCodes(/** @type {Field} */ (each))) /** @type {Field} */ (each).dataset.codeOf = /** @type {Field} */ (each).name;
      });
      numbers.set(row, index);
    }
    this.name(row, index);
  }

  /**
   * Name a card by what stands in it, and by `sum` where the result knows it.
   * @param {Row} row
   * @param {number} index
   * @param {string} [sum]
   */
  name(row, index, sum) {
    const title = one(row, "[data-summary]");
    title.dataset.noun = title.dataset.noun || (title.textContent ?? "").trim().replace(/\d+/, "#");
    /** A row of sums alone has none. @type {HTMLInputElement | null} */
    const first = maybe(row, 'input[type="text"]:not([inputmode]), input[type="date"], input[type="datetime-local"]');
    /** @type {HTMLInputElement | null} */
    const written = maybe(row, '[inputmode="decimal"]');
    /** @type {HTMLSelectElement | null} */
    const chosen = maybe(row, "select");
    const amount = sum || (written && written !== first ? written.value.trim() : "");
    title.textContent = first?.value.trim().replace("T", " ") || title.dataset.noun.replace("#", String(index + 1));
    const kind = !written && chosen && chosen.value ? chosen.selectedOptions[0].text : "";
    one(row, "[data-sum]").textContent = amount ? `${amount} 元` : kind;
  }

  /** @param {number} [index] its place, where that is known */
  add(index = this.rows().length) {
    const row = /** @type {Row} */ (/** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true));
    this.template.before(row);
    this.number(row, index);
    return row;
  }

  /**
   * As many rows as that, the ones that are there kept.
   * @param {number} count
   */
  resize(count) {
    const rows = this.rows();
    for (let index = rows.length; index < count; index += 1) rows.push(this.add(index));
    rows.slice(count).forEach((row) => row.remove());
    this.list.classList.toggle("many", count > MANY); // the style sheet leaves out what is not in sight
    if (count > MANY) rows.forEach((row) => (row.open = false));
  }

  /**
   * Take a row away, with a way back where something stood in it.
   * @param {Row} row
   * @param {boolean} isUsed
   * @param {() => void} changed
   */
  remove(row, isUsed, changed) {
    const rows = this.rows();
    const place = rows.indexOf(row);
    if (rows.length === 1) row.after(this.add(1));
    row.remove();
    this.renumber();
    if (isUsed) this.offerUndo(row, place, changed);
    one(this.list, "[data-add]").focus();
    changed();
  }

  /**
   * @param {Row} row
   * @param {number} place
   * @param {() => void} changed
   */
  offerUndo(row, place, changed) {
    all(this.list, ".undo").forEach((old) => old.remove());
    const words = made("p", `已删去${one(row, "[data-summary]").textContent}。`, { className: "undo" });
    words.setAttribute("role", "status");
    const undo = quietButton("撤回", () => {
      (this.rows()[place] || this.template).before(row);
      words.remove();
      this.renumber();
      changed();
    });
    words.append(undo);
    one(this.list, "[data-add]").before(words);
  }
}
