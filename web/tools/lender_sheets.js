/** The letters of the open lender as sheets on the page, to read, change, copy and print; and what all lenders get. */
import { all, around, made, one, quietButton } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at } from "../reader/paths.js";
import { Edits, harmless, markOf } from "./edits.js";
import { hold } from "./gates.js";
import { pressed } from "./sheet.js";

/**
 * @typedef {{ code: string, title: string, html: string, missing: string[], when_not: string[] }} Paper a document as Python drew it
 * @typedef {import("./lender_rows.js").Lender} Lender
 */

const PAGE = "start";

export class LenderSheets {
  edits = new Edits(PAGE);
  /** What was held back and has been seen, as creditor and document. @type {Set<string>} */
  seen = new Set();
  /** @type {Lender | null} */
  lender = null;

  /**
   * @param {import("./guide.js").Guide} way
   * @param {(letter: string) => void} turnLetter writes another letter in this one's place
   */
  constructor(way, turnLetter) {
    this.way = way;
    this.turnLetter = turnLetter;
    this.holder = way.find("[data-sheets]");
    /** @type {HTMLTemplateElement} */
    this.template = way.find("[data-paper]");
  }

  /** @param {Lender} lender */
  show(lender) {
    this.lender = lender;
    const open = new Set(all(this.holder, "details[open]").map((each) => one(each, "[data-title]").textContent));
    this.holder.replaceChildren(...lender.documents.map((paper) => this.section(paper, lender)));
    all(this.holder, ".paper-fold").forEach((fold) => {
      /** @type {HTMLDetailsElement} */ (fold).open = open.has(one(fold, "[data-title]").textContent);
    });
  }

  /** @param {Paper[]} papers */
  showCommon(papers) {
    this.way.find("[data-common]").replaceChildren(...papers.map((paper) => this.section(paper, null)));
    this.way.find("[data-common-fold]").hidden = !papers.length;
  }

  /**
   * @param {Paper} paper
   * @param {Lender | null} lender null where it is for all; such a paper is not changed here
   */
  section(paper, lender) {
    const { code, title, html, missing, when_not: reasons } = paper;
    const section = /** @type {HTMLElement} */ (/** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true));
    const slot = (/** @type {string} */ name) => one(section, `[data-${name}]`);
    section.dataset.document = code;
    section.setAttribute("aria-label", title);
    slot("title").textContent = title;
    slot("lacks").textContent = missing.length ? `${missing.length} 处空白` : "写好了";
    for (const [name, words] of [
      ["copy-text", "复制"],
      ["word", "存成 Word："],
      ["print", "打印"],
    ])
      slot(name).setAttribute("aria-label", `${words}${title}`);
    const sheet = slot("sheet");
    sheet.classList.add(code);
    sheet.innerHTML = html; // drawn with everything typed escaped
    slot("editable").hidden = !lender;
    if (lender) this.makeEditable(section, sheet, paper, lender);
    slot("when-not").replaceChildren(...reasons.map((words) => made("li", words)));
    slot("reasons").hidden = !reasons.length;
    return section;
  }

  /**
   * @param {HTMLElement} section
   * @param {HTMLElement} sheet
   * @param {Paper} paper
   * @param {Lender} lender
   */
  makeEditable(section, sheet, paper, lender) {
    const { code, title, html } = paper;
    sheet.contentEditable = "true";
    sheet.setAttribute("role", "textbox");
    sheet.setAttribute("aria-multiline", "true");
    sheet.setAttribute("spellcheck", "false");
    sheet.setAttribute("aria-label", `${title}，可以直接改`);
    this.showEdit(code, sheet, html);
    if (this.seen.has(keyOf(lender, code))) return;
    const held = hold(section, { code, title }, lender.gates, (way) => this.turnLetter(`${way.document}.${way.variant}`));
    if (!held) return;
    one(section, "[data-lacks]").textContent = "先别发";
    const opened = new MutationObserver(() => {
      if (section.classList.contains("held")) return;
      opened.disconnect();
      this.seen.add(keyOf(lender, code));
      section.dispatchEvent(new Event("opened", { bubbles: true }));
    });
    opened.observe(section, { attributeFilter: ["class"] });
  }

  /**
   * A letter as it was changed by hand; where it is drawn otherwise by now, with a way to the new one.
   * @param {string} code
   * @param {HTMLElement} sheet
   * @param {string} html
   */
  showEdit(code, sheet, html) {
    const edit = this.edits.of(code);
    if (!edit) return;
    this.edits.show(code, sheet);
    if (edit.drawn === markOf(html)) return;
    const note = made("p", "这一份你改过字。填的内容后来改了，这里还是原来的。", { className: "notice" });
    const renew = quietButton("换成新写的（改过的字会被换掉）", () => {
      this.edits.drop(code);
      sheet.innerHTML = html;
      note.remove();
    });
    note.append(renew);
    sheet.before(note);
  }

  /** @param {Event} event */
  edited(event) {
    const [sheet, code] = [around(event, "[data-sheet]"), around(event, "[data-document]")?.dataset.document];
    const paper = this.lender?.documents.find((each) => each.code === code);
    if (sheet && paper) this.edits.keep(paper.code, sheet, markOf(paper.html));
  }

  /** @param {Event} event */
  clicked(event) {
    if (around(event, "[data-document]")) pressed(event);
  }

  // ---- for the pack

  /** The lenders whose letter goes into the pack. @param {Lender[]} lenders */
  taken(lenders) {
    return lenders.filter((lender) => lender.documents.length && !this.isHeld(lender, lender.documents[0].code));
  }

  /**
   * @param {Lender} lender
   * @param {string} code
   */
  isHeld(lender, code) {
    return lender.gates.some((gate) => gate.document === code) && !this.seen.has(keyOf(lender, code));
  }

  /**
   * A paper as it goes out: as it was changed by hand, where it was.
   * @param {Paper} paper
   * @param {number} [place] of the lender; without one it is for all
   */
  asSent(paper, place) {
    /** @type {import("./edits.js").Edit[]} */
    const edits = (place !== undefined && at(caseFile.read(), `letters.${place}.sheets`)) || [];
    const edit = edits.find(({ code }) => code === `${PAGE}:${paper.code}`);
    const sheet = made("div", "", { className: paper.code }); // Word sets each kind its own way
    if (edit) sheet.append(harmless(String(edit.html)));
    else sheet.innerHTML = paper.html; // drawn with everything typed escaped
    return sheet;
  }
}

/**
 * @param {Lender} lender
 * @param {string} code
 */
const keyOf = ({ creditor, way }, code) => `${creditor} ${way} ${code}`;
