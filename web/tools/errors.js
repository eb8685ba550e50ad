/** Errors beside their fields. */
import { all, made, maybe, say, unfold } from "../dom.js";
import { today } from "../reader/clock.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {{ field: string, code: string, message: string }} Problem */

/** @param {HTMLElement} root @param {Field} field */
function slotOf(root, field) {
  const near = field.closest("[data-row], fieldset, .field") ?? root;
  const selector = `[data-error="${CSS.escape(field.name)}"]`;
  return maybe(near, selector) ?? maybe(root, selector);
}

export class Errors {
  /** What is said now. @type {HTMLElement[]} */
  said = [];
  /** @type {Field[]} */
  invalid = [];

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  clear() {
    this.said.forEach((slot) => say(slot, ""));
    this.invalid.forEach((field) => field.removeAttribute("aria-invalid"));
    all(this.form, ".understood").forEach((said) => said.remove());
    this.said = [];
    this.invalid = [];
    this.summary("");
  }

  /** @param {string} words */
  summary(words) {
    const place = maybe(this.form, "[data-problems]");
    if (place) say(place, words);
  }

  /**
   * @param {HTMLElement} slot
   * @param {string} message
   */
  at(slot, message) {
    say(slot, message);
    this.said.push(slot);
  }

  /**
   * @param {Field} field
   * @param {string} message
   */
  beside(field, message) {
    const slot = slotOf(this.form, field);
    if (!slot) return false;
    this.at(slot, message);
    field.setAttribute("aria-invalid", "true");
    this.invalid.push(field);
    if (this.form.contains(field)) unfold(field);
    return true;
  }

  /**
   * Those of fields that were touched, or, with `all`, of every field.
   * @param {Problem[]} problems
   * @param {(path: string) => Field | null} fieldAt
   * @param {boolean} all_
   * @param {string} [otherwise] what the summary says where every problem stands beside its field
   */
  show(problems, fieldAt, all_, otherwise) {
    this.clear();
    /** @type {string[]} */
    const homeless = [];
    for (const { field: path, message } of problems) {
      const field = fieldAt(path);
      const slot = field ? slotOf(this.form, field) : maybe(this.form, `[data-error="${CSS.escape(path)}"]`);
      if (!slot) homeless.push(message);
      else if (!field) this.at(slot, message);
      else if (all_ || field.dataset.touched) this.beside(field, message);
    }
    if (all_ && problems.length)
      this.summary(homeless.join(" ") || otherwise || `有 ${problems.length} 处要改，写在格子下面。填的内容都还在。`);
  }

  /**
   * What a text was taken for, under its field: 按 50,000 元算。
   * @param {Record<string, string>} said
   * @param {(path: string) => Field | null} fieldAt
   */
  understood(said, fieldAt) {
    for (const [path, words] of Object.entries(said)) {
      const field = fieldAt(path);
      const slot = field && slotOf(this.form, field);
      if (!slot) continue;
      const line = made("p", words, { className: "hint understood" });
      line.setAttribute("role", "status");
      slot.before(line);
    }
  }

  /**
   * Days that compute but can hardly be meant.
   * @param {string} path the field whose day must not lie behind
   */
  noticeDates(path) {
    const day = today();
    for (const each of all(this.form, 'input[type="date"]')) {
      const field = /** @type {HTMLInputElement} */ (each);
      if (!field.value || !field.name) continue;
      const past = path !== "" && field.name.endsWith(path) && field.value < day;
      const future = /since$/.test(field.name) && field.value > day;
      const slot = past || future ? slotOf(this.form, field) : null;
      if (slot) this.at(slot, past ? "这个日子已经过了，请核对。" : "这个日子在今天之后，请核对。");
    }
  }
}
