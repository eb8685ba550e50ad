/** What a reader does with the rows of a form: one more, one less, one begun with a press, all written out. */
import { around, one, say } from "../dom.js";
import { ask } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { now, today } from "../reader/clock.js";
import { put } from "../reader/paths.js";
import { setField } from "./fields.js";
import { withoutLetters } from "./prefill.js";
import { isLine, putTexts } from "./row.js";

/** @typedef {import("./errors.js").Problem} Problem */
/** @typedef {import("./row.js").Row} Row */
/** @typedef {import("./request.js").Request["used"]} Used */

const OPENED = 12; // rows at most that open by themselves: each gets its fields then

/** @param {{ row: Row } | null} found */
const isFolded = (found) => found !== null && isLine(found.row);

export class FormRows {
  /** Rows in which something is wrong. @type {Set<Row>} */
  wrong = new Set();
  /** The form shows what the case says, and the reader has not typed yet. */
  justFilled = true;

  /** @param {import("./form.js").ToolForm} form */
  constructor(form) {
    this.form = form;
  }

  /**
   * A row begun with one press: data-with says what stands in it, "now" and "today" by the device's clock.
   * @param {HTMLElement} press
   */
  beginRow(press) {
    const list = this.form.caseForm.listAt(press.dataset.quick ?? "");
    if (!list) return;
    /** @type {Record<string, string>} */
    const clock = { now: now(), today: today() };
    const used = new Set(this.form.caseForm.usedRows(list, caseFile.read()).map(({ row }) => row));
    list.rows().forEach((each) => (each.open = false));
    const row = list.rows().find((each) => !used.has(each)) || list.add();
    list.make(row);
    Object.entries(JSON.parse(press.dataset.with ?? "{}")).forEach(([key, value]) => {
      setField(one(row, `[name$=".${key}"]`), clock[value] || value);
    });
    list.renumber();
    row.open = true;
    one(row, "summary").focus();
    row.scrollIntoView({ block: "start" });
    this.form.changed();
  }

  /** @param {HTMLElement} press */
  addRow(press) {
    const list = this.form.caseForm.listAt(press.dataset.add ?? "");
    if (!list) return;
    const used = this.form.caseForm.usedRows(list, caseFile.read()).map(({ row }) => row);
    list.fold(used, () => false);
    const row = list.add();
    row.open = true;
    one(row, "input").focus();
  }

  /**
   * A row that was its line alone has fields when it is opened; one in which something is wrong says what.
   * @param {Event} event
   */
  opened(event) {
    const row = /** @type {Row} */ (event.target);
    const { caseForm, last } = this.form;
    const used = last?.request.used ?? new Map();
    /** @type {Problem[]} */
    const problems = last?.reply.errors ?? [];
    const wrong = problems.filter(({ field }) => caseForm.rowAt(field, used)?.row === row);
    const isSaid = !isLine(row) && wrong.every(({ field }) => caseForm.fieldAt(field, used)?.dataset.touched);
    if (!row.open || isSaid) return;
    caseForm.listOf(row)?.make(row);
    wrong.forEach(({ field }) => this.openAt(field, used));
    this.form.sayBeside();
  }

  /**
   * A row in which something is wrong says so in its line. The first of them open by themselves where the form was just
   * filled from the case, or the button was pressed.
   * @param {Problem[]} problems
   * @param {Used} used
   * @param {boolean} pressed
   */
  mark(problems, used, pressed) {
    const { caseForm } = this.form;
    const before = this.wrong;
    this.wrong = new Set(problems.flatMap(({ field }) => caseForm.rowAt(field, used)?.row ?? []));
    before.forEach((row) => this.wrong.has(row) || (one(row, "[data-wrong]").hidden = true));
    this.wrong.forEach((row) => (one(row, "[data-wrong]").hidden = false));
    const first = new Set([...this.wrong].slice(0, OPENED));
    if (this.justFilled || pressed)
      problems.forEach(
        ({ field }) => first.has(/** @type {Row} */ (caseForm.rowAt(field, used)?.row)) && this.openAt(field, used),
      );
    this.justFilled = false;
  }

