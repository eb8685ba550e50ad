/** A form's questions to Python: whether the next may be asked while the reader types. */
import { ask } from "../python/running.js";

const QUICK = 60; // ms in which an answer comes that can be asked for at each keystroke

export class Asking {
  /** On their way. */
  count = 0;
  /** Whether one has come. The first says nothing of the others: Python's modules run for it. */
  begun = false;
  quick = true;

  /** Whether an answer can come before the next keystroke; not while another is on its way, which that would outdate. */
  get atOnce() {
    return this.quick && !this.count;
  }

  /** @param {import("../python/engine.js").Question} question */
  async ask(question) {
    const from = performance.now();
    this.count += 1;
    try {
      return await ask(question);
    } finally {
      this.count -= 1;
      this.quick = !this.begun || performance.now() - from < QUICK;
      this.begun = true;
    }
  }
}
