/** On the page of a payment order: the last day, as soon as the day it came is written, and the objection filled in on the spot. */
import { around, download, maybe, named, one, say } from "../dom.js";
import { on } from "../page.js";
import { inWords } from "../python/failure.js";
import { ask, started } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { at, put } from "../reader/paths.js";
import { NoFiles } from "../shell/chats.js";
import { hold } from "./gates.js";
import { withoutLetters } from "./prefill.js";
import { pressed } from "./sheet.js";
import { wordFile } from "./taking.js";

/** @typedef {import("../dom.js").Field} Field */

const SERVED = "timeline.payment_order_served_date";
const PAUSE = 200; // ms after the last key

class CourtPaper {
  timer = 0;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
  }

  /** @param {string} selector */
  find(selector) {
    return one(this.form, selector);
  }

  recall() {
    const whole = caseFile.read();
    for (const field of named(this.form)) {
      const kept = at(whole, field.name);
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = (kept || []).includes(field.value);
      else if (kept !== undefined && field !== document.activeElement) field.value = String(kept ?? "");
    }
  }

  /** @param {Event} event */
  typed(event) {
    const field = /** @type {Field} */ (event.target);
    if (!field.name) return;
    const ticked = named(this.form).filter(
      (each) => each instanceof HTMLInputElement && each.name === field.name && each.checked,
    );
    const isBox = field instanceof HTMLInputElement && field.type === "checkbox";
    caseFile.change((whole) => put(whole, field.name, isBox ? ticked.map(({ value }) => value) : field.value));
    if (field.name !== SERVED) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.showDay(), PAUSE);
  }

  /** @param {object} question @returns {Promise<any>} */
  async request(question) {
    const [status, problem] = [this.find("[data-paper-status]"), this.find("[data-paper-problem]")];
    say(problem, "");
    status.textContent = "正在算。";
    try {
      await started(() => {});
      const reply = await ask(/** @type {import("../python/engine.js").Question} */ (question));
      const words = (reply.errors || []).map((/** @type {{ message: string }} */ { message }) => message).join(" ");
      say(problem, words);
      return words ? null : reply;
    } catch (error) {
      say(problem, `${inWords("没有算出来", error)}收到那天不算，从第二天数起。`);
      return null;
    } finally {
      status.textContent = "";
    }
  }

  async showDay() {
    const served = String(at(caseFile.read(), SERVED) ?? "");
    const [line, day, more] = [this.find("[data-paper-line]"), this.find("[data-paper-day]"), this.find("[data-paper-more]")];
    const reply = served ? await this.request({ do: "court_day", served, today: today() }) : null;
    line.hidden = !reply;
    say(day, reply ? reply.day : "");
    say(more, reply ? reply.more : "");
    if (reply) line.innerHTML = reply.picture; // drawn with nothing typed in it
  }

  async write() {
    const section = this.find('[data-document="objection"]');
    const reply = await this.request({ do: "documents", documents: ["objection"], case: withoutLetters(), today: today() });
    if (!reply) return;
    const [{ code, title, html }] = reply.documents;
    section.hidden = false;
    one(section, "[data-sheet]").innerHTML = html; // drawn with everything typed escaped
    hold(section, { code, title }, reply.gates);
    section.scrollIntoView({ block: "nearest" });
  }

  async takeWord() {
    const said = this.find("[data-copied]");
    try {
      const { blob } = await wordFile(this.form.dataset.docx ?? "", this.find("[data-sheet]"), "支付令异议书", 0);
      download("支付令异议书.docx", blob);
      said.textContent = "已经交给浏览器去存。";
    } catch (error) {
      said.textContent = error instanceof NoFiles ? error.message : "没有做成，可以先复制。";
    }
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, "form[data-court-paper]");
  if (!form) return;
  const paper = new CourtPaper(form);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => paper.typed(event));
  form.addEventListener("click", (event) => {
    pressed(event);
    if (around(event, "[data-word]")) paper.takeWord();
    if (around(event, "[data-write-objection]")) paper.write();
  });
  on(page, "elsewhere", () => paper.recall());
  paper.recall();
  if (at(caseFile.read(), SERVED)) paper.showDay();
}
