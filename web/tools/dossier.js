/** The page of the dossier: which documents, for which situation, whose; the drawn sheets; the files to take along. */
import { around, download, maybe, one, unfold } from "../dom.js";
import { on } from "../page.js";
import { inWords } from "../python/failure.js";
import { ask, engine } from "../python/running.js";
import { onNewDay, today } from "../reader/clock.js";
import { handbook } from "../registry.js";
import { Choice } from "./dossier_choice.js";
import { Sheets } from "./dossier_sheets.js";
import { Edits, REWRITE, markOf } from "./edits.js";
import { Errors } from "./errors.js";
import { withoutLetters } from "./prefill.js";
import { PythonState, restart } from "./python_state.js";
import { isHeld } from "./gates.js";
import { fill } from "./result.js";
import { pressed } from "./sheet.js";
import { handOver, packed, saying, wordFile } from "./taking.js";

/** @typedef {import("../dom.js").Field} Field */

const NAME = "dossier";

class Dossier {
  started = false;
  /** Asked for before Python was there. */
  pressed = false;
  /** The mark of what the sheets were drawn from. */
  written = "";
  edits = new Edits(NAME);

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} letters
   */
  constructor(form, letters) {
    this.form = form;
    this.letters = letters;
    this.tool = /** @type {HTMLElement} */ (form.closest("[data-tool]"));
    this.sheets = new Sheets(form, letters, this.edits, (way) => this.turn(way));
    this.errors = new Errors(form);
    this.python = new PythonState(this.tool, "", "可以先看样本，先填。");
    this.word = `${form.dataset.root}${letters.dataset.docx}`;
    this.choice = new Choice(form);
  }

  request() {
    return { case: withoutLetters(), today: today(), variants: this.choice.variants() };
  }

  drawnFrom() {
    return markOf(JSON.stringify([this.request(), this.choice.chosen()]));
  }

  /** @param {Event} event */
  changed(event) {
    this.choice.changed(event);
    if (this.form.dataset.state === "done" || this.form.dataset.state === "invalid") this.setState("ready");
    this.noticeStale();
  }

  // ---- drawing

  /** @param {string} state */
  setState(state) {
    this.form.dataset.state = state;
  }

  isStale() {
    if (!this.written) return false;
    const from = this.drawnFrom();
    return this.written !== from || this.edits.areStale(from);
  }

  noticeStale() {
    one(this.letters, "[data-stale]").hidden = !this.isStale();
  }

  /** @param {boolean} warned */
  async write(warned) {
    if (!this.choice.chosen().length) {
      this.refuse([{ field: "documents", code: "required", message: "先在上面选要哪几份。" }]);
      return;
    }
    if (this.edits.here().length) {
      if (!warned && !window.confirm(REWRITE)) return;
      this.edits.drop();
    }
    if (await this.draw()) this.letters.scrollIntoView({ block: "start" });
  }

  /** @returns {Promise<boolean>} whether the sheets were drawn */
  async draw() {
    this.errors.clear();
    const from = this.drawnFrom();
    let reply;
    try {
      reply = await ask({ do: "documents", documents: this.choice.chosen(), ...this.request() });
    } catch (error) {
      reply = { errors: [{ field: "", code: "", message: `${inWords("没有写成", error)}填的内容还在，再按一次就重试。` }] };
    }
    if (reply.errors) {
      this.refuse(reply.errors);
      return false;
    }
    this.python.ready();
    this.written = from;
    fill(this.letters, reply);
    this.sheets.show(reply.documents, reply.gates);
    this.letters.hidden = false;
    this.noticeStale();
    this.setState("done");
    return true;
  }

  /** @param {import("./gates.js").Way} way */
  turn(way) {
    this.choice.turn(way);
    this.write(true);
  }

  /** @param {import("./errors.js").Problem[]} problems */
  refuse(problems) {
    this.setState("invalid");
    const fieldAt = (/** @type {string} */ path) => this.choice.fields.find((field) => field.name === path) ?? null;
    this.errors.show(problems, fieldAt, true, problems.map((each) => each.message).join(" "));
  }

  /** @param {string} id */
  goTo(id) {
    const field = document.getElementById(id);
    if (!field) return;
    unfold(field);
    field.focus();
  }

  // ---- taking along

  /** @param {() => Promise<string>} make */
  take(make) {
    return saying(one(this.letters, "[data-taken]"), one(this.letters, "[data-take-problem]"), make);
  }

  /** @param {string} what */
  async takeFile(what) {
    const more =
      what === "pack"
        ? await packed(
            this.word,
            this.sheets.asShown().filter(({ sheet }) => !isHeld(sheet)),
          )
        : {};
    return handOver(await ask({ do: "export", what, ...this.request(), ...more }));
  }

  /** @param {HTMLElement} section */
  async takeWord(section) {
    const index = this.sheets.sections().indexOf(section);
    const { name, blob } = await wordFile(this.word, one(section, "[data-sheet]"), this.sheets.drawn[index].title, index);
    download(name, blob);
    return name;
  }

  // ---- starting

  async begin() {
    this.python.starting();
    try {
      engine().progress(this.python.progress);
      await engine().started;
      this.python.ready();
      this.started = true;
      this.setState("ready");
      if (this.pressed) await this.write(true);
      else if (this.edits.here().length && this.choice.chosen().length) await this.draw();
      this.pressed = false;
    } catch (error) {
      this.setState("failed");
      this.python.failed(error);
    }
  }

  async retry() {
    restart();
    this.setState("loading");
    await this.begin();
  }

  // ---- what the reader does

  /** @param {Event} event */
  submitted(event) {
    event.preventDefault();
    if (this.started) this.write(false);
    else if (this.form.dataset.state === "loading") this.pressed = true; // written as soon as Python is there
  }

  /** @param {Event} event */
  clicked(event) {
    const within = (/** @type {string} */ selector) => around(event, selector);
    const section = within("[data-word]") && within("[data-document]");
    const [take, goTo] = [within("[data-take]"), within("[data-go-to]")];
    if (within("[data-write]")) this.write(true);
    else if (take) this.take(() => this.takeFile(take.dataset.take ?? ""));
    else if (goTo) this.goTo(goTo.dataset.goTo ?? "");
    else if (section) this.take(() => this.takeWord(section));
    else pressed(event);
  }

  /** Another lender: its letters are not these. */
  negotiationSelected() {
    this.form.reset();
    this.choice.recall();
    this.letters.hidden = true;
    this.written = "";
    if (this.started) this.setState("ready");
    if (this.started && this.edits.here().length && this.choice.chosen().length) this.draw();
  }

  elsewhere() {
    this.choice.recall();
    this.noticeStale();
    one(this.tool, "[data-elsewhere]").hidden = false;
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, `form[data-calculator="${NAME}"]`);
  const letters = maybe(document, "[data-letters]");
  if (!form || !letters) return;
  handbook.guarded?.();
  const dossier = new Dossier(form, letters);
  form.addEventListener("input", (event) => dossier.changed(event));
  form.addEventListener("submit", (event) => dossier.submitted(event));
  one(dossier.tool, "[data-retry]").addEventListener("click", () => dossier.retry());
  dossier.edits.listen(letters, () => dossier.written);
  letters.addEventListener("click", (event) => dossier.clicked(event));
  on(page, "negotiation", () => dossier.negotiationSelected());
  on(page, "elsewhere", () => dossier.elsewhere());
  onNewDay(page, () => dossier.noticeStale());
  dossier.choice.takeUpEarly();
  dossier.begin();
}
