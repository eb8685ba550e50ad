/** Where a tool's answer stands: its slots, the bar that repeats its number, and what is said while there is none that fits. */
import { all, one } from "../dom.js";
import { gatherNotices } from "./notices.js";
import { fill, fillPictures } from "./result.js";

const SLOW = 1000; // ms after which an answer that has not come is spoken of
const SETTLED = 500; // ms after which a result is told to who does not see it: while somebody types, each keystroke brings one
const OLDER = "下面还是改之前的结果。";

export class Answer {
  slow = 0;
  saying = 0;

  /** @param {HTMLElement} tool */
  constructor(tool) {
    this.tool = tool;
    this.place = one(tool, "[data-answer]");
    this.bar = one(tool, "[data-bar]");
    this.waiting = one(tool, "[data-waiting]");
    this.said = one(tool, "[data-said]");
    // Where the answer itself is in view, the bar does not say it once more.
    new IntersectionObserver(([seen]) => this.bar.classList.toggle("told", !!seen?.isIntersecting), {
      rootMargin: "0px 0px -25%",
    }).observe(this.place);
    this.bar.addEventListener("click", (event) => {
      event.preventDefault(); // in the single file an address is a page's
      this.goTo();
    });
  }

  /**
   * Says whether what is shown is the answer to what stands in the form.
   * @param {string} state of the form
   */
  follow(state) {
    const old = state !== "done" && !this.place.hidden;
    this.place.classList.toggle("stale", state !== "done");
    this.bar.classList.toggle("stale", state !== "done");
    clearTimeout(this.slow);
    this.waiting.hidden = state === "failed" ? !old : !this.place.hidden;
    if (state === "failed") this.waiting.textContent = OLDER;
    if (old && state === "ready") {
      this.slow = window.setTimeout(() => {
        this.waiting.textContent = `正在重新算。${OLDER}`;
        this.waiting.hidden = false;
      }, SLOW);
    }
  }

  /** @param {any} reply */
  show(reply) {
    fill(this.tool, reply);
    fillPictures(this.tool, reply.pictures);
    this.once();
    gatherNotices(this.place);
    this.place.hidden = false;
    this.bar.hidden = false;
  }

  /** A sentence that only says the number again is left out. */
  once() {
    const words = (/** @type {Element} */ each) => (each.textContent ?? "").replace(/\s+/g, "");
    const number = this.place.querySelector(".panel .big");
    all(this.place, ".panel .say > p").forEach((each) => {
      each.hidden = !!number && words(each) === `${words(number)}。`;
    });
  }

  hide() {
    this.place.hidden = true;
    this.bar.hidden = true;
    this.sayNothing();
  }

  /** What is lacking for an answer. @param {string} words */
  showMissing(words) {
    this.sayNothing();
    this.waiting.textContent = this.place.hidden ? words : `${words}${OLDER}`;
    this.waiting.hidden = false;
  }

  /** One line for who does not see it change: what the bar says, once it stays as it is. */
  say() {
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => this.sayNow(), SETTLED);
  }

  sayNow() {
    const bar = /** @type {HTMLElement} */ (this.bar.cloneNode(true));
    all(bar, "[hidden]").forEach((each) => each.remove());
    this.said.textContent = `算好了。${(bar.textContent ?? "").replace(/\s+/g, " ").trim()}`;
  }

  sayNothing() {
    clearTimeout(this.saying);
    this.said.textContent = "";
  }

  /** Also for the keyboard and who hears the page: its heading has the focus. */
  goTo() {
    one(this.place, "[data-answer-heading]").focus({ preventScroll: true });
    this.place.scrollIntoView({ block: "start" });
  }
}
