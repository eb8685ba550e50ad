/** A tool's form and its result: what is typed goes into the case, the question is asked from there, the answer is shown. */
import { around, drawn, maybe, one } from "../dom.js";
import { handbook } from "../registry.js";
import { engine } from "../python/running.js";
import { emit, on } from "../page.js";
import { onNewDay, today } from "../reader/clock.js";
import { negotiations } from "../reader/negotiations.js";
import { Answer } from "./answer.js";
import { Asking } from "./asking.js";
import { Errors } from "./errors.js";
import { FormRows } from "./form_rows.js";
import { Prefill } from "./prefill.js";
import { PythonState, restart } from "./python_state.js";
import { CaseForm } from "./request.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {import("./errors.js").Problem} Problem */

export const PAUSE = 120; // ms after the last keystroke

export class ToolForm {
  started = false;
  /** Asked for before Python was there. */
  pressed = false;
  timer = 0;
  asking = new Asking();
  /** Counts up, so that an answer to what no longer stands in the form is dropped. */
  round = 0;
  /**
   * The last answer, while it belongs to what stands in the form, and whether the button was pressed for it.
   * @type {{ reply: any, request: import("./request.js").Request, all: boolean } | null}
   */
  last = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.name = form.dataset.calculator ?? "";
    this.tool = /** @type {HTMLElement} */ (form.closest("[data-tool]"));
    this.answer = new Answer(this.tool);
    this.caseForm = new CaseForm(form);
    this.errors = new Errors(form);
    this.prefill = new Prefill(this.caseForm, this.name, this.tool);
    this.python = new PythonState(this.tool, "计算", "可以先填。");
    this.rows = new FormRows(this);
    this.readClock();
  }

  /** @param {string} selector */
  find(selector) {
    return one(this.tool, selector);
  }

  readClock() {
    const field = this.form.elements.namedItem("today");
    if (field instanceof HTMLInputElement) field.defaultValue = today();
  }

  // ---- what stands in the form

  recall() {
    this.caseForm.recall();
  }

  /** @param {Field} [only] what was typed into; without it rows came or went, or much was filled in */
  changed(only) {
    this.round += 1; // an answer still under way no longer belongs to what stands in the form
    this.last = null;
    this.caseForm.remember(only);
    if (this.form.dataset.state === "done" || this.form.dataset.state === "invalid") this.setState("ready");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.compute(false), PAUSE);
    this.computeEarly();
  }

  /** While the reader types: an answer is shown as it comes. What is lacking or wrong is said when typing pauses. */
  computeEarly() {
    if (this.asking.atOnce) this.compute(false, true);
  }

  // ---- asking

  /** @param {string} state */
  setState(state) {
    this.form.dataset.state = state;
    this.answer.follow(state);
  }

  /**
   * @param {boolean} all whether the button was pressed: then everything that is wrong is said
   * @param {boolean} [early] whether the reader may be typing on
   */
  async compute(all, early = false) {
    if (!this.started) return;
    this.readClock();
    const request = this.caseForm.request();
    if (!all && request.empty) {
      if (!early) this.showNothing();
      return;
    }
    this.round += 1;
    const mine = this.round;
    try {
      const reply = await this.asking.ask({ do: "compute", name: this.name, typed: request.typed });
      if (mine !== this.round) {
        if (early) this.computeEarly(); // typed on meanwhile
        return;
      }
      this.python.ready();
      if (early && reply.errors) return;
      clearTimeout(this.timer);
      this.show(reply, request, all);
    } catch (error) {
      if (mine === this.round) this.failed(error);
    }
  }

  showNothing() {
    this.errors.clear();
    this.answer.hide();
    this.setState("ready");
  }

  /**
   * @param {any} reply
   * @param {import("./request.js").Request} request
   * @param {boolean} all
   */
  show(reply, request, all) {
    this.last = { reply, request, all };
    this.rows.mark(reply.errors || [], request.used, all);
    this.sayBeside();
    if (request.empty && !reply.errors) {
      this.errors.summary("还没有填。先填一项，再按这里。");
      this.setState("ready");
    } else if (reply.errors) this.refuse(reply.errors, all);
    else this.showResult(reply, request, all);
  }

  /** What the last answer says of single fields; again when a row is opened whose fields were not there. */
  sayBeside() {
    if (!this.last) return;
    const { reply, request, all } = this.last;
    const fieldAt = (/** @type {string} */ path) => this.caseForm.fieldAt(path, request.used);
    const { there, otherwise } = this.rows.sayable(reply.errors || [], request.used);
    this.errors.show(there, fieldAt, all, otherwise);
    this.errors.understood(reply.understood || {}, fieldAt);
    if (!reply.errors) this.errors.noticeDates(this.name === "proposal" ? "first_payment_date" : "");
  }

  /**
   * @param {Problem[]} problems
   * @param {boolean} all
   */
  refuse(problems, all) {
    this.setState("invalid");
    emit("result");
    const lacking = problems.filter((each) => each.code === "required").map((each) => each.message);
    const words = lacking.length ? `还差 ${lacking.length} 项。${lacking.join("")}` : "改好上面的格子，结果会出现在这里。";
    this.answer.showMissing(words);
    const first = this.errors.invalid[0];
    if (all && first) first.focus();
  }

  /**
   * @param {any} reply
   * @param {import("./request.js").Request} request
   * @param {boolean} all
   */
  showResult(reply, request, all) {
    this.answer.show(reply);
    this.setState("done");
    for (const [list, rows] of request.used) {
      const results = reply[list.path] || [];
      const places = new Map(list.rows().map((row, index) => [row, index]));
      rows.forEach((row, index) => list.name(row, places.get(row) ?? index, results[index]));
    }
    emit("result");
    this.answer.say();
    if (all) this.answer.goTo();
  }

  // ---- starting

  /** @param {unknown} error */
  failed(error) {
    this.setState("failed");
    this.python.failed(error);
    const paper = document.getElementById("paper");
    if (paper instanceof HTMLDetailsElement) paper.open = true;
  }

  async begin() {
    this.python.starting();
    try {
      engine().progress(this.python.progress);
      await engine().started;
      this.python.ready();
      this.started = true;
      this.setState("ready");
      const typed = !this.caseForm.request().empty;
      if (typed) {
        await this.compute(false);
        await drawn(); // Python looks at the rest of the case when what it said is seen
      }
      const brought = await this.prefill.bring(null, false);
      if (this.pressed || brought || !typed) await this.compute(this.pressed);
      this.pressed = false;
    } catch (error) {
      this.failed(error);
    }
  }

  async retry() {
    restart();
    this.setState("loading");
    await this.begin();
  }

  async negotiationSelected() {
    this.round += 1;
    this.caseForm.reset();
    this.recall();
    this.rows.justFilled = true;
    this.caseForm.fold();
    if (!this.started) return;
    await this.compute(false);
    if (await this.prefill.bring(null, false)) await this.compute(false);
  }

  elsewhere() {
    this.recall();
    this.find("[data-elsewhere]").hidden = false;
    this.compute(false);
  }

  /** @param {number} debt */
  async pickDebt(debt) {
    if (this.name === "proposal") {
      negotiations.selectByDebt(debt); // each lender's proposal is one of its own
      return;
    }
    await this.prefill.bring(debt, true);
    this.changed();
  }

  // ---- what the reader does

  /** @param {Event} event */
  typed(event) {
    const field = /** @type {Field} */ (event.target);
    field.dataset.touched = "yes";
    const row = /** @type {import("./row.js").Row | null} */ (field.closest("[data-row]"));
    const list = row && this.caseForm.listOf(row);
    if (row && list) list.name(row, list.rows().indexOf(row));
    if (field.name) this.changed(field);
  }

  /** @param {Event} event */
  submitted(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    if (this.started) this.compute(true);
    else if (this.form.dataset.state === "loading") this.pressed = true; // computed as soon as Python is there
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", (event) => this.typed(event));
    form.addEventListener("change", (event) => {
      const pick = around(event, "[data-pick-debt]");
      if (pick) this.pickDebt(Number(/** @type {HTMLSelectElement} */ (pick).value)).catch((error) => this.failed(error));
    });
    this.tool.addEventListener("click", (event) => this.rows.clicked(event));
    form.addEventListener("toggle", (event) => this.rows.opened(event), true);
    form.addEventListener("submit", (event) => this.submitted(event));
    this.find("[data-retry]").addEventListener("click", () => this.retry());
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, "form[data-calculator]");
  if (!form) return;
  handbook.guarded?.();
  const shownForm = new ToolForm(form);
  const before = shownForm.caseForm.typedBefore();
  shownForm.listen();
  on(page, "elsewhere", () => shownForm.elsewhere());
  on(page, "negotiation", () => shownForm.negotiationSelected().catch((error) => shownForm.failed(error)));
  on(page, "failed", (error) => shownForm.failed(error));
  onNewDay(page, () => shownForm.compute(false));
  shownForm.caseForm.recall(true);
  shownForm.caseForm.takeUp(before);
  shownForm.caseForm.fold();
  shownForm.prefill.expect();
  shownForm.begin();
}
