/**
 * Letters as they were changed by hand: part of the case, by negotiation, so that neither a reload nor another page loses
 * them. What comes back out of a file is shown without anything but words and their shape.
 */
import { around } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at, put } from "../reader/paths.js";

/** @typedef {{ code: string, drawn: string, html: string }} Edit drawn: the mark of what the letter was drawn from */

const PATH = "letters.0.sheets"; // of the negotiation at hand
const SHAPES = new Set(
  "ARTICLE B BDI BR CAPTION COL COLGROUP DD DIV DL DT EM H1 H2 H3 HEADER FOOTER I LI OL P S SECTION SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL".split(
    " ",
  ),
);
const KEPT = new Set(["class", "colspan", "rowspan", "scope", "start"]);

/**
 * A short mark of a text: two that differ hardly ever share it.
 * @param {string} text
 */
export function markOf(text) {
  let mark = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  return (mark >>> 0).toString(16).padStart(8, "0");
}

/**
 * Words and their shape out of a text that may be anybody's.
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function harmless(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  template.content.querySelectorAll("*").forEach((each) => {
    if (!SHAPES.has(each.tagName))
      each.replaceWith(...(["SCRIPT", "STYLE", "TEMPLATE"].includes(each.tagName) ? [] : each.childNodes));
    else [...each.attributes].forEach(({ name }) => KEPT.has(name) || each.removeAttribute(name));
  });
  return template.content;
}

/** @returns {Edit[]} */
const all = (whole = caseFile.read()) => {
  const kept = at(whole, PATH);
  return Array.isArray(kept) ? kept : [];
};

export class Edits {
  /** @param {string} page whose letters these are; a letter may stand on several */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} code */
  of(code) {
    return all().find((each) => each.code === `${this.page}:${code}`) ?? null;
  }

  /** @returns {Edit[]} */
  here() {
    return all().filter((each) => String(each.code).startsWith(`${this.page}:`));
  }

  /**
   * Keep each sheet of `holder` as it is changed.
   * @param {HTMLElement} holder
   * @param {() => string} drawn the mark of what they were drawn from
   */
  listen(holder, drawn) {
    holder.addEventListener("input", (event) => {
      const [sheet, section] = [around(event, "[data-sheet]"), around(event, "[data-document]")];
      if (sheet && section) this.keep(section.dataset.document ?? "", sheet, drawn());
    });
  }

  /**
   * Keep a sheet as it stands.
   * @param {string} code
   * @param {HTMLElement} sheet
   * @param {string} drawn
   */
  keep(code, sheet, drawn) {
    const edit = { code: `${this.page}:${code}`, drawn, html: sheet.innerHTML };
    caseFile.change((whole) => put(whole, PATH, [...all(whole).filter((each) => each.code !== edit.code), edit]));
  }

  /** They are written anew. @param {string} [code] this one alone */
  drop(code) {
    if (!this.here().length) return;
    const gone = (/** @type {Edit} */ each) =>
      code ? each.code === `${this.page}:${code}` : each.code.startsWith(`${this.page}:`);
    caseFile.change((whole) =>
      put(
        whole,
        PATH,
        all(whole).filter((each) => !gone(each)),
      ),
    );
  }

  /**
   * Show a letter as it was changed, where it was.
   * @param {string} code
   * @param {HTMLElement} sheet
   */
  show(code, sheet) {
    const edit = this.of(code);
    if (edit) sheet.replaceChildren(harmless(String(edit.html)));
  }

  /** Whether any was changed on a letter that was drawn from something else. @param {string} drawn */
  areStale(drawn) {
    return this.here().some((each) => each.drawn !== drawn);
  }
}

export const REWRITE = "你在信里改过字。重新写，改过的字会被换掉。要重写吗？";
