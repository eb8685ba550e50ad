/** What was read, row by row: ticked by the reader before it enters the list of debts. */
import { all, made, one, say } from "../dom.js";
import { ask } from "../python/running.js";
import { caseFile } from "../reader/case.js";
import { shown } from "./result.js";

/** @typedef {Record<string, string | null> & { source: string }} Read what was read of one entry */
/**
 * @typedef {{ row: Read, item: HTMLElement, box: HTMLInputElement, name: HTMLInputElement, owed: HTMLInputElement }} Line with its
 *   element, its tick, and what the reader says where the text does not
 */

const NOT_COUNTED = ["none", "information", "guarantee", "payment"];
/** @type {Record<string, string>} */
const SOURCES = { messages: "message", credit_report: "credit_report", table: "table" };
const FIELDS = ["becomes", "creditor", "debt_kind", "balance", "account_tail", "as_of", "line"];

/** @param {Line} line */
const mayEnter = ({ row }) => !NOT_COUNTED.includes(row.becomes ?? "");
/** Whether the text says the whole sum: a bill says what is due, and the reader what is owed. @param {Line} line */
const saysSum = ({ row }) => Number(row.balance) > 0;
/** @param {Line} line */
const nameOf = ({ row, name }) => row.creditor || name.value.trim() || "没写是谁";
/** The row with what the reader says of it. @param {Line} line @returns {Read} */
const whole = (line) => ({
  ...line.row,
  creditor: line.row.creditor || line.name.value.trim(),
  balance: saysSum(line) ? line.row.balance : line.owed.value.trim(),
});
/** Yuan as typed in digits; null for what only Python reads, as 5万2. @param {string | null} typed */
const cents = (typed) => (/^[\d,]+(\.\d{1,2})?$/.test(typed ?? "") ? Math.round(Number(typed?.replaceAll(",", "")) * 100) : null);

export class ReadRows {
  /** @type {Line[]} */
  lines = [];
  comparison = 0;

  /** @param {HTMLElement} tool */
  constructor(tool) {
    this.tool = tool;
  }

  /** @param {string} selector */
  find(selector) {
    return one(this.tool, selector);
  }

  /** A value as the result's slot holds it. @param {string} path @returns {string | null} */
  value(path) {
    const slot = /** @type {HTMLElement | null} */ (this.tool.querySelector(`[data-answer] [data-result="${path}"]`));
    const value = slot?.dataset.value;
    return value === undefined || value === "null" ? null : value;
  }

  read() {
    const source = SOURCES[this.value("kind") ?? ""] || "typed";
    this.lines = all(this.find("[data-read-rows]"), ":scope > [data-read-row]").map((item, index) => {
      // Each row's slots are looked up once, within the row: a report may have a hundred of them.
      const slots = new Map(all(item, "[data-result]").map((slot) => [slot.dataset.result, slot.dataset.value]));
      const said = (/** @type {string} */ name) => {
        const value = slots.get(`rows.${index}.${name}`);
        return value === undefined || value === "null" ? null : value;
      };
      const row = /** @type {Read} */ ({ ...Object.fromEntries(FIELDS.map((name) => [name, said(name)])), source });
      const [box, name, owed] = ["[data-tick] input", "[data-ask-name] input", "[data-ask-owed] input"].map(
        (each) => /** @type {HTMLInputElement} */ (one(item, each)),
      );
      return { row, item, box, name, owed };
    });
  }

  draw() {
    this.find("[data-left-rows]").replaceChildren();
    this.read();
    for (const line of this.lines) {
      const { row, item, box } = line;
      one(item, "[data-tick]").hidden = !mayEnter(line);
      one(item, "[data-ask-name]").hidden = !mayEnter(line) || Boolean(row.creditor);
      one(item, "[data-ask-owed]").hidden = !mayEnter(line) || saysSum(line);
      box.checked = row.becomes === "debt" && saysSum(line);
      one(item, "[data-tick] span").textContent = `放进清单：${nameOf(line)}`;
      if (NOT_COUNTED.includes(row.becomes ?? "")) this.find("[data-left-rows]").append(item);
    }
    const left = this.find("[data-left-rows]").children.length;
    this.find("[data-left-out]").hidden = !left;
    this.find("[data-left-count]").textContent = String(left);
    this.drawSame();
    say(this.find("[data-taken]"), "");
    say(this.find("[data-take-problem]"), "");
    this.find("[data-taken-next]").hidden = true;
    this.find("[data-take]").hidden = !this.lines.some(mayEnter);
    this.count();
    this.compare().catch(() => {}); // what changed is a help; the rows stand without it
  }

