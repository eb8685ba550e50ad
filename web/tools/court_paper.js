/** On the page of a payment order: the last day, as soon as the day it came is written, and the objection filled in on the spot. */
import { maybe, say } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { at } from "../reader/paths.js";
import { LetterHere } from "./letter_here.js";

const SERVED = "timeline.payment_order_served_date";
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

  async showDay() {
    const served = String(at(caseFile.read(), SERVED) ?? "");
    const [line, day, more] = [this.find("[data-paper-line]"), this.find("[data-paper-day]"), this.find("[data-paper-more]")];
    const reply = served ? await this.request({ do: "court_day", served, today: today() }, "day") : null;
    line.hidden = !reply;
    say(day, reply ? reply.day : "");
    say(more, reply ? reply.more : "");
    if (reply) line.innerHTML = reply.picture; // drawn with nothing typed in it
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLFormElement | null} */
  const form = maybe(document, "form[data-court-paper]");
  if (!form) return;
  const paper = new CourtPaper(form);
  paper.listen(page);
  if (at(caseFile.read(), SERVED)) paper.showDay();
}
