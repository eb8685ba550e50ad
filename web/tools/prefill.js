/** What other tools hold, brought into fields that are empty or still hold what was brought before. */
import { maybe, named } from "../dom.js";
import { ask } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { negotiations } from "../reader/negotiations.js";
import { put, text } from "../reader/paths.js";
import { isChanged, same, setField } from "./fields.js";
import { changes, isLine, putTexts, textOf } from "./row.js";

/** @typedef {Record<string, string>} Texts by the names of the fields */

/**
 * Rows that are their lines alone: they are brought over whole.
 * @param {import("./rows.js").Rows} list
 * @param {Texts} texts
 */
function fillLines(list, texts) {
  /** @type {Texts} */
  const brought = {};
  for (const [index, row] of list.rows().entries()) {
    if (!isLine(row)) continue;
    const textAt = (/** @type {string} */ name) => texts[`${list.path}.${index}.${name}`];
    for (const name of putTexts(row, (each) => (textAt(each) === textOf(row, each) ? undefined : textAt(each))))
      brought[`${list.path}.${index}.${name}`] = textAt(name);
  }
  return brought;
}

export class Prefill {
  /**
   * @param {import("./request.js").CaseForm} caseForm
   * @param {string} name the tool's
   * @param {HTMLElement} tool
   */
  constructor(caseForm, name, tool) {
    this.caseForm = caseForm;
    this.name = name;
    this.tool = tool;
  }

  /** Room for what will be brought, before Python says what it is: nothing moves away when it comes. */
  expect() {
    this.oneChoice();
    const debts = (caseFile.read().debts || []).length;
    for (const list of this.caseForm.lists) {
      const isFree = list.path === "debts" && list.rows().every((row) => !Object.keys(changes(row)).length);
      if (debts < 2 || !isFree || !maybe(this.tool, "[data-prefilled]")) continue;
      list.resize(debts);
      for (const row of list.rows()) /** @type {HTMLDetailsElement} */ (row).open = false;
    }
  }

  /** The debt that was picked on this page, or that is negotiated. @returns {number} */
  debtNow() {
    const own = this.name === "proposal" ? undefined : caseFile.filled(this.name).debt;
    return (maybe(this.tool, "[data-pick-debt]") && own) ?? negotiations.debtAtHand();
  }

  /**
   * @param {number | null} chosen the debt, where the reader picks another
   * @param {boolean} force also over what was typed
   * @returns {Promise<boolean>} whether anything was brought
   */
  async bring(chosen, force) {
    const note = maybe(this.tool, "[data-prefilled]");
    if (!note) return false;
    const debt = chosen ?? this.debtNow();
    const reply = await ask({ do: "prefill", name: this.name, case: withoutLetters(), debt, today: today() });
    const before = caseFile.filled(this.name);
    const brought = this.fill(reply.fields, before, force);
    caseFile.setFilled(this.name, { ...before, ...brought, debt });
    this.caseForm.lists.forEach((list) => list.renumber());
    note.hidden = !Object.keys(brought).length;
    note.textContent = "别处填过的数已经填好，可以改。";
    if (!note.hidden) this.caseForm.remember();
    this.caseForm.fold();
    this.offerDebts(reply.debts, debt);
    return !note.hidden;
  }

  /**
   * @param {Texts} texts
   * @param {Texts} before what was brought last time
   * @param {boolean} force
   */
  fill(texts, before, force) {
    /** @type {Texts} */
    const brought = {};
    this.caseForm.lists.forEach((list) => this.makeRoom(list, texts, before, force));
    this.caseForm.lists.forEach((list) => Object.assign(brought, fillLines(list, texts)));
    for (const field of named(this.caseForm.form)) {
      const own = texts[field.name];
      // A box that was ticked for the reader once and stands empty was emptied by hand.
      const emptied = field instanceof HTMLInputElement && field.type === "checkbox" && before[field.name] !== undefined;
      const free = force || (!isChanged(field) && !emptied) || field.value === before[field.name];
      if (own === undefined || own === field.value || !free) continue;
      setField(field, own);
      brought[field.name] = own;
    }
    return brought;
  }

  /**
   * A list is brought over whole or not at all: the rows of two tools must not mix.
   * @param {import("./rows.js").Rows} list
   * @param {Texts} texts
   * @param {Texts} before
   * @param {boolean} force
   */
  makeRoom(list, texts, before, force) {
    const inList = (/** @type {string} */ field) => field.startsWith(`${list.path}.`);
    const count = (/** @type {Texts} */ fields) =>
      new Set(
        Object.keys(fields)
          .filter(inList)
          .map((field) => field.slice(list.path.length + 1).split(".")[0]),
      ).size;
    const used = list
      .rows()
      .map((row, index) => Object.entries(changes(row)).map(([name, text]) => ({ path: `${list.path}.${index}.${name}`, text })))
      .filter((changed) => changed.length);
    const own = used.some((changed) => changed.some(({ path, text }) => !same(text, before[path])));
    if (!force && used.length && (own || used.length !== count(before))) {
      Object.keys(texts)
        .filter(inList)
        .forEach((field) => delete texts[field]);
      return;
    }
    if (count(texts)) list.resize(count(texts));
  }

  /**
   * @param {{ words: string, index: number }[]} debts
   * @param {number} chosen
   */
  offerDebts(debts, chosen) {
    /** @type {HTMLSelectElement | null} */
    const pick = maybe(this.tool, "[data-pick-debt]");
    const picking = maybe(this.tool, "[data-pick]");
    if (!pick || !picking || debts.length < 2) return;
    pick.replaceChildren(...debts.map(({ words, index }) => new Option(words, String(index))));
    pick.value = String(chosen); // none where the list does not have it
    picking.hidden = false;
    this.oneChoice();
  }

  /** Where each lender stands in the list of debts, one choice says it all. */
  oneChoice() {
    const listed = (caseFile.read().debts || []).map((/** @type {Record<string, unknown>} */ row) => text(row.creditor));
    const turning = maybe(this.tool, "[data-turning]");
    if (!turning || !maybe(this.tool, "[data-pick]") || listed.length < 2) return;
    turning.hidden = negotiations.all().every(({ blank, creditor }) => blank || listed.includes(creditor));
  }
}

/**
 * The case as Python is asked about it: the letters as they were changed by hand say nothing to it. Beside an agreement's
 * terms stands what was only brought over: what is still like it, nobody has agreed to.
 */
export function withoutLetters() {
  const { letters: _, ...whole } = caseFile.read();
  (whole.agreements || []).forEach((/** @type {Record<string, any>} */ each, /** @type {number} */ place) => {
    for (const [path, words] of Object.entries(negotiations.broughtInto(place, "agreement")))
      if (path.startsWith("expected.")) put(each, path.replace("expected", "brought"), words);
  });
  return whole;
}
