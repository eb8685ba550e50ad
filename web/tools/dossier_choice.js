/** What is asked for on the dossier's page: which documents, each for which situation, and the fields of the case that it shows. */
import { all, named } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at, put } from "../reader/paths.js";

/** @typedef {import("../dom.js").Field} Field */

const NAME = "dossier";

export class Choice {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    /** @type {HTMLInputElement[]} */
    this.boxes = all(form, '[name="documents"]');
    /** @type {HTMLSelectElement[]} */
    this.choices = all(form, '[name^="variants."]');
    this.fields = named(form).filter((field) => field.name.startsWith("case."));
  }

  chosen() {
    return this.boxes.filter((box) => box.checked).map((box) => box.value);
  }

  variants() {
    return Object.fromEntries(this.choices.map((field) => [field.name.slice(9), field.value]));
  }

  recall() {
    const whole = caseFile.read();
    this.fields.forEach((field) => {
      const kept = at(whole, field.name.slice(5));
      if (field.dataset.codeOf)
        /** @type {HTMLInputElement} */ (field).checked = Array.isArray(kept) && kept.includes(field.value);
      else if (kept !== undefined && field !== document.activeElement) field.value = String(kept ?? "");
    });
    const kept = caseFile.filled(NAME);
    this.boxes.forEach((box) => {
      box.checked = (kept.documents || []).includes(box.value);
    });
    this.choices.forEach((field) => {
      const value = (kept.variants || {})[field.name.slice(9)];
      if (value && [...field.options].some((option) => option.value === value)) field.value = value;
      this.showVariant(field);
    });
  }

  /** What was typed or chosen while the script was on its way. */
  takeUpEarly() {
    const early = this.fields.filter(
      (field) => field.value !== "" && !(field instanceof HTMLSelectElement) && !field.dataset.codeOf,
    );
    const texts = early.map((field) => field.value);
    const chosen = this.chosen();
    this.recall();
    if (early.length)
      caseFile.change((whole) => early.forEach((field, index) => put(whole, field.name.slice(5), (field.value = texts[index]))));
    if (!chosen.length) return;
    this.boxes.forEach((box) => (box.checked = box.checked || chosen.includes(box.value)));
    this.keepChoice();
  }

  keepChoice() {
    caseFile.setFilled(NAME, { documents: this.chosen(), variants: this.variants() });
  }

  /**
   * Of a document with several situations the page shows the sample and the cautions of the chosen one.
   * @param {HTMLSelectElement} field
   */
  showVariant(field) {
    const choice = /** @type {HTMLElement} */ (field.closest("[data-choice]"));
    all(choice, "[data-variant]").forEach((each) => (each.hidden = each.dataset.variant !== field.value));
  }

  /** @param {Event} event */
  changed(event) {
    const field = /** @type {Field} */ (event.target);
    if (!field.name) return;
    if (field.name.startsWith("case.")) {
      const said = field.dataset.codeOf ? this.ticked(field.name) : field.value;
      caseFile.change((whole) => put(whole, field.name.slice(5), said));
    } else this.keepChoice();
    if (field.name.startsWith("variants.")) this.showVariant(/** @type {HTMLSelectElement} */ (field));
  }

  /**
   * Of several boxes with one name the case holds the list of those that are ticked.
   * @param {string} name
   */
  ticked(name) {
    const boxes = /** @type {HTMLInputElement[]} */ (this.fields.filter((field) => field.name === name));
    return boxes.filter((box) => box.checked).map((box) => box.value);
  }

  /**
   * Choose another document in the place of one that is held back.
   * @param {import("./gates.js").Way} way
   */
  turn({ document: code, variant }) {
    const box = this.boxes.find((each) => each.value === code);
    if (!box) return;
    box.checked = true;
    const choice = this.choices.find((each) => each.name === `variants.${code}`);
    if (choice && variant) choice.value = variant;
    (choice || box).dispatchEvent(new Event("input", { bubbles: true }));
  }
}
