/**
 * The pages of the single file, taken off the stage. What reads without scripts stands there as it is; what needs them, and the long
 * reference, is packed, and a few words stand for it (builder/stand_in.py).
 */
import { all, maybe } from "../dom.js";
import { handbook } from "../registry.js";

const PACKED = "p[data-packed]";

export class KeptPages {
  /** By their paths. @type {Map<string, HTMLElement>} */
  pages = new Map();
  /** The paths by the marks that places wear in the file, so that they differ from page to page: ~12:first. */
  paths = new Map();

  constructor() {
    all(document, "article[data-page]").forEach((article) => {
      const { page = "", mark } = article.dataset;
      article.removeAttribute("id");
      article.remove();
      this.pages.set(page, article);
      this.paths.set(mark, page);
    });
  }

  /** @param {string} path */
  has(path) {
    return this.pages.has(path);
  }

  /**
   * A page as its scripts know it.
   * @param {string} path
   */
  page(path) {
    const page = /** @type {HTMLElement} */ (this.pages.get(path));
    const { mark } = page.dataset;
    delete page.dataset.mark; // once is enough
    if (mark) this.unmark(page, mark);
    return page;
  }

  /**
   * Alone on the stage a page wears no marks, and its links have the paths that they lead to.
   * @param {ParentNode} root
   * @param {string} mark
   */
  unmark(root, mark) {
    all(root, "*").forEach((each) => {
      for (const { name, value } of [...each.attributes]) {
        const [, other, place] = (name === "href" && /^#(~\d+:)(.*)$/.exec(value)) || [];
        if (other) each.setAttribute(name, `#p:${this.paths.get(other)}:${place}`);
        else if (value.includes(mark)) each.setAttribute(name, value.split(mark).join(""));
      }
      if (each instanceof HTMLTemplateElement) this.unmark(each.content, mark);
    });
  }

  /** @param {string} path */
  isPacked(path) {
    return Boolean(maybe(this.page(path), PACKED));
  }

  /**
   * Put a packed page into what stands for it; where that fails, it says so, and another visit tries again.
   * @param {string} path
   */
  async unpack(path) {
    const page = this.page(path);
    try {
      page.innerHTML = (await handbook.packedText?.(path)) ?? "";
    } catch (error) {
      const words = maybe(page, PACKED);
      if (!words) return; // another visit had it
      words.textContent = `${/** @type {Error} */ (error).message}，打不开这一页。`;
      words.dataset.packed = "failed";
    }
  }
}
