/** The rows of one list of a form: cards that are added, removed, numbered and named by what stands in them. */
import { all, made, maybe, one, quietButton } from "../dom.js";
import { isOfCodes, leaf } from "./fields.js";
import { shown } from "./result.js";
import { asLine, initials, isLine, show, textOf, unline } from "./row.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {import("./row.js").Row} Row */

const MANY = 12; // rows that have their fields from the start

/** The number that its fields' names say. @type {WeakMap<Row, number>} */
const numbers = new WeakMap();

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

/** A sum that is plain digits, as sums are shown; any other words stay as they were typed. @param {string} text */
const grouped = (text) => (/^\d+(\.\d{1,2})?$/.test(text) ? shown(Number(text).toFixed(2), "money") : text);

/**
 * Which fields say what a row is, by the card that all are copies of.
 * @param {Row} card
 * @param {string[]} notes
 */
function lineOf(card, notes) {
  const name = (/** @type {string} */ selector) => {
    /** @type {Field | null} */
    const field = maybe(card, selector);
    return field ? leaf(field) : "";
  };
  const title = name('input[type="text"]:not([inputmode]), input[type="date"], input[type="datetime-local"]');
  /** @type {Record<string, Record<string, string>>} */
  const words = {};
  for (const select of /** @type {HTMLSelectElement[]} */ (all(card, "select[name]")))
    words[leaf(select)] = Object.fromEntries([...select.options].map(({ value, text }) => [value, value && text]));
  const noun = (one(card, "[data-summary]").textContent ?? "").trim();
  return { title, amount: name('[inputmode="decimal"]'), choice: name("select"), notes, words, noun };
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
    this.card = /** @type {Row} */ (this.template.content.firstElementChild);
    this.drawn = initials(this.card);
    /** Which fields make a row's line. */
    this.line = lineOf(this.card, (list.dataset.line ?? "").split(" ").filter(Boolean));
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
   * A card's line: what it is called, what it comes to, and what tells it from the others.
   * @param {Row} row
   * @param {number} index
   * @param {any} [result] what the answer says of it
   */
  name(row, index, result) {
    const { title, amount, choice, notes, noun } = this.line;
    const write = (/** @type {string} */ place, /** @type {string} */ words) => {
      const slot = one(row, `[data-${place}]`);
      if (slot.textContent !== words) slot.textContent = words;
    };
    write("summary", textOf(row, title).replace("T", " ") || noun.replace("#", String(index + 1)));
    const sum = result?.balance ? shown(result.balance, "money") : amount && grouped(textOf(row, amount));
    write("sum", sum ? `${sum} 元` : amount ? "" : this.word(row, choice));
    write(
      "note",
      notes
        .map((name) => this.word(row, name))
        .filter(Boolean)
        .join("，"),
    );
    if (result) write("late", result.days_overdue > 0 ? `逾期 ${shown(result.days_overdue, "count")} 天` : "");
  }

  /**
   * What a field says, a choice by its words.
   * @param {Row} row
   * @param {string} name
   */
  word(row, name) {
    const text = textOf(row, name);
    return this.line.words[name] ? (this.line.words[name][text] ?? "") : text;
  }

  /**
   * @param {number} [index] its place, where that is known
   * @param {boolean} [alone] as its line alone
   */
  add(index = this.rows().length, alone = false) {
    const row = /** @type {Row} */ (this.card.cloneNode(!alone));
    if (alone) {
      row.append(one(this.card, "summary").cloneNode(true));
      asLine(row);
    }
    initials(row, this.drawn);
    this.template.before(row);
    this.number(row, index);
    return row;
  }

  /** The fields of a row that was its line alone. @param {Row} row */
  make(row) {
    if (!isLine(row)) return;
    row.append(one(this.card, ".card-body").cloneNode(true));
    show(row, unline(row), true);
    numbers.delete(row);
    this.number(row, this.rows().indexOf(row));
  }

  /**
   * As many rows as that, the ones that are there kept.
   * @param {number} count
   */
  resize(count) {
    const rows = this.rows();
    for (let index = rows.length; index < count; index += 1) rows.push(this.add(index, count > MANY));
    rows.slice(count).forEach((row) => row.remove());
    this.list.classList.toggle("many", count > MANY); // the style sheet leaves out what is not in sight
    if (count > MANY) rows.forEach((row) => (row.open = false));
  }

  /**
   * What is filled in folds to its line, where the list is one to be scanned; what is wrong stays open.
   * @param {Row[]} used
   * @param {(row: Row) => boolean} stays
   */
  fold(used, stays) {
    if (this.list.dataset.line === undefined) return;
    used.forEach((row) => (row.open = row.open && (stays(row) || Boolean(maybe(row, "[aria-invalid]")))));
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
