/** The last step of the guided way: the documents drawn from the case, what each lacks, and the way to take them along. */
import { all, made, maybe, one, quietButton } from "../dom.js";
import { ask as askPython } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { at, text } from "../reader/paths.js";
import { saysDebt } from "./answers.js";
import { Edits, markOf } from "./edits.js";
import { hold, isHeld } from "./gates.js";
import { guide } from "./guide.js";
import { withoutLetters } from "./prefill.js";
import { fill } from "./result.js";
import { pressed } from "./sheet.js";
import { noneAble, problemLine, showProblems } from "./step_able.js";
import { handOver, packed, saying } from "./taking.js";

/** @typedef {import("./dossier_sheets.js").Document} Document */

/** What a step is called where no field of it is. @type {Record<string, string>} */
const NAMES = { income: "收支", debt: "债务", ask: "方案" };
/** The step of a section's gaps. @type {Record<string, string>} */
const STEPS = { budget: "income", debts: "debt" };

class Pack {
  edits = new Edits("start");
  /** The mark of what the sheets were drawn from. */
  written = "";
  /** The documents as Python drew them. @type {Document[]} */
  drawn = [];
  /** The situation that they are written for. @type {Record<string, string>} */
  variants = {};

  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.holder = this.find("[data-sheets]");
  }

  /** @param {string} selector */
  find(selector) {
    return this.way.find(selector);
  }

  request() {
    return { case: withoutLetters(), today: today(), variants: this.variants };
  }

  /**
   * What is not filled in, each a way to its step; a debt or a line of the budget by its step alone.
   * @param {string[]} paths
   */
  gaps(paths) {
    const places = new Map();
    paths.forEach((path) => {
      const field = this.way.answers.fieldAt(path);
      /** @type {HTMLElement | null | undefined} */
      const step = field?.closest("[data-step]");
      const code = step?.dataset.step ?? STEPS[path.split(".")[0]] ?? "ask";
      places.set(field ? this.way.answers.label(field.id) : NAMES[code], code);
    });
    return [...places].map(([words, code]) => {
      const item = made("li", "");
      item.append(made("a", words, { href: `#${code}` }), `（第 ${this.way.codes.indexOf(code) + 1} 步）`);
      return item;
    });
  }

  /**
   * @param {Document} document
   * @param {import("./gates.js").Gate[]} gates
   */
  paper({ code, title, html, missing, when_not: reasons }, gates) {
    /** @type {HTMLTemplateElement} */
    const template = one(this.holder, "template");
    const section = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
    const slot = (/** @type {string} */ name) => one(section, `[data-${name}]`);
    section.dataset.document = code;
    section.setAttribute("aria-label", title);
    slot("title").textContent = title;
    const held = hold(section, { code, title }, gates);
    slot("lacks").textContent = held ? "先别发" : missing.length ? `${missing.length} 处空白` : "写好了";
    slot("copy-text").setAttribute("aria-label", `复制${title}`);
    slot("print").setAttribute("aria-label", `打印${title}`);
    const sheet = slot("sheet");
    sheet.classList.add(code);
    sheet.setAttribute("aria-label", `${title}，可以直接改`);
    sheet.innerHTML = html; // drawn with everything typed escaped
    this.showEdit(code, sheet, html);
    slot("when-not").replaceChildren(...reasons.map((words) => made("li", words)));
    slot("reasons").hidden = !reasons.length;
    return section;
  }

  /**
   * A letter as it was changed by hand; where what it is drawn from has changed since, with a way to the new one.
   * @param {string} code
   * @param {HTMLElement} sheet
   * @param {string} html
   */
  showEdit(code, sheet, html) {
    const edit = this.edits.of(code);
    if (!edit) return;
    this.edits.show(code, sheet);
    if (edit.drawn === this.written) return;
    const note = made("p", "这一份你改过字。填的内容后来改了，这里还是原来的。", { className: "notice" });
    const renew = quietButton("换成新写的（改过的字会被换掉）", () => {
      this.edits.drop(code);
      sheet.innerHTML = html;
      note.remove();
    });
    note.append(renew);
    sheet.before(note);
  }

  async write() {
    const whole = caseFile.read();
    this.find("[data-pack-status]").textContent = "正在写材料。";
    this.find("[data-pack]").hidden = true;
    const problem = this.find("[data-pack-problem]");
    showProblems(problem, []);
    // Who can pay nothing now, and names no sum, asks for time.
    const asksForTime = text(at(whole, "proposals.0.monthly_payment")) === "" && (await noneAble(this.way, whole));
    this.variants = asksForTime ? { application: "deferral" } : {};
    this.written = markOf(JSON.stringify(this.request()));
    const documents = (this.holder.dataset.documents ?? "").split(" ");
    const reply = await this.way.ask({ do: "documents", documents, ...this.request() });
    this.find("[data-pack-status]").textContent = "";
    if (!reply) return;
    if (reply.errors) {
      const stands = (/** @type {string} */ path) => path.replace(/^case\./, "");
      showProblems(
        problem,
        reply.errors.map((/** @type {import("./errors.js").Problem} */ each) => problemLine(this.way, each, stands)),
      );
      return;
    }
    this.show(reply, whole);
  }

  /**
   * @param {any} reply
   * @param {import("../reader/paths.js").Case} whole
   */
  show(reply, whole) {
    all(this.holder, "[data-document]").forEach((old) => old.remove());
    /** @type {Document[]} */
    const drawn = reply.documents;
    this.drawn = drawn;
    this.holder.append(...drawn.map((each) => this.paper(each, reply.gates)));
    const lacking = this.gaps(drawn.flatMap(({ missing }) => missing));
    this.find("[data-gaps]").replaceChildren(...lacking);
    this.find("[data-missing]").hidden = !lacking.length;
    this.find("[data-pack-for]").hidden = (whole.debts || []).filter(saysDebt).length <= 1;
    this.find("[data-pack-lender]").textContent = `这一包是写给${at(whole, "proposals.0.creditor") || "你选的那一家"}的。`;
    fill(this.find("[data-pack]"), reply);
    this.find("[data-pack]").hidden = false;
  }

  async take() {
    const shown = this.drawn.map((each) => ({ ...each, sheet: one(this.holder, `[data-document="${each.code}"] [data-sheet]`) }));
    const sent = shown.filter(({ sheet }) => !isHeld(sheet)); // what is held back stays here
    const more = await packed(this.way.form.dataset.docx ?? "", sent);
    return handOver(await askPython({ do: "export", what: "pack", ...this.request(), ...more }));
  }
}

/** @type {import("../page.js").Start} */
export function start() {
  const way = guide();
  if (!way || !maybe(way.form, "[data-pack]")) return;
  const pack = new Pack(way);
  way.enter.pack = () => pack.write();
  pack.holder.addEventListener("click", pressed);
  pack.edits.listen(pack.holder, () => pack.written);
  const [taken, problem] = [way.find("[data-taken]"), way.find("[data-take-problem]")];
  way.find("[data-take]").addEventListener("click", () => saying(taken, problem, () => pack.take()));
}
