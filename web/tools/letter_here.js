/** A letter where one needs it: a few questions, and the sheet below them, on the page that speaks of it. */
import { all, around, made, named, one, say, unfold } from "../dom.js";
import { on } from "../page.js";
import { inWords } from "../python/failure.js";
import { ask, started } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { keepShown, lastShown } from "../reader/last_shown.js";
import { at, put } from "../reader/paths.js";
import { Edits, REWRITE, harmless, markOf } from "./edits.js";
import { hold } from "./gates.js";
import { withoutLetters } from "./prefill.js";
import { pressed } from "./sheet.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {{ code: string, title: string, html: string, when_not: string[] }} Drawn */

const PAGE = "here";

/** @param {Field} field @returns {field is HTMLInputElement} */
const isBox = (field) => field instanceof HTMLInputElement && field.type === "checkbox";

export class LetterHere {
  edits = new Edits(PAGE);
  /** The mark of what the sheet was drawn from. */
  written = "";

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.code = form.dataset.letterHere ?? "";
    this.section = one(form, "[data-document]");
    this.sheet = one(this.section, "[data-sheet]");
  }

  /** @param {string} selector */
  find(selector) {
    return one(this.form, selector);
  }

  recall() {
    const whole = caseFile.read();
    for (const field of named(this.form)) {
      const kept = at(whole, field.name);
      if (isBox(field)) field.checked = (kept || []).includes(field.value);
      else if (field !== document.activeElement) field.value = String(kept ?? "");
    }
    this.noticeStale();
  }

  /** @param {Event} event */
  typed(event) {
    const field = /** @type {Field} */ (event.target);
    if (!field.name) return;
    const ticked = named(this.form).filter((each) => isBox(each) && each.name === field.name && each.checked);
    caseFile.change((whole) => put(whole, field.name, isBox(field) ? ticked.map(({ value }) => value) : field.value));
    this.noticeStale();
  }

  /** What was typed while the script was on its way stands beside what is kept. */
  takeUpEarly() {
    const early = named(this.form).filter((field) => (isBox(field) ? field.checked : field.value !== ""));
    const texts = early.map((field) => field.value);
    this.recall();
    early.forEach((field, place) => {
      if (isBox(field)) field.checked = true;
      else field.value = texts[place];
      this.typed(/** @type {any} */ ({ target: field }));
    });
  }

  /**
   * @param {object} question
   * @param {string} [place] where it is said how it goes
   * @returns {Promise<any>}
   */
  async request(question, place = "paper") {
    const [status, problem] = [this.find(`[data-${place}-status]`), this.find(`[data-${place}-problem]`)];
    say(problem, "");
    status.textContent = "正在算。";
    try {
      await started(() => {});
      const reply = await ask(/** @type {import("../python/engine.js").Question} */ (question));
      const words = (reply.errors || []).map((/** @type {{ message: string }} */ { message }) => message).join(" ");
      say(problem, words);
      return words ? null : reply;
    } catch (error) {
      say(problem, `${inWords("没有算出来", error)}填的内容还在，再按一次就重试。`);
      return null;
    } finally {
      status.textContent = "";
    }
  }

  /** Of what a sheet written now would be drawn: the case, and the day. */
  drawnFrom() {
    return `${markOf(JSON.stringify(withoutLetters()))} ${today()}`;
  }

  async write() {
    if (this.edits.of(this.code) && !window.confirm(REWRITE)) return;
    unfold(this.section);
    const from = this.drawnFrom();
    const reply = await this.request({ do: "letter_here", code: this.code, case: withoutLetters(), today: today() });
    if (!reply) return;
    this.edits.drop(this.code);
    const { documents, gates, beside } = reply;
    this.show(documents[0], { gates, beside });
    keepShown(this.code, { from, drawn: documents[0], gates, beside });
    this.written = from;
    this.noticeStale();
    this.section.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {Drawn} drawn
   * @param {any} reply
   */
  show({ code, title, html, when_not: reasons }, { gates, beside }) {
    this.section.hidden = false;
    this.sheet.replaceChildren(harmless(html));
    hold(this.section, { code, title }, gates);
    say(one(this.section, "[data-beside]"), beside || "");
    one(this.section, "[data-when-not]").replaceChildren(...reasons.map((words) => made("li", words)));
    one(this.section, "[data-reasons]").hidden = !reasons.length;
  }

  /**
   * Whether the letter that was shown last is this page's: of another case, it may be another lender's.
   * @param {{ from: string }} shown
   */
  isOurs({ from }) {
    return from.split(" ")[0] === this.drawnFrom().split(" ")[0];
  }

  /** What stood there is there again after a reload: the letter as it was written, or as it was changed by hand. */
  again() {
    const [edit, shown] = [this.edits.of(this.code), lastShown(this.code)];
    const last = shown && this.isOurs(shown) ? shown : null;
    this.section.hidden = !edit && !last;
    if (last) this.show(last.drawn, edit ? { ...last, gates: [] } : last);
    this.edits.show(this.code, this.sheet);
    this.written = (edit ? edit.drawn : last?.from) ?? "";
    if (this.written) unfold(this.section);
    this.noticeStale();
  }

  noticeStale() {
    one(this.section, "[data-stale]").hidden = !this.written || this.written === this.drawnFrom();
  }

  /** @param {import("../page.js").Page} page */
  listen(page) {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.typed(event));
    this.form.addEventListener("click", (event) => {
      pressed(event);
      if (around(event, "[data-write-here]")) this.write();
    });
    this.edits.listen(this.form, () => this.written);
    on(page, "elsewhere", () => this.recall());
    on(page, "negotiation", () => {
      this.written = "";
      this.recall();
      this.again();
    });
    on(page, "result", () => this.noticeStale());
    this.takeUpEarly();
    this.again();
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  all(document, "form[data-letter-here]:not([data-court-paper])").forEach((form) =>
    new LetterHere(/** @type {HTMLFormElement} */ (form)).listen(page),
  );
}
