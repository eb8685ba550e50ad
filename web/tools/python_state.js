/** The one place of a page that says how Python is: on its way, in trouble, or ready. */
import { maybe, mb, one } from "../dom.js";
import { asFailure } from "../python/failure.js";
import { handbook } from "../registry.js";

const KNOWN = 1500; // ms after which it is known how fast the bytes come

export class PythonState {
  /** When the first bytes came, and how many had. @type {{ at: number, done: number } | null} */
  first = null;

  /**
   * @param {HTMLElement} root with the places that the templates drew
   * @param {string} what is prepared: "计算"
   * @param {string} meanwhile what can be done until then
   */
  constructor(root, what, meanwhile) {
    this.root = root;
    this.what = what;
    this.meanwhile = meanwhile;
    this.progress = this.progress.bind(this);
  }

  /**
   * @param {number} done
   * @param {number} total
   */
  progress(done, total) {
    /** @type {HTMLProgressElement} */
    const bar = one(this.root, "progress");
    bar.hidden = false;
    bar.max = total;
    bar.value = done;
    one(this.root, "[data-start-words]").textContent =
      done < total
        ? `正在准备${this.what}：${mb(done)} / ${mb(total)} MB。${this.left(done, total)}${this.meanwhile}`
        : `正在启动${this.what}。${this.meanwhile}`;
  }

  /**
   * How long the rest takes if its bytes come as fast as those before; nothing while that is not known.
   * @param {number} done
   * @param {number} total
   */
  left(done, total) {
    const now = performance.now();
    if (!this.first || done < this.first.done) this.first = { at: now, done };
    const took = now - this.first.at;
    const came = done - this.first.done;
    return took > KNOWN && came > 0 ? `大约还要 ${Math.ceil(((total - done) / came) * (took / 1000))} 秒。` : "";
  }

  starting() {
    one(this.root, "[data-failed]").hidden = true;
    one(this.root, "[data-start]").hidden = false;
  }

  ready() {
    handbook.engine?.progress(() => {});
    one(this.root, "[data-start]").hidden = true;
    one(this.root, "[data-failed]").hidden = true;
  }

  /** @param {unknown} error */
  failed(error) {
    const { kind, message } = asFailure(error, "answer");
    one(this.root, "[data-start]").hidden = true;
    one(this.root, "[data-failed]").hidden = false;
    for (const each of ["device", "network", "answer"]) {
      const words = maybe(this.root, `[data-failed-${each}]`);
      if (words) words.hidden = each !== kind;
    }
    one(this.root, "[data-failed-again]").hidden = kind === "device";
    one(this.root, "[data-failed-why]").textContent = message ? `（原因：${message}）` : "";
  }
}

/**
 * Once more, without loading the page anew: what was typed is not at risk. Where Python's own script is missing, a page that
 * wants it only later asks for it again; one that has it in its head has no other way than that.
 */
export function restart() {
  if (handbook.engine)
    handbook.engine.restart().catch(() => {}); // who waits for its start reports it
  else if (!document.getElementById("engine")?.dataset.src) window.location.reload();
}
