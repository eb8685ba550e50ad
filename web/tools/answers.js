/** The guided way's fields and the case: which field holds what, read from there and written back as it is typed. */
import { all, named, one } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at, put, text } from "../reader/paths.js";
import { placeLines } from "./budget_lines.js";
import { initialOf } from "./fields.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {import("../reader/paths.js").Case} Case */

/** @param {Case} row */
export const saysDebt = (row) =>
  Boolean(row) && ["creditor", "balance", "principal", "interest", "fees"].some((name) => text(row[name]) !== "");

export class Answers {
  /** The debt that the fields show; there is one set of them. */
  debt = 0;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  fields() {
    return named(this.form);
  }

  /**
   * Where a field's text stands in the case; "" for a line that it does not have yet.
   * @param {Field} field
   */
  pathOf(field) {
    /** @type {HTMLElement | null} */
    const line = field.closest("[data-line]");
    if (!line) return field.name.replace(/^debts\.0\./, `debts.${this.debt}.`);
    return line.dataset.row ? `budget.${line.dataset.line}.${line.dataset.row}.${field.name.split(".").pop()}` : "";
  }

  /** @param {string} path */
  fieldAt(path) {
    return this.fields().find((field) => this.pathOf(field) === path) ?? null;
  }

  /**
   * Show what the case says. A field that is being typed into keeps what stands there, unless `everything`: then the
   * fields show something else.
   */
  recall(everything = false) {
    const whole = caseFile.read();
    all(this.form, "[data-lines]").forEach((box) => placeLines(whole, box));
    this.fields().forEach((field) => {
      if ((!everything && field === document.activeElement) || (field instanceof HTMLInputElement && field.type === "radio"))
        return;
      const kept = at(whole, this.pathOf(field) || "?");
      field.value = kept === undefined || kept === null ? String(initialOf(field)) : String(kept);
    });
    all(this.form, "[data-if-kept]").forEach((box) => {
      const field = named(box)[0];
      box.hidden = field.value === String(initialOf(field));
    });
  }

  /** @param {Field} field */
  write(field) {
    caseFile.change((whole) => {
      /** @type {HTMLElement | null} */
      const line = field.closest("[data-line]");
      if (line && !line.dataset.row) line.dataset.row = String((at(whole, `budget.${line.dataset.line}`) || []).length);
      put(whole, this.pathOf(field), field.value);
      if (line && line.dataset.name) put(whole, this.pathOf(field).replace(/[^.]+$/, "name"), line.dataset.name);
    });
  }

  /** What was typed while the script was on its way goes into the case; a debt beside those that it has. */
  takeUpEarly() {
    const early = this.fields().filter(
      (field) => field instanceof HTMLInputElement && field.type !== "radio" && field.value !== field.defaultValue,
    );
    const texts = early.map((field) => field.value);
    const whole = caseFile.read();
    if (early.some((field) => field.name.startsWith("debts.")) && (whole.debts || []).some(saysDebt))
      this.debt = whole.debts.length;
    this.recall(true);
    early.forEach((field, index) => {
      field.value = texts[index];
      this.write(field);
    });
  }

  /** @param {number} index */
  showDebt(index) {
    this.debt = index;
    this.recall(true); // also the field that had the cursor: a press on a button does not take it away in every browser
  }

  /** @param {string} id */
  label(id) {
    return (one(document, `label[for="${CSS.escape(id)}"]`).textContent ?? "").trim();
  }
}
