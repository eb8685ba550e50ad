/** The lenders of the guided way as rows, those first about which something is to be decided. */
import { all, made, one } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at } from "../reader/paths.js";

/**
 * @typedef {import("./lender_sheets.js").Paper} Paper
 * @typedef {{ place: number, debt: number, creditor: string, way: string, ways: Record<string, string>, state: string, terms: string,
 *   reason: string, documents: Paper[], gates: import("./gates.js").Gate[] }} Lender
 */

/** @type {[string, string[]][]} */
const GROUPS = [
  ["要你定", ["look", "gap", "countered"]],
  ["写好，还没寄", ["written"]],
  ["寄了，签了", ["sent", "waiting", "signed"]],
  ["照常还", ["current"]],
];
/** @type {Record<string, string>} */
const WORDS = { look: "先看一眼", gap: "还没填全", current: "先还它" };

export class LenderRows {
  isOpen = false;

  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.holder = way.find("[data-lenders]");
    this.body = way.find("[data-lender-open]");
    /** @type {HTMLTemplateElement} */
    this.template = way.find("[data-lender-row]");
  }

  /** What a standing is called; the choice of it stands on the page. @param {string} state */
  words(state) {
    return WORDS[state] ?? one(this.body, `[data-standing="${state}"]`).textContent ?? "";
  }

  close() {
    this.isOpen = false;
    this.body.hidden = true;
    this.holder.after(this.body);
    all(this.holder, "[data-lender]").forEach((row) => row.setAttribute("aria-expanded", "false"));
  }

  /** @param {Lender[]} lenders */
  draw(lenders) {
    const focused = this.holder.contains(document.activeElement) && !this.body.contains(document.activeElement);
    const here = this.body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    this.holder.after(this.body); // it outlives the rows
    const groups = GROUPS.flatMap(([title, states]) => {
      const own = lenders.filter(({ state }) => states.includes(state));
      return own.length ? this.group(title, own) : [];
    });
    this.holder.replaceChildren(...groups);
    const open = this.isOpen ? this.rowOf(0) : null;
    if (open) open.closest("li")?.append(this.body);
    this.body.hidden = !open;
    if (here) here.focus();
    else if (focused) open?.focus();
  }

  /** @param {number} place @returns {HTMLElement | null} */
  rowOf(place) {
    return all(this.holder, "[data-lender]").find((row) => row.dataset.lender === String(place)) ?? null;
  }

  /**
   * @param {string} title
   * @param {Lender[]} lenders
   */
  group(title, lenders) {
    const head = made("h3", title);
    head.append(made("span", `${lenders.length} 家`, { className: "count-of" }));
    const list = made("ul", "", { className: "lender-list" });
    list.append(...lenders.map((each) => this.row(each)));
    return [head, list];
  }

  /** @param {Lender} lender */
  row({ place, creditor, state, terms, reason }) {
    const item = /** @type {HTMLElement} */ (/** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true));
    const row = one(item, "[data-lender]");
    row.dataset.lender = String(place);
    row.setAttribute("aria-expanded", String(this.isOpen && place === 0));
    one(item, ".lender-name").textContent = creditor;
    const standing = one(item, ".standing");
    standing.dataset.standing = state;
    standing.textContent = this.words(state);
    one(item, ".lender-terms").textContent = terms;
    one(item, ".lender-reason").textContent = reason;
    return item;
  }

  /** What belongs to the open one: how far it is, which letter, its numbers. @param {Lender} lender */
  showOpen({ way, ways }) {
    const whole = caseFile.read();
    const { state = "written" } = at(whole, "standings.0") || {};
    all(this.body, '[name="standing"]').forEach((each) => {
      const choice = /** @type {HTMLInputElement} */ (each);
      choice.checked = choice.value === state;
    });
    all(this.body, "[data-after]").forEach((each) => (each.hidden = each.dataset.after !== state));
    /** @type {HTMLSelectElement} */
    const choice = one(this.body, "[data-way]");
    const none = way ? [] : [new Option("不写信，按月还足", "")];
    choice.replaceChildren(...none, ...Object.entries(ways).map(([code, words]) => new Option(words, code)));
    choice.value = way;
    const proposal = at(whole, "proposals.0") || {};
    one(this.body, '[data-waive="interest"]').hidden = !Number(proposal.interest);
    one(this.body, '[data-waive="fees"]').hidden = !Number(proposal.fees);
  }
}
