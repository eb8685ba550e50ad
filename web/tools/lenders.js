/** The last step of the guided way: every lender on one page, one open at a time, and the pack of all their letters. */
import { around, made, one, say } from "../dom.js";
import { on } from "../page.js";
import { engine } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { negotiations } from "../reader/negotiations.js";
import { put } from "../reader/paths.js";
import { chat } from "../chats.js";
import { saysDebt } from "./answers.js";
import { guide } from "./guide.js";
import { LenderRows } from "./lender_rows.js";
import { LenderSheets } from "./lender_sheets.js";
import { takePack } from "./pack.js";
import { withoutLetters } from "./prefill.js";
import { problemLine, showProblems } from "./step_able.js";
import { bringWord, saying } from "./taking.js";

/** @typedef {import("./lender_rows.js").Lender} Lender */
/** @typedef {import("./lender_sheets.js").Paper} Paper */

/** What a step is called where no field of it is, and where it is. @type {Record<string, [string, string]>} */
const HOMES = { budget: ["收支", "income"], debts: ["债务", "debt"] };

/** @param {object} one @param {object} other */
const isEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Lenders {
  /** @type {Lender[]} */
  lenders = [];
  /** What names no lender. @type {Paper[]} */
  common = [];

  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.rows = new LenderRows(way);
    this.sheets = new LenderSheets(way, (letter) => this.turnLetter(letter));
  }

  /** @param {string} selector */
  find(selector) {
    return this.way.find(selector);
  }

  /** The one that is open; it is the negotiation at hand. */
  open() {
    return this.rows.isOpen ? this.lenders.find(({ place }) => place === 0) : undefined;
  }

  // ---- drawing

  /**
   * What was typed, or which lender was turned to, while the letters were drawn counts: they are then drawn anew.
   * @param {number} [only] the place that is drawn anew, where the others stay
   * @returns {Promise<any>}
   */
  async ask(only) {
    const [whole, brought] = [withoutLetters(), negotiations.allBrought()];
    const reply = await this.way.ask({ do: "lenders", case: whole, brought, today: today(), only });
    if (!reply) return null;
    if (!isEqual(whole, withoutLetters())) return this.ask();
    const problem = this.find("[data-pack-problem]");
    const stands = (/** @type {string} */ path) => path.replace(/^case\./, "");
    const wrong = (reply.errors || []).map((/** @type {import("./errors.js").Problem} */ each) =>
      problemLine(this.way, each, stands),
    );
    showProblems(problem, wrong);
    return reply.errors ? null : reply;
  }

  /** @param {any} reply */
  keep(reply) {
    caseFile.change((whole) => {
      whole.proposals = reply.proposals;
      const [account, ...accounts] = reply.accounts;
      if (reply.accounts.some(Boolean)) whole.person = { ...whole.person, account, accounts };
      const standings = whole.standings || [];
      const isBare = (/** @type {number} */ place) => !standings[place]?.state;
      reply.lenders.forEach((/** @type {Lender} */ { place }) => {
        if (isBare(place)) put(whole, `standings.${place}`, { ...standings[place], state: "written" });
      });
    });
    negotiations.setBrought(reply.brought);
  }

  async enter() {
    const status = this.find("[data-pack-status]");
    const debts = (caseFile.read().debts || []).filter(saysDebt).length;
    status.textContent = debts > 1 ? `正在写 ${debts} 家的信。` : "正在写信。";
    this.find("[data-pack]").hidden = true;
    this.rows.close();
    const reply = await this.ask();
    status.textContent = "";
    if (!reply) return;
    this.keep(reply);
    this.lenders = reply.lenders;
    this.common = reply.common;
    this.find("[data-no-debts]").hidden = this.lenders.length > 0;
    this.find("[data-pack]").hidden = !this.lenders.length;
    this.draw();
    this.bringAhead();
  }

  /** What the pack is made with comes now, so that it can be made where the network is gone by then. */
  bringAhead() {
    const connection = /** @type {{ saveData?: boolean } | undefined} */ (/** @type {any} */ (navigator).connection);
    if (chat() || connection?.saveData) return;
    [engine().add("exports"), bringWord(this.way.form.dataset.docx ?? "")].forEach((coming) => coming.catch(() => {}));
  }

  draw() {
    this.rows.draw(this.lenders);
    this.sheets.showCommon(this.common);
    const letters = this.sheets.taken(this.lenders).length;
    const held = this.lenders.filter(({ documents }) => documents.length).length - letters;
    const title = this.lenders.length > 1 ? `${this.lenders.length} 家，都在这一页` : "这一家的信";
    one(this.way.stepNow(), "[data-heading]").textContent = title;
    this.find("[data-together]").textContent = held
      ? `${letters} 封信写好，${held} 封先别发，没有放进去。`
      : `${letters} 封信写好。`;
    this.find("[data-take]").textContent = `存成一包，${letters} 封信`;
    /** @type {HTMLButtonElement} */ (this.find("[data-take]")).disabled = !letters;
    this.showGaps();
  }

  /** What is not filled in, each a way to its step. */
  showGaps() {
    const places = new Map();
    const paths = [...this.lenders.flatMap(({ documents }) => documents), ...this.common].flatMap(({ missing }) => missing);
    new Set(paths).forEach((path) => {
      const field = this.way.answers.fieldAt(path);
      const step = /** @type {HTMLElement | null | undefined} */ (field?.closest("[data-step]"))?.dataset.step;
      const [words, home] = HOMES[path.split(".")[0]] ?? [];
      if (field && step && step !== "pack") places.set(this.way.answers.label(field.id), step);
      else if (home) places.set(words, home);
    });
    const items = [...places].map(([words, code]) => {
      const item = made("li", "");
      item.append(made("a", words, { href: `#${code}` }), `（第 ${this.way.codes.indexOf(code) + 1} 步）`);
      return item;
    });
    this.find("[data-gaps]").replaceChildren(...items);
    this.find("[data-gaps-count]").textContent = `还没填的 ${items.length} 处，可以打印后用笔写`;
    this.find("[data-missing]").hidden = !items.length;
  }

  // ---- one lender

  /** @param {number} place */
  select(place) {
    if (this.rows.isOpen && place === 0) {
      this.rows.close();
      return;
    }
    if (place) {
      const gone = negotiations.all()[0].blank ? 1 : 0; // one that is left behind blank goes
      negotiations.select(place);
      for (const each of this.lenders) each.place = each.place === place ? 0 : each.place + (each.place < place ? 1 : 0) - gone;
    }
    this.way.answers.recall(true);
    this.rows.isOpen = true;
    this.draw();
    this.showOpen();
  }

  showOpen() {
    const lender = this.open();
    if (!lender) return;
    this.rows.showOpen(lender);
    this.sheets.show(lender);
  }

  /** Draw the open one anew, after its numbers or its letter were changed. */
  async redraw() {
    if (!this.open()) return;
    const reply = await this.ask(0);
    if (!reply) return;
    this.keep(reply);
    const drawn = new Map(reply.lenders.map((/** @type {Lender} */ each) => [each.place, each]));
    this.lenders = this.lenders.map((each) => drawn.get(each.place) ?? each);
    this.draw();
    this.showOpen();
  }

  /** @param {string} letter */
  turnLetter(letter) {
    caseFile.change((whole) => put(whole, "standings.0.letter", letter));
    this.redraw();
  }

  /** @param {string} state */
  setStanding(state) {
    caseFile.change((whole) => {
      put(whole, "standings.0.state", state);
      put(whole, "standings.0.since", today());
    });
    this.redraw();
  }

  /** Every letter that went into the pack has been sent. */
  allSent() {
    caseFile.change((whole) => {
      for (const { place, state } of this.sheets.taken(this.lenders)) {
        if (["written", "look", "gap"].includes(state))
          put(whole, `standings.${place}`, { ...whole.standings[place], state: "sent", since: today() });
      }
    });
    this.enter();
  }

  // ---- what the reader does

  /** @param {Event} event */
  changed(event) {
    const target = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (target.name === "standing") this.setStanding(target.value);
    else if (target.matches("[data-way]")) this.turnLetter(target.value);
  }

  /** @param {Event} event */
  clicked(event) {
    const row = around(event, "[data-lender]");
    if (row) this.select(Number(row.dataset.lender));
    else this.sheets.clicked(event);
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const way = guide();
  if (!way) return;
  const lenders = new Lenders(way);
  way.enter.pack = () => lenders.enter();
  way.live.pack = () => lenders.redraw();
  const box = way.find("[data-pack]");
  box.addEventListener("click", (event) => lenders.clicked(event));
  box.addEventListener("change", (event) => lenders.changed(event));
  box.addEventListener("input", (event) => lenders.sheets.edited(event));
  box.addEventListener("opened", () => lenders.draw()); // a letter that was held back was seen: it goes into the pack
  way.find("[data-sent]").addEventListener("click", () => lenders.allSent());
  const [taken, problem] = [way.find("[data-taken]"), way.find("[data-take-problem]")];
  on(page, "elsewhere", () => say(taken, ""));
  way
    .find("[data-take]")
    .addEventListener("click", () =>
      saying(taken, problem, () => takePack(lenders)).then(() => (way.find("[data-all-sent]").hidden = !taken.textContent)),
    );
}
