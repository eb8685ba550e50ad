/** A file opened on this device only: its text goes into a field, from which it is read as if it had been pasted. */
import { made, one, quietButton, say } from "../dom.js";
import { inWords } from "../python/failure.js";
import { ask, engine } from "../python/running.js";
import { handbook } from "../registry.js";
import { inBase64 } from "./base64.js";

const MOST_BYTES = 10e6;
const EVERY = 5000; // ms after which it is said again that a file is still being read
const BY_HAND = "也可以打开文件，复制文字，粘贴到这里。";
const LOCKED = ["needs_password", "wrong_password"];

/** What opens files needs much that a first result does without: while a file is being chosen, Python starts with all of it. */
function prepare() {
  const python = engine();
  if (!python.ready || !python.lean) return;
  python.complete();
  python.restart().catch(() => {}); // who asks next reports it
}

export class Opening {
  /**
   * @param {HTMLElement} root holds the places for the status, the problem and the password
   * @param {HTMLTextAreaElement} field
   */
  constructor(root, field) {
    this.root = root;
    this.field = field;
    this.problem = one(root, "[data-file-problem]");
    this.status = one(root, "[data-file-status]");
    /** @type {HTMLInputElement} */
    this.password = one(root, "[data-password-field]");
    one(root, "[data-file]").addEventListener("click", () => handbook.engine && prepare());
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
    const waiting = this.wait();
    try {
      const content = inBase64(await file.arrayBuffer());
      await engine().started;
      this.show(await ask({ do: "open_file", name: file.name, base64: content, password }), file);
    } catch (error) {
      say(this.status, "");
      say(this.problem, `${inWords("文件没有读成", error)}${BY_HAND}`);
    } finally {
      clearInterval(waiting);
    }
  }

  /** How long it has taken so far, and a way not to wait. */
  wait() {
    say(this.status, "正在读文件。");
    const from = Date.now();
    const words = made("span", "");
    const stop = quietButton("不等了", () => engine().cancel());
    return window.setInterval(() => {
      const seconds = Math.round((Date.now() - from) / 1000);
      words.textContent = `还在读，已经 ${seconds} 秒。旧手机读长的文件要一两分钟，可以等。`;
      if (!words.isConnected) this.status.replaceChildren(words, stop);
    }, EVERY);
  }

  /**
   * @param {{ text: string, notes: string[], problem?: { code: string, message: string } }} reply
   * @param {File} file
   */
  show({ text, notes, problem }, file) {
    say(this.status, "");
    const locked = Boolean(problem) && LOCKED.includes(problem?.code ?? "");
    one(this.root, "[data-password]").hidden = !locked;
    if (problem) {
      say(this.problem, problem.message);
      if (locked) this.password.focus();
      return;
    }
    this.password.value = "";
    // What was pasted before stays: a person may have some debts in a message and the rest in a file.
    const before = this.field.value.trim();
    const known = before.includes(text.trim());
    this.field.value = known || !before ? before || text : `${before}\n\n${text}`;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    const where = before && !known ? "接在格子里原有的字后面" : "放在上面的格子里";
    say(this.status, `读出了“${file.name}”的文字，${where}。${notes.join("")}`);
  }
}
