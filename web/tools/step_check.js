/** What Python is asked about a step of the guided way, and its errors, each beside its field. */
import { quietButton, unfold } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { saysDebt } from "./answers.js";
import { saysLine } from "./budget_lines.js";
import { Errors } from "./errors.js";
import { guide } from "./guide.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {import("../reader/paths.js").Case} Case */
/** @typedef {import("./errors.js").Problem} Problem */
/** @typedef {{ ask: import("../python/engine.js").Question, stands: (path: string) => string, empty?: boolean }} StepQuestion */

/**
 * The rows that say something, and where they stand.
 * @param {Case[] | undefined} rows
 * @param {(row: Case) => boolean} isUsed
 */
function used(rows, isUsed) {
  /** @type {number[]} */
  const places = [];
  const kept = (rows || []).filter((row, index) => isUsed(row) && places.push(index));
  return { kept, places };
}

/** @param {Case} whole @returns {StepQuestion} */
function asDebts(whole) {
  const { kept, places } = used(whole.debts, saysDebt);
  return {
    ask: { do: "compute", name: "inventory", typed: { today: today(), debts: kept } },
    stands: (path) => path.replace(/^debts\.(\d+)/, (_, index) => `debts.${places[index]}`),
  };
}

/** @param {Case} whole @returns {StepQuestion} */
function asBudget(whole) {
  const budget = whole.budget || {};
  /** @type {Record<string, ReturnType<typeof used>>} */
  const lists = { income: used(budget.income, saysLine), expenses: used(budget.expenses, saysLine) };
  return {
    ask: { do: "compute", name: "capacity", typed: { ...budget, income: lists.income.kept, expenses: lists.expenses.kept } },
    stands: (path) =>
      `budget.${path.replace(/^(income|expenses)\.(\d+)/, (_, list, index) => `${list}.${lists[list].places[index]}`)}`,
    empty: !lists.income.kept.length && !lists.expenses.kept.length,
  };
}

/** @param {Case} whole @returns {StepQuestion} */
const asProposal = (whole) => ({
  ask: { do: "compute", name: "proposal", typed: (whole.proposals || [])[0] || {} },
  stands: (path) => `proposals.0.${path}`,
});

/** What Python is asked about a step, and where in the case each of its paths stands. @type {Record<string, (whole: Case) => StepQuestion>} */
export const QUESTIONS = { debt: asDebts, income: asBudget, costs: asBudget, able: asBudget, why: asProposal, pack: asProposal };

class Check {
  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.errors = new Errors(way.form);
  }

  /**
   * Who can pay nothing now need not say how much, and a first day may be left for later.
   * @param {Field} field
   */
  isExcused(field) {
    return /^proposals\.0\.(monthly_payment|first_payment_date)$/.test(field.name) && !field.value.trim();
  }

  /**
   * What is wrong in the step that shows; `everything` also where nothing has been typed yet.
   * @param {boolean} everything
   * @returns {Promise<Field[]>}
   */
  async check(everything) {
    const question = QUESTIONS[this.way.codeNow()];
    if (!question || !this.way.there) return [];
    const { ask, stands } = question(caseFile.read());
    const reply = await this.way.ask(ask);
    if (!reply) return [];
    const step = this.way.stepNow();
    /** @type {{ field: Field, words: string }[]} */
    const wrong = (reply.errors || []).flatMap((/** @type {Problem} */ { field: path, message: words }) => {
      const field = this.way.answers.fieldAt(stands(path));
      return field && step.contains(field) && !this.isExcused(field) ? [{ field, words }] : [];
    });
    this.errors.clear();
    wrong.forEach(({ field, words }) => {
      if (everything || field.dataset.touched) this.show(field, words);
    });
    this.errors.noticeDates("first_payment_date");
    return wrong.map(({ field }) => field);
  }

  /** Whether one may go on: where something is to be mended it says so, and still lets one pass. */
  async isMended() {
    const from = this.way.codeNow();
    const fields = this.way.answers.fields().filter((field) => this.way.stepNow().contains(field));
    fields.forEach((field) => {
      field.dataset.touched = "yes"; // what is wrong now stays said until it is mended
    });
    // A step where nothing is written asks for nothing.
    const isWritten = (/** @type {Field} */ field) =>
      field.offsetParent !== null && field.value !== "" && field.type !== "radio" && field.tagName !== "SELECT";
    const wrong = fields.some(isWritten) ? await this.check(true) : [];
    if (!wrong.length || from !== this.way.codeNow()) return true;
    const problems = this.way.find("[data-problems]");
    const pass = quietButton("先这样，往下走", () => this.way.next());
    problems.replaceChildren(`有 ${wrong.length} 处要改，写在格子下面。填的内容都还在。`, pass);
    problems.hidden = false;
    wrong[0].focus();
    return false;
  }

  /**
   * @param {Field} field
   * @param {string} words
   */
  show(field, words) {
    /** @type {HTMLElement | null} */
    const folded = field.closest("[data-if-kept]");
    if (folded) folded.hidden = false;
    unfold(field);
    this.errors.beside(field, words);
  }
}

/** @type {import("../page.js").Start} */
export function start() {
  const way = guide();
  if (!way) return;
  const check = new Check(way);
  way.check = (everything) => check.check(everything);
  way.isMended = () => check.isMended();
  way.clear = () => check.errors.clear();
}
