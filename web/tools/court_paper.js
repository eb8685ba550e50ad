/** On the page of a payment order: the last day, as soon as the day it came is written, and the objection filled in on the spot. */
import { maybe, say } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { keepShown, lastShown } from "../reader/last_shown.js";
import { at, isWritten } from "../reader/paths.js";
import { LetterHere } from "./letter_here.js";

const SERVED = "timeline.payment_order_served_date";
const DAY = "payment order's day"; // what is kept of it
const PAUSE = 200; // ms after the last key

class CourtPaper extends LetterHere {
  timer = 0;

  /** @param {Event} event */
  typed(event) {
    super.typed(event);
    if (/** @type {import("../dom.js").Field} */ (event.target).name !== SERVED) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.showDay(), PAUSE);
  }

  /** A person has one payment order at a time, whoever is negotiated with. */
  isOurs() {
    return true;
  }

  /** Where the answers came back without the sheet, out of a case file, one press writes it. */
  again() {
    super.again();
    this.find("[data-again]").hidden = !this.section.hidden || !isWritten(at(caseFile.read(), "court.grounds"));
  }

  async write() {
    await super.write();
    if (!this.section.hidden) this.find("[data-again]").hidden = true;
  }

  async showDay() {
    const served = String(at(caseFile.read(), SERVED) ?? "");
    const [line, day, more] = [this.find("[data-paper-line]"), this.find("[data-paper-day]"), this.find("[data-paper-more]")];
    const reply = served ? await this.dayOf(served) : null;
    if (served !== String(at(caseFile.read(), SERVED) ?? "")) return; // typed on meanwhile
    this.form.classList.remove("awaiting");
    line.hidden = !reply;
    say(day, reply ? reply.day : "");
    say(more, reply ? reply.more : "");
    if (reply) line.innerHTML = reply.picture; // drawn with nothing typed in it
  }

  /**
   * What was said of this day today needs no Python to be said again.
   * @param {string} served
   */
  async dayOf(served) {
    const asked = { do: "court_day", served, today: today() };
    const last = lastShown(DAY);
    if (last?.served === served && last.today === asked.today) return last;
    const reply = await this.request(asked, "day");
    if (reply) keepShown(DAY, { ...asked, ...reply });
    return reply;
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, "form[data-court-paper]");
  if (!form) return;
  const paper = new CourtPaper(form);
  paper.listen(page);
  if (!at(caseFile.read(), SERVED)) return;
  form.classList.add("awaiting"); // room for the day, which may need Python
  paper.showDay();
}
