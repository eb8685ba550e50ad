/** The page of 读入: files are opened on this device only, and the rows that were read enter the list when they are ticked. */
import { around, maybe, one, say } from "../dom.js";
import { on } from "../page.js";
import { Failure, inWords } from "../python/failure.js";
import { ask, engine } from "../python/running.js";
import { inBase64 } from "./base64.js";
import { ReadRows } from "./intake_rows.js";

const MOST_BYTES = 10e6;
const LONGEST = 30000; // ms for one file
const BY_HAND = "也可以打开文件，复制文字，粘贴到这里。";
const LOCKED = ["needs_password", "wrong_password"];

/** @returns {Promise<never>} */
const tooLong = () => new Promise((_, reject) => setTimeout(() => reject(new Failure("answer", "读了太久")), LONGEST));

class Opening {
  /** @param {HTMLElement} tool */
  constructor(tool) {
    this.tool = tool;
    this.problem = one(tool, "[data-file-problem]");
    this.status = one(tool, "[data-file-status]");
    /** @type {HTMLInputElement} */
    this.password = one(tool, "[data-password-field]");
  }

  /**
   * @param {File} file
   * @param {string} password
   */
  async open(file, password) {
    say(this.problem, "");
    if (file.size > MOST_BYTES) {
      say(this.problem, `这个文件太大，超过 10 MB。${BY_HAND}`);
      return;
    }
    say(this.status, "正在读文件。");
    try {
      const content = inBase64(await file.arrayBuffer());
      await engine().started;
      const asked = ask({ do: "open_file", name: file.name, base64: content, password });
      this.show(await Promise.race([asked, tooLong()]), file);
    } catch (error) {
      say(this.status, "");
      say(this.problem, `${inWords("文件没有读成", error)}${BY_HAND}`);
    }
  }

  /**
   * @param {{ text: string, notes: string[], problem?: { code: string, message: string } }} reply
   * @param {File} file
   */
  show({ text, notes, problem }, file) {
    say(this.status, "");
    const locked = Boolean(problem) && LOCKED.includes(problem?.code ?? "");
    one(this.tool, "[data-password]").hidden = !locked;
    if (problem) {
      say(this.problem, problem.message);
      if (locked) this.password.focus();
      return;
    }
    this.password.value = "";
    /** @type {HTMLTextAreaElement} */
    const field = one(this.tool, '[name="text"]');
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    say(this.status, `读出了“${file.name}”的文字，放在上面的格子里。${notes.join("")}`);
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const tool = maybe(document, '[data-tool="intake"]');
  if (!tool) return;
  const rows = new ReadRows(tool);
  const opening = new Opening(tool);
  /** @type {HTMLInputElement} */
  const chosen = one(tool, "[data-file]");
  tool.addEventListener("change", (event) => {
    const file = chosen.files?.[0];
    if (event.target === chosen && file) opening.open(file, "");
    if (around(event, "[data-tick]")) rows.count();
  });
  tool.addEventListener("click", (event) => {
    const file = chosen.files?.[0];
    if (around(event, "[data-file-again]") && file) opening.open(file, opening.password.value);
    if (around(event, "[data-tick-none]")) rows.tickNone();
    if (!around(event, "[data-take-in]")) return;
    rows.takeIn().catch((error) => say(one(tool, "[data-take-problem]"), inWords("没有放进去", error)));
  });
  const drawn = () => one(tool, "form").dataset.state === "done" && rows.draw();
  on(page, "result", drawn);
  drawn();
}
