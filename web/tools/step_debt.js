/** Step 2 of the guided way: one debt's fields at a time, and the list of all. */
import { made, quietButton } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { put, text } from "../reader/paths.js";
import { saysDebt } from "./answers.js";
import { guide } from "./guide.js";
import { withoutLetters } from "./prefill.js";
import { QUESTIONS } from "./step_check.js";

/** @typedef {import("../reader/paths.js").Case} Case */
/** @typedef {{ row: Case, index: number }} Debt */

const TOOL = "proposal"; // the tool whose debt this is

/** @param {Case} whole @returns {Debt[]} */
const debtsOf = (whole) =>
  (whole.debts || [])
    .map((/** @type {Case} */ row, /** @type {number} */ index) => ({ row, index }))
    .filter((/** @type {Debt} */ { row }) => saysDebt(row));

/** @param {Debt} debt */
const nameOf = ({ row, index }) => text(row.creditor) || `第 ${index + 1} 笔`;

/** How much is owed, as it was typed. @param {Debt} debt */
const asTyped = ({ row }) =>
  [
    ["一共", row.balance],
    ["本金", row.principal],
    ["利息", row.interest],
    ["费用", row.fees],
  ]
    .filter(([, amount]) => text(amount))
    .map(([words, amount]) => `${words} ${text(amount)}`)
    .join("，");

/** The first place of the list where no debt stands. */
function freePlace() {
  /** @type {Case[]} */
  const rows = caseFile.read().debts || [];
  const free = rows.findIndex((row) => !saysDebt(row));
  return free < 0 ? rows.length : free;
}

class DebtStep {
  /** The places of the debts that say who and how much. @type {Set<number>} */
  whole = new Set();
  /** Whether that is known. */
  there = false;

  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.answers = way.answers;
  }

  /** @param {string} selector */
  find(selector) {
    return this.way.find(selector);
  }

  /** @returns {HTMLDetailsElement} */
  byHand() {
    return this.way.find("[data-by-hand]");
  }

  title() {
    this.find("[data-debt-title]").textContent = `第 ${this.answers.debt + 1} 笔债`;
  }

  /**
   * @param {Debt} each
   * @param {string | undefined} sum
   */
  item(each, sum) {
    const item = made("li", "");
    const [name, amount = "还没写全"] = (sum || nameOf(each)).split("\u3000");
    const line = made("span", `${name}\u3000`);
    line.append(made("span", amount, { className: "amount" }));
    item.append(line);
    if (each.index === this.answers.debt) item.append(made("span", "（下面这笔）", { className: "quiet" }));
    else item.append(quietButton("改", () => this.open(each.index), `改${nameOf(each)}`));
    item.append(quietButton("删去", () => this.remove(each.index), `删去${nameOf(each)}`));
    return item;
  }

  async list() {
    const debts = debtsOf(caseFile.read());
    const reply = debts.length ? await this.way.ask({ do: "prefill", name: TOOL, case: withoutLetters() }) : { debts: [] };
    if (!reply || reply.errors) return;
    /** @type {Map<number, string>} */
    const sums = new Map(reply.debts.map((/** @type {{ index: number, words: string }} */ { index, words }) => [index, words]));
    this.whole = new Set(sums.keys());
    this.there = true;
    this.find("[data-debts-list]").replaceChildren(...debts.map((each) => this.item(each, sums.get(each.index))));
    this.find("[data-debts]").hidden = debts.length < 2 && !sums.size; // one that is just being written stands below
    const complete = debts.filter(({ index }) => sums.has(index)).map(({ row }) => row);
    const sum = complete.length ? await this.way.ask(QUESTIONS.debt({ debts: complete }).ask) : null;
    this.find("[data-debts-sum]").textContent = sum && sum.say ? sum.say[0] : "";
  }

  /** On paper every debt stands, also where this step was not opened: as it was typed. */
  printable() {
    const debts = debtsOf(caseFile.read());
    if (this.there || debts.length < 2) return;
    this.find("[data-debts-list]").replaceChildren(...debts.map((each) => made("li", `${nameOf(each)}\u3000${asTyped(each)}`)));
    this.find("[data-debts]").hidden = false;
  }

  /** @param {number} index */
  open(index) {
    this.answers.fields().forEach((field) => delete field.dataset.touched);
    this.answers.showDebt(index);
    this.byHand().open = true;
    this.title();
    this.list();
    this.find("[data-debt-title]").focus();
  }

  async another() {
    /** @type {Case[]} */
    const rows = caseFile.read().debts || [];
    if (!saysDebt(rows[this.answers.debt])) {
      this.answers.fieldAt(`debts.${this.answers.debt}.creditor`)?.focus();
      return;
    }
    // What is typed while Python looks would still go into this debt: its fields wait, and so does a second press.
    const still = /** @type {(HTMLFieldSetElement | HTMLButtonElement)[]} */ ([
      this.find("[data-debt-fields]"),
      this.find("[data-another]"),
    ]);
    still.forEach((each) => (each.disabled = true));
    const [wrong] = await this.way.check(true);
    still.forEach((each) => (each.disabled = false));
    if (wrong) {
      wrong.focus();
      return;
    }
    this.open(freePlace());
  }

  /** @param {number} index */
  remove(index) {
    const { debts } = caseFile.read();
    const filled = caseFile.filled(TOOL);
    const gone = nameOf({ row: debts[index], index });
    caseFile.change((whole) => whole.debts.splice(index, 1));
    // The debt that is negotiated keeps its place among those that stay.
    const { debt } = filled;
    if (debt !== undefined && debt >= index) caseFile.setFilled(TOOL, { ...filled, debt: debt === index ? undefined : debt - 1 });
    this.answers.showDebt(freePlace());
    this.title();
    this.list();
    const undo = quietButton("撤回", () => {
      caseFile.change((whole) => put(whole, "debts", debts));
      caseFile.setFilled(TOOL, filled);
      this.find("[data-undo-words]").replaceChildren();
      this.open(index);
    });
    this.find("[data-undo-words]").replaceChildren(`已删去${gone}。`, undo);
    this.find("[data-debts]").hidden = false;
  }

  enter() {
    const debts = debtsOf(caseFile.read());
    const isShown = this.byHand().open && debts.some(({ index }) => index === this.answers.debt);
    if (!isShown) this.answers.showDebt(freePlace());
    this.find("[data-undo-words]").replaceChildren();
    this.title();
    this.list().then(() => this.openUnfinished());
  }

  /** A debt that was begun and is not whole stands open. */
  openUnfinished() {
    const unfinished = debtsOf(caseFile.read()).find(({ index }) => !this.whole.has(index));
    if (!this.there || this.byHand().open || !unfinished) return;
    this.answers.showDebt(unfinished.index);
    this.byHand().open = true;
    this.title();
  }
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  const way = guide();
  if (!way) return;
  const step = new DebtStep(way);
  way.enter.debt = () => step.enter();
  way.live.debt = () => step.list();
  way.find("[data-another]").addEventListener("click", () => step.another());
  window.addEventListener("beforeprint", () => step.printable(), { signal });
}