  /**
   * @param {string} path
   * @param {Used} used
   */
  openAt(path, used) {
    const found = this.form.caseForm.rowAt(path, used);
    if (!found) return;
    found.list.make(found.row);
    const field = this.form.caseForm.fieldAt(path, used);
    if (!field) return;
    found.row.open = true;
    field.dataset.touched = "yes"; // what is wrong with it is said
  }

  /**
   * The problems that have a field to stand beside, and the words for all where others are in rows that are lines alone:
   * those say so in their line, and say what when they are opened.
   * @param {Problem[]} problems
   * @param {Used} used
   */
  sayable(problems, used) {
    const folded = new Set(problems.filter(({ field }) => isFolded(this.form.caseForm.rowAt(field, used))));
    const rows = new Set([...folded].map(({ field }) => this.form.caseForm.rowAt(field, used)?.row));
    const words = `有 ${problems.length} 处要改，写在格子下面。还有 ${rows.size} 条没有打开，标着“要改”，点开就看到。填的内容都还在。`;
    return { there: problems.filter((each) => !folded.has(each)), otherwise: rows.size ? words : undefined };
  }

  /** @param {Row} row */
  removeRow(row) {
    const list = this.form.caseForm.listOf(row);
    const used = list && this.form.caseForm.usedRows(list, caseFile.read()).some((each) => each.row === row);
    list?.remove(row, Boolean(used), () => this.form.changed());
  }

  /**
   * A schedule written out from its first day, its amount and its count.
   * @param {HTMLElement} press
   */
  async writeOut(press) {
    const box = /** @type {HTMLElement} */ (press.closest("[data-regular]"));
    const list = this.form.caseForm.listAt(box.dataset.regular ?? "");
    const parts = /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll("[data-part]")]);
    const reply = await ask({ do: "regular", typed: Object.fromEntries(parts.map((part) => [part.dataset.part, part.value])) });
    for (const part of parts) {
      const wrong = (reply.errors || []).find((/** @type {Problem} */ error) => error.field === part.dataset.part);
      say(one(box, `#${CSS.escape(part.getAttribute("aria-describedby") ?? "")}`), wrong ? wrong.message : "");
      if (wrong) part.setAttribute("aria-invalid", "true");
      else part.removeAttribute("aria-invalid");
    }
    if (reply.errors || !list) return;
    this.form.prefill.makeRoom(list, reply.fields, {}, true);
    list.renumber();
    list.rows().forEach((row, index) => putTexts(row, (name) => reply.fields[`${list.path}.${index}.${name}`] ?? ""));
    this.form.changed();
    this.form.caseForm.fold();
  }

  /**
   * A round of the negotiation, kept: what the lender said, and what is answered.
   * @param {HTMLElement} press
   */
  async keepRound(press) {
    const said = one(/** @type {HTMLElement} */ (press.parentElement), "[data-round-kept]");
    said.textContent = "";
    const reply = await ask({ do: "keep_round", case: withoutLetters(), today: today() });
    if (!reply.errors) caseFile.change((whole) => put(whole, "offers.0.rounds", reply.rounds));
    this.form.recall();
    await this.form.compute(false);
    said.textContent = reply.errors ? reply.errors[0].message : reply.words;
  }

  /** @param {Event} event */
  clicked(event) {
    const [add, remove, quick] = ["add", "remove", "quick"].map((what) => around(event, `[data-${what}]`));
    const regular = around(event, "[data-write-out]");
    const round = around(event, "[data-keep-round]");
    if (round && this.form.started) this.keepRound(round).catch((error) => this.form.failed(error));
    if (add) this.addRow(add);
    if (quick) this.beginRow(quick);
    if (regular && this.form.started) this.writeOut(regular).catch((error) => this.form.failed(error));
    if (remove) this.removeRow(/** @type {Row} */ (remove.closest("[data-row]")));
  }
}
