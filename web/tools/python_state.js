/** The one place of a page that says how Python is: on its way, in trouble, or well. */
import { maybe, mb, one } from "../dom.js";
import { asFailure } from "../python/failure.js";
import { handbook } from "../registry.js";

export class PythonState {
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
        ? `正在准备${this.what}：${mb(done)} / ${mb(total)} MB。${this.meanwhile}`
        : `正在启动${this.what}。${this.meanwhile}`;
  }

  starting() {
    one(this.root, "[data-failed]").hidden = true;
    one(this.root, "[data-start]").hidden = false;
  }

  well() {
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
 * Once more, without loading the page anew: what was typed is not at risk. Where Python's own script is missing there is
 * no other way than that.
 */
export function again() {
  if (!handbook.engine) window.location.reload();
  else handbook.engine.again().catch(() => {}); // who waits for its start reports it
}
