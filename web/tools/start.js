/** The guided way: one step at a time, its number in the page's address and nothing else; what is typed goes into the case. */
import { all, around, maybe, named, one } from "../dom.js";
import { on } from "../page.js";
import { started } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { onNewDay } from "../reader/clock.js";
import { handbook } from "../registry.js";
import { bring } from "../python/bring.js";
import { Answers } from "./answers.js";
import { sayAgain, showLeaving, stay } from "./leaving.js";
import { PythonState, restart } from "./python_state.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {() => void} Act */

const NAME = "start";
const PAUSE = 300; // ms after the last keystroke

export class GuidedWay {
  /** What a step shows when one comes to it, by its code. @type {Record<string, Act>} */
  enter = {};
  /** And what follows the typing. @type {Record<string, Act>} */
  live = {};
  /** Says what is wrong in the step that shows, once Python is there: web/tools/step_check.js. @type {(everything: boolean) => Promise<Field[]>} */
  check = async () => [];
  /** Python, once a step wants it. @type {Promise<import("../python/engine.js").Engine> | null} */
  ready = null;
  /** Python is there. */
  there = false;
  timer = 0;
  /** Counts up, so that a late answer does not speak in another step. */
  visit = 0;

  /** @param {HTMLFormElement} form @param {import("../page.js").Page} page */
  constructor(form, page) {
    this.form = form;
    this.page = page;
    this.steps = all(form, "[data-step]");
    this.codes = this.steps.map((each) => each.dataset.step ?? "");
    this.answers = new Answers(form);
    this.python = new PythonState(form, "计算", "可以先填。");
  }

  /** @template {Element} [Kind=HTMLElement] @param {string} selector @returns {Kind} */
  find(selector) {
    return one(this.form, selector);
  }

  kept() {
    return caseFile.filled(NAME);
  }

  /** In the single file a link's address names the page before the place: #p:start/:debt */
  codeNow() {
    const place = location.hash.slice(1).split(":").pop() ?? "";
    return this.codes.includes(place) ? place : this.codes[0];
  }

  stepNow() {
    return this.steps[this.codes.indexOf(this.codeNow())];
  }

  /** A step is a place of its own: the browser's back leads to the one before. @param {string} code */
  go(code) {
    location.hash = code;
  }

  // ---- Python

  wanted() {
    if (this.ready) return this.ready;
    this.python.starting();
    // What single steps do comes with Python: who only reads the first step fetches neither.
    const isThere = () => Boolean(this.enter.pack);
    const more = (isThere() ? Promise.resolve() : bring(this.form.dataset.steps ?? "", isThere)).then(() => this.arrive());
    this.ready = Promise.all([started(this.python.progress), more]).then(([engine]) => engine);
    this.ready.then(
      () => {
        this.there = true;
        this.python.ready();
        this.form.classList.remove("failed");
        this.follow();
      },
      (error) => this.failed(error),
    );
    return this.ready;
  }

  /** @param {unknown} error */
  failed(error) {
    this.form.classList.add("failed");
    this.python.failed(error);
  }

  async retry() {
    restart();
    this.ready = null;
    this.there = false;
    await this.wanted().catch(() => {});
  }

  /**
   * The reply, or null where one has gone on meanwhile or Python cannot come.
   * @param {import("../python/engine.js").Question} message
   * @returns {Promise<any>}
   */
  async ask(message) {
    const mine = this.visit;
    try {
      const reply = await (await this.wanted()).ask(message);
      this.python.ready();
      this.form.classList.remove("failed");
      return mine === this.visit ? reply : null;
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  /** Takes away what was said of the step before. */
  clear = () => {};

  /** Whether nothing in this step is to be mended; where something is, it says so, and still lets one pass. */
  isMended = async () => true;

  async onward() {
    const from = this.codeNow();
    clearTimeout(this.timer);
    if ((await this.isMended()) && from === this.codeNow()) this.next(); // not where it was pressed twice, or gone elsewhere
  }

  next() {
    this.go(this.codes[Math.min(this.codes.indexOf(this.codeNow()) + 1, this.codes.length - 1)]);
  }

  back() {
    this.go(this.codes[this.codes.indexOf(this.codeNow()) - 1]);
  }

  resume() {
    const { step } = this.kept();
    this.go(this.codes.includes(step) ? step : this.codes[1]);
  }

  // ---- the step that shows

  /** @param {boolean} focus */
  show(focus) {
    const code = this.codeNow();
    const [first, last] = [this.codes[0], this.codes[this.codes.length - 1]];
    this.visit += 1;
    clearTimeout(this.timer);
    this.steps.forEach((each) => each.classList.toggle("now", each.dataset.step === code));
    this.form.dataset.now = code;
    /** @type {HTMLElement} */ (this.form.closest("article")).dataset.step = code; // what stands around the form makes room, by the style sheet
    this.find("[data-back]").hidden = code === first;
    this.find("[data-next]").hidden = code === last;
    this.find("[data-next]").textContent = code === first ? "没有，往下走" : "下一步";
    showLeaving(this.form, false);
    this.clear();
    this.answers.recall();
    if (code === first) sayAgain(this.form, this.kept().step ?? "");
    else {
      caseFile.setFilled(NAME, { ...this.kept(), step: code });
      this.wanted().catch(() => {});
    }
    this.arrive();
    if (!focus) return;
    window.scrollTo(0, 0);
    one(this.stepNow(), "[data-heading]").focus();
  }

  arrive() {
    this.enter[this.codeNow()]?.();
  }

  /** What follows the typing: errors of what has been typed, and what it comes to. */
  async follow() {
    const code = this.codeNow();
    await this.check(false);
    if (this.there && code === this.codeNow()) this.live[code]?.();
  }

  /** @param {Event} event */
  typed(event) {
    const field = /** @type {Field} */ (event.target);
    if (!field.name || field.type === "radio") return;
    field.dataset.touched = "yes";
    this.answers.write(field);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.follow(), PAUSE);
  }

  /** @param {Event} event */
  clicked(event) {
    /** @type {[string, Act][]} */
    const presses = [
      ["next", () => this.onward()],
      ["back", () => this.back()],
      ["leave", () => showLeaving(this.form, Boolean(this.find("[data-leaving]").hidden))],
      ["stay", () => stay(this.form)],
      ["resume", () => this.resume()],
      ["no-income", () => this.withoutIncome()],
      ["print-all", () => window.print()],
      ["retry", () => this.retry()],
    ];
    presses.find(([what]) => around(event, `[data-${what}]`))?.[1]();
  }

  withoutIncome() {
    const field = named(this.stepNow())[0];
    field.value = "0";
    this.answers.write(field);
    this.next();
  }

  elsewhere() {
    this.answers.recall();
    this.find("[data-elsewhere]").hidden = false;
    this.arrive();
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, "form[data-guided]");
  if (!form) return;
  handbook.guarded?.();
  const way = new GuidedWay(form, page);
  handbook.guide = way;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => way.typed(event));
  form.addEventListener("click", (event) => way.clicked(event));
  window.addEventListener("hashchange", () => way.show(true), { signal: page.signal });
  on(page, "elsewhere", () => way.elsewhere());
  onNewDay(page, () => way.follow().then(() => way.arrive()));
  way.answers.takeUpEarly();
  // Without scripts they stand open; what was typed into already stays so.
  all(form, "details[open]").forEach((fold) => {
    /** @type {HTMLDetailsElement} */ (fold).open = named(fold).some(({ tagName, value }) => tagName === "INPUT" && value !== "");
  });
  way.show(false);
}
