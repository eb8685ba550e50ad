/** Step 2 of the guided way: debts out of a pasted text, ticked before they enter the list. */
import { made, one, say } from "../dom.js";
import { inWords } from "../python/failure.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { text } from "../reader/paths.js";
import { guide } from "./guide.js";
import { withoutLetters } from "./prefill.js";

/**
 * @typedef {{ row: Record<string, any>, may: boolean, ticked: boolean, name: string, amount: string, about: string,
 *   doubts: string[], excerpt: string, line: number }} Read a row that was read, and the words to check it by
 * @typedef {{ read: Read, tick: HTMLInputElement, owed: HTMLInputElement | null, name: HTMLInputElement | null }} Line
 */

const PAUSE = 500; // ms after the last keystroke

class PasteStep {
  /** @type {Line[]} */
  lines = [];
  timer = 0;
  /** Counts up, so that what was read of an older text is dropped. */
  round = 0;

  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
    this.status = way.find("[data-paste-status]");
    this.problem = way.find("[data-paste-problem]");
    this.panel = way.find("[data-read-in]");
    this.button = /** @type {HTMLButtonElement} */ (way.find("[data-take-in]"));
    this.field = /** @type {HTMLTextAreaElement} */ (way.find("[data-pasted]"));
  }

  typed() {
    clearTimeout(this.timer);
    this.round += 1;
    this.timer = window.setTimeout(() => this.read(), PAUSE);
  }

  async read() {
    const mine = (this.round += 1);
    say(this.problem, "");
    if (!this.field.value.trim()) return this.close();
    this.status.textContent = "正在读。";
    const question = { do: "read_debts", text: this.field.value, case: withoutLetters(), today: today() };
    const reply = await this.way.ask(question);
    if (mine !== this.round) return;
    this.status.textContent = "";
    if (!reply) return;
    if (reply.errors) say(this.problem, reply.errors.map((/** @type {{ message: string }} */ each) => each.message).join(" "));
    else this.show(reply);
  }

  /** @param {{ rows: Read[], left: Read[], not_read: { line: number, excerpt: string }[] }} reply */
  show({ rows, left, not_read: unread }) {
    this.lines = rows.map(lineOf);
    const items = this.lines.map((line) => this.item(line));
    this.way.find("[data-read-list]").replaceChildren(...items);
    const out = [...left.map(leftOut), ...unread.map(({ line, excerpt }) => made("li", `没读懂，第 ${line} 行：${excerpt}`))];
    this.way.find("[data-read-left-list]").replaceChildren(...out);
    this.way.find("[data-read-left-count]").textContent = String(out.length);
    this.way.find("[data-read-left]").hidden = !out.length;
    this.open(rows.length > 0);
    this.count();
    if (!rows.length) say(this.problem, "没有读出欠款。可以换一段再贴，也可以在下面自己写一笔。");
  }

  /** @param {Line} line */
  item({ read, tick, owed, name }) {
    const item = made("li", "");
    const [label, box, words] = [made("label", ""), made("span", ""), made("span", "")];
    [label.className, box.className, words.className] = ["read-head", "read-tick", "read-name"];
    box.append(tick);
    words.append(made("strong", read.name), made("span", read.amount, { className: "read-sum" }));
    label.append(box, words);
    item.append(label);
    if (read.about) item.append(made("p", read.about, { className: "read-about" }));
    read.doubts.forEach((words) => item.append(made("p", words, { className: "read-note" })));
    if (name) item.append(asking(name, "欠谁的？"));
    if (owed) item.append(asking(owed, `${read.name}，一共欠多少？`, "账单只说了这一期。不知道，先写个大概的，以后再改"));
    const source = made("details", "", { className: "read-source" });
    source.append(made("summary", `原文，第 ${read.line} 行`), made("blockquote", read.excerpt));
    item.append(source);
    return item;
  }

  /** @param {boolean} open */
  open(open) {
    this.panel.hidden = !open;
    this.way.form.classList.toggle("reading-in", open);
  }

  close() {
    this.open(false);
    this.lines = [];
  }

  count() {
    const ticked = this.lines.filter(({ tick }) => tick.checked).length;
    const open = this.lines.length - ticked;
    this.way.find("[data-read-in-title]").textContent = `读出 ${this.lines.length} 笔${open ? `，${open} 笔没勾` : ""}`;
    this.button.textContent = ticked ? `放进清单，${ticked} 笔` : "先勾上要放的";
    this.button.disabled = !ticked;
  }

  /** @param {Event} event */
  changed(event) {
    const line = this.lines.find(({ owed, name }) => event.target === owed || event.target === name);
    if (line) line.tick.checked = text(/** @type {HTMLInputElement} */ (event.target).value) !== "";
    this.count();
  }

  async takeIn() {
    say(this.problem, "");
    const ticked = this.lines.filter(({ tick }) => tick.checked);
    const lacking = ticked.flatMap(({ owed, name }) => [name, owed]).find((field) => field && !field.value.trim());
    if (lacking) {
      say(this.problem, "勾上的还差一格没写。写上，或者先不勾。");
      return lacking.focus();
    }
    const rows = ticked.map(({ read, owed, name }) => ({
      ...read.row,
      ...(owed ? { balance: owed.value } : {}),
      ...(name ? { creditor: name.value } : {}),
    }));
    const reply = await this.way.ask({ do: "take_in", case: caseFile.read(), rows });
    if (!reply) return;
    if (reply.errors) {
      const words = new Set(reply.errors.map((/** @type {{ message: string }} */ { message }) => message));
      say(this.problem, [...words].join(" "));
      return;
    }
    caseFile.change((whole) => Object.assign(whole, { debts: reply.case.debts }));
    this.field.value = "";
    this.close();
    this.status.textContent = `放进了 ${reply.added} 笔${reply.changed ? `，更新了 ${reply.changed} 笔` : ""}。还有就接着贴。`;
    this.way.answers.recall(true);
    this.way.arrive();
    this.way.find("[data-debts]").scrollIntoView({ block: "start" });
  }
}

/** @param {Read} read @returns {Line} */
function lineOf(read) {
  const tick = made("input", "", { type: "checkbox", checked: read.ticked });
  const box = () => made("input", "", { type: "text", autocomplete: "off" });
  return {
    read,
    tick,
    owed: read.amount ? null : Object.assign(box(), { inputMode: "decimal" }),
    name: read.row.creditor ? null : box(),
  };
}

/**
 * @param {HTMLInputElement} field
 * @param {string} words
 * @param {string} [hint]
 */
function asking(field, words, hint) {
  const label = made("label", words, { className: "field read-ask" });
  const control = made("div", "", { className: "control" });
  control.append(field);
  label.append(...(hint ? [made("span", hint, { className: "hint" })] : []), control);
  return label;
}

/** @param {Read} read */
function leftOut(read) {
  const item = made("li", `${read.name} ${read.amount}，${read.about}`);
  read.doubts.forEach((words) => item.append(made("p", words, { className: "read-about" })));
  return item;
}

/** @type {import("../page.js").Start} */
export function start() {
  const way = guide();
  if (!way) return;
  const step = new PasteStep(way);
  const wrapped = () => step.takeIn().catch((error) => say(step.problem, inWords("没有放进去", error)));
  step.field.addEventListener("input", () => step.typed());
  step.panel.addEventListener("input", (event) => step.changed(event));
  step.panel.addEventListener("change", (event) => step.changed(event));
  step.button.addEventListener("click", wrapped);
  one(step.panel, "[data-read-none]").addEventListener("click", () => {
    step.close();
  });
  if (step.field.value.trim()) step.typed(); // pasted while the script was on its way
}
