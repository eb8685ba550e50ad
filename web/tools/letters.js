/** The proposal page's second half: three offers side by side, and the letters drawn from the case. */
import { all, around, maybe, named, one, say } from "../dom.js";
import { emit, on } from "../page.js";
import { inWords } from "../python/failure.js";
import { ask, engine } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { onNewDay, today } from "../reader/clock.js";
import { negotiations } from "../reader/negotiations.js";
import { at, put } from "../reader/paths.js";
import { Edits, REWRITE, markOf } from "./edits.js";
import { PAUSE } from "./form.js";
import { hold } from "./gates.js";
import { withoutLetters } from "./prefill.js";
import { shown } from "./result.js";
import { pressed } from "./sheet.js";

/** @typedef {{ code: string, title: string, html: string, missing: string[] }} Drawn */

const DOCUMENTS = ["application", "script", "schedule"];

class Letters {
  edits = new Edits("proposal");
  /** The mark of what the sheets were drawn from. */
  written = "";
  timer = 0;

  /** @param {HTMLElement} letters */
  constructor(letters) {
    this.letters = letters;
    this.panel = one(document, "[data-offers]");
    /** @type {HTMLFormElement[]} */
    this.forms = all(document, "form[data-case-form]");
  }

  recall() {
    const whole = caseFile.read();
    this.forms.flatMap(named).forEach((field) => {
      const kept = at(whole, field.name);
      if (kept !== undefined) field.value = String(kept ?? "");
    });
  }

  /** @param {string} code */
  section(code) {
    return one(this.letters, `[data-document="${code}"]`);
  }

  // ---- the three offers

  async showOffers() {
    try {
      const reply = await ask({ do: "offers", case: withoutLetters(), debt: caseFile.filled("proposal").debt || 0 });
      all(this.panel, "[data-offer]").forEach((card) => this.showOffer(card, reply));
    } catch (error) {
      emit("failed", error);
    }
  }

  /**
   * @param {HTMLElement} card
   * @param {any} reply
   */
  showOffer(card, reply) {
    const terms = reply[card.dataset.offer ?? ""];
    one(card, "[data-offer-terms]").hidden = !terms || Boolean(terms.problem);
    say(one(card, "[data-offer-problem]"), (terms && (terms.problem || terms.warning)) || "");
    if (!terms || terms.problem) return;
    all(card, "[data-offer-result]").forEach((slot) => {
      const value = at(reply, slot.dataset.offerResult ?? "");
      slot.dataset.value = String(value);
      slot.textContent = shown(value, slot.dataset.as);
    });
    all(card, "input[name]").forEach((each) => {
      const field = /** @type {HTMLInputElement} */ (each);
      field.placeholder = terms[field.name.split(".").pop() ?? ""];
    });
  }

  // ---- the letters

  drawnFrom() {
    return markOf(JSON.stringify([today(), { ...withoutLetters(), offers: null }]));
  }

  /** @param {boolean} warned */
  async write(warned) {
    if (this.edits.here().length) {
      if (!warned && !window.confirm(REWRITE)) return;
      this.edits.drop();
    }
    await this.draw();
  }

  async draw() {
    const status = one(this.letters, "[data-letters-status]");
    const problem = one(this.letters, "[data-letters-problem]");
    say(problem, "");
    status.textContent = "正在写。";
    const from = this.drawnFrom();
    let reply;
    try {
      reply = await ask({ do: "documents", case: withoutLetters(), today: today(), documents: DOCUMENTS });
    } catch (error) {
      reply = { errors: [{ message: `${inWords("没有写成", error)}填的内容还在，再按一次就重试。` }] };
    }
    status.textContent = "";
    if (reply.errors) {
      say(problem, reply.errors.map((/** @type {{ message: string }} */ each) => each.message).join(" "));
      this.noticeStale();
      return;
    }
    this.written = from;
    reply.documents.forEach((/** @type {Drawn} */ each) => this.show(each, reply.gates));
    status.textContent = reply.say.join("");
    this.noticeStale();
    one(this.letters, "[data-sheets]").hidden = false;
  }

  /**
   * @param {Drawn} drawn
   * @param {import("./gates.js").Gate[]} gates
   */
  show({ code, title, html, missing }, gates) {
    const section = this.section(code);
    const sheet = one(section, "[data-sheet]");
    sheet.innerHTML = html; // drawn with everything typed escaped
    this.edits.show(code, sheet);
    section.hidden = false;
    hold(section, { code, title }, gates);
    say(
      one(section, "[data-missing]"),
      missing.length ? `有 ${missing.length} 处空白，可以直接在下面填，也可以打印后用笔写。` : "",
    );
  }

  isStale() {
    if (!this.written) return false;
    const from = this.drawnFrom();
    return this.written !== from || this.edits.areStale(from);
  }

  noticeStale() {
    one(this.letters, "[data-stale]").hidden = !this.isStale();
  }

  /** Letters that were changed are there again after a reload. */
  async again() {
    await engine().started;
    if (this.edits.here().length) await this.draw();
  }

  // ---- what happens

  /** @param {Event} event */
  typed(event) {
    const field = /** @type {import("../dom.js").Field} */ (event.target);
    if (!field.name) return;
    caseFile.change((whole) => put(whole, field.name, field.value));
    this.noticeStale();
    if (!this.panel.contains(field)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.showOffers(), PAUSE);
  }

  /** @param {Event} event */
  clicked(event) {
    if (around(event, "[data-write]")) this.write(Boolean(around(event, "[data-stale]")));
    else pressed(event);
  }

  negotiationSelected() {
    this.forms.forEach((form) => form.reset());
    this.recall();
    this.written = "";
    one(this.letters, "[data-sheets]").hidden = true;
    this.again().catch(() => {});
  }

  begin() {
    negotiations.begin();
    const form = one(document, "form[data-calculator]");
    form.scrollIntoView({ block: "start" });
    one(form, "[name]").focus({ preventScroll: true });
  }
}

/**
 * Fields that were typed into while the script was on its way.
 * @param {Letters} letters
 */
function takeUpEarly(letters) {
  const early = letters.forms.flatMap(named).filter((field) => field.value !== "" && !(field instanceof HTMLSelectElement));
  const texts = early.map((field) => field.value);
  letters.recall();
  if (!early.length) return;
  caseFile.change((whole) => early.forEach((field, index) => put(whole, field.name, (field.value = texts[index]))));
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const box = maybe(document, "[data-letters]");
  if (!box) return;
  const letters = new Letters(box);
  letters.forms.forEach((form) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => letters.typed(event));
  });
  box.addEventListener("click", (event) => letters.clicked(event));
  letters.edits.listen(box, () => letters.written);
  on(page, "result", () => {
    letters.showOffers();
    letters.noticeStale();
  });
  on(page, "negotiation", () => letters.negotiationSelected());
  on(page, "elsewhere", () => letters.recall());
  onNewDay(page, () => letters.noticeStale());
  one(document, "[data-another-lender]").addEventListener("click", () => letters.begin());
  takeUpEarly(letters);
  letters.again().catch(() => {}); // the form says what is wrong with Python
}
