/** The drawn documents of the dossier's page: each a sheet, with what it lacks and when not to send it. */
import { all, made, one } from "../dom.js";
import { SECTIONS } from "../reader/sections.js";
import { hold } from "./gates.js";

/** @typedef {{ code: string, title: string, html: string, text: string, missing: string[], when_not: string[] }} Document */

/** The section of a path, where another tool fills it. @param {string} path */
const elsewhere = (path) => SECTIONS.find(({ key, home }) => key === path.split(".")[0] && home !== "dossier");

/** @param {string | Node} content */
function item(content) {
  const line = made("li", "");
  line.append(content);
  return line;
}

/**
 * @param {string} words
 * @param {string} field
 */
function toField(words, field) {
  const button = made("button", `填${words}`, { type: "button", className: "quiet" });
  button.dataset.goTo = field;
  return button;
}

export class Sheets {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} letters
   * @param {import("./edits.js").Edits} edits
   * @param {import("./gates.js").Turn} turn
   */
  constructor(form, letters, edits, turn) {
    this.form = form;
    this.holder = one(letters, "[data-sheets]");
    /** @type {HTMLTemplateElement} */
    this.template = one(this.holder, "template");
    this.edits = edits;
    this.turn = turn;
    /** The documents as Python drew them. @type {Document[]} */
    this.drawn = [];
  }

  sections() {
    return all(this.holder, "[data-document]");
  }

  /**
   * @param {Document[]} documents
   * @param {import("./gates.js").Gate[]} gates what holds some of them back
   */
  show(documents, gates) {
    this.drawn = documents;
    all(this.holder, ".letter").forEach((old) => old.remove());
    documents.forEach((each, index) => {
      const section = this.section(each, index);
      hold(section, each, gates, this.turn);
      this.holder.append(section);
    });
  }

  /**
   * @param {Document} each
   * @param {number} index
   */
  section(each, index) {
    const section = /** @type {HTMLElement} */ (/** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true));
    section.dataset.document = each.code;
    section.dataset.result = `documents.${index}.text`;
    section.dataset.value = each.text;
    one(section, "[data-title]").textContent = each.title;
    const sheet = one(section, "[data-sheet]");
    sheet.classList.add(each.code);
    sheet.setAttribute("aria-label", `${each.title}，可以直接改`);
    sheet.innerHTML = each.html; // drawn with everything typed escaped
    this.edits.show(each.code, sheet);
    one(section, "[data-when-not]").replaceChildren(...each.when_not.map((words) => item(words)));
    this.showGaps(section, each.missing);
    return section;
  }

  /**
   * Each gap that a field of this page, or another tool, can fill leads there.
   * @param {HTMLElement} section
   * @param {string[]} missing
   */
  showGaps(section, missing) {
    const note = one(section, "[data-missing]");
    note.hidden = !missing.length;
    one(note, "[data-missing-words]").textContent = `有 ${missing.length} 处空白，可以直接在下面填，也可以打印后用笔写。`;
    const homes = new Map();
    missing.forEach((path) => {
      /** @type {HTMLLabelElement | null} */
      const label = this.form.querySelector(`label[for="f-case-${CSS.escape(path.replace(/\./g, "-"))}"]`);
      if (label) homes.set(path, toField((label.textContent ?? "").trim(), label.htmlFor));
      const section = elsewhere(path);
      if (!section || homes.has(section.home)) return;
      homes.set(section.home, made("a", `去填${section.title}`, { href: `${this.form.dataset.root}tools/${section.home}/` }));
    });
    one(note, "[data-gaps]").replaceChildren(...[...homes.values()].map((each) => item(each)));
  }

  /** Each document as it stands on the page. */
  asShown() {
    return this.sections().map((section, index) => ({ ...this.drawn[index], sheet: one(section, "[data-sheet]") }));
  }
}