  /** Two rows that say the same stand side by side; which of them counts is the reader's choice. */
  drawSame() {
    /** @type {[number, number][]} */
    const pairs = JSON.parse(this.value("twins") || "[]");
    this.find("[data-same-pairs]").replaceChildren(...pairs.map((pair) => this.samePair(pair)));
    this.find("[data-same]").hidden = !pairs.length;
  }

  /** @param {[number, number]} pair the places of two rows, which may stand on one line */
  samePair(pair) {
    const both = pair.map((at) => this.lines[at]);
    const box = made("div", "", { className: "same-pair" });
    for (const line of both) {
      if (!line) continue;
      const sum = line.row.balance ? `${shown(line.row.balance, "money")} 元` : "";
      const words = one(line.item, "blockquote").textContent;
      box.append(made("p", `${nameOf(line)} ${sum} 第 ${line.row.line} 行：${words}`));
    }
    const other = both[1];
    if (other && mayEnter(other)) box.append(...this.choices(box, other));
    return box;
  }

  /**
   * @param {HTMLElement} box
   * @param {Line} other
   */
  choices(box, other) {
    return /** @type {[string, boolean][]} */ ([
      ["只算一次", false],
      ["是两笔", true],
    ]).map(([words, counts]) => {
      const press = made("button", words, { type: "button" });
      press.addEventListener("click", () => {
        other.box.checked = counts;
        all(box, "button").forEach((each) => each.setAttribute("aria-pressed", String(each === press)));
        this.count();
      });
      return press;
    });
  }

  ticked() {
    return this.lines.filter((line) => mayEnter(line) && line.box.checked);
  }

  /** What the reader says of a row ticks it. @param {Event} event */
  answered(event) {
    const line = this.lines.find(({ name, owed }) => event.target === name || event.target === owed);
    if (!line) return;
    line.box.checked = Boolean(whole(line).balance && whole(line).creditor);
    this.count();
  }

  /** Counted in cents, so that the sum is exact. */
  count() {
    const ticked = this.ticked();
    const all = ticked.reduce((sum, line) => sum + (cents(whole(line).balance) ?? 0), 0);
    const sum = `${Math.floor(all / 100)}.${String(all % 100).padStart(2, "0")}`;
    const open = this.lines.filter(({ row, box }) => row.becomes === "ask" && !box.checked).length;
    const undecided = open ? `，还有 ${open} 笔要你来定` : "";
    this.find("[data-ticked]").textContent = `已勾 ${ticked.length} 笔，一共 ${shown(sum, "money")} 元${undecided}。`;
    /** @type {HTMLButtonElement} */ (this.find("[data-take-in]")).disabled = !ticked.length;
  }

  tickNone() {
    this.lines.forEach(({ box }) => (box.checked = false));
    this.count();
  }

  /** What a second reading, months later, changes in the list. */
  async compare() {
    this.comparison += 1;
    const mine = this.comparison;
    const able = this.lines.filter((line) => mayEnter(line) && saysSum(line));
    const file = caseFile.read();
    if (!able.length || !(file.debts || []).length) {
      this.find("[data-absent]").hidden = true;
      return;
    }
    const reply = await ask({ do: "compare", case: file, rows: able.map(({ row }) => row) });
    if (mine !== this.comparison || !reply.rows) return;
    reply.rows.forEach((/** @type {{ words: string }} */ { words }, /** @type {number} */ index) =>
      say(one(able[index].item, "[data-change]"), words),
    );
    this.find("[data-absent]").hidden = !reply.absent.length;
    const absent = reply.absent.map((/** @type {{ words: string }} */ { words }) => made("li", words));
    this.find("[data-absent-list]").replaceChildren(...absent);
  }

  async takeIn() {
    const ticked = this.ticked();
    const lacking = ticked.find((line) => !whole(line).creditor || !whole(line).balance);
    if (lacking) {
      say(this.find("[data-take-problem]"), "勾上的还差一格没写。写上，或者先不勾。");
      (whole(lacking).creditor ? lacking.owed : lacking.name).focus();
      return;
    }
    const reply = await ask({ do: "take_in", case: caseFile.read(), rows: ticked.map(whole) });
    if (reply.errors) {
      const words = new Set(reply.errors.map((/** @type {{ message: string }} */ { message }) => message));
      say(this.find("[data-take-problem]"), [...words].join(" "));
      return;
    }
    say(this.find("[data-take-problem]"), "");
    caseFile.change((file) => Object.assign(file, { debts: reply.case.debts }));
    const changed = reply.changed ? `，更新了 ${reply.changed} 笔的数` : "";
    say(this.find("[data-taken]"), `清单里新放进 ${reply.added} 笔${changed}。`);
    this.find("[data-taken-next]").hidden = false;
    await this.compare();
  }
}
