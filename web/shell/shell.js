/**
 * The single file's own way from page to page. Without it all pages stand one after the other and can be read; with it
 * one is shown at a time, as it was built, and what it starts is what a page of the site starts when it loads.
 */
import { all, around, one, unfold } from "../dom.js";
import { handbook } from "../registry.js";

/** @typedef {import("../page.js").Start} Start */
/** @typedef {Record<string, Start[]>} Bundles what each bundle of the site starts, by its name */

/**
 * All ids of a page wear its mark in the file, so that they differ; alone on the stage it is as its scripts know it.
 * @param {ParentNode} root
 * @param {string} mark
 */
function unmarked(root, mark) {
  all(root, "*").forEach((each) => {
    for (const { name, value } of [...each.attributes]) {
      const leads = name === "href" && each.localName === "a";
      if (!leads && value.includes(mark)) each.setAttribute(name, value.split(mark).join(""));
    }
    if (each instanceof HTMLTemplateElement) unmarked(each.content, mark);
  });
}

/** @returns {Map<string, HTMLElement>} the pages by their paths, taken off the stage */
function takenOff() {
  const pages = new Map();
  all(document, "article[data-page]").forEach((article) => {
    unmarked(article, `p:${article.dataset.page}:`);
    article.removeAttribute("id");
    article.remove();
    pages.set(article.dataset.page ?? "", article);
  });
  return pages;
}

class Shell {
  shown = one(document, "[data-pages]");
  /** @type {HTMLDetailsElement} */
  contents = one(document, "[data-contents]");
  book = document.title;
  pages = takenOff();
  /** Ends with the page that is shown. */
  page = new AbortController();

  /** @param {Bundles} bundles */
  constructor(bundles) {
    this.bundles = bundles;
  }

  /** @param {string[]} names */
  run(names) {
    const { signal } = this.page;
    names.forEach((name) => this.bundles[name].forEach((start) => start({ signal })));
  }

  /**
   * A script that a page wants later, by the address that it has on the site: ../assets/docx.1f0c9a2b.js
   * @param {string} address
   */
  async bring(address) {
    const name = /(\w+)\.\w+\.js$/.exec(address)?.[1] ?? "";
    if (this.bundles[name]) {
      this.run([name]);
      return;
    }
    const script = document.createElement("script"); // allowed by the hash of these very words
    script.textContent = (await handbook.packedText?.(name)) ?? "";
    document.body.append(script);
    script.remove();
  }

  /** What the address asks for: a page, and a place on it. An address that is cut or broken asks for home. */
  target() {
    const words = unescaped(window.location.hash.slice(1));
    const found = /^p:([^:]*):(.*)$/.exec(words);
    if (found && this.pages.has(found[1])) return { path: found[1], place: found[2] };
    return words ? { path: null, place: words } : { path: "", place: "" };
  }

  /**
   * @param {string} path
   * @param {boolean} first
   */
  show(path, first) {
    this.page.abort();
    this.page = new AbortController();
    const page = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (this.pages.get(path)).cloneNode(true));
    this.shown.replaceChildren(page);
    this.shown.dataset.shown = path;
    document.title = page.dataset.title === this.book ? this.book : `${page.dataset.title} - ${this.book}`;
    this.contents.open = false;
    all(this.contents, "a").forEach((link) => {
      if (/** @type {HTMLAnchorElement} */ (link).hash === `#p:${path}:`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    this.run((page.dataset.scripts ?? "").split(" ").filter(Boolean));
    const heading = page.querySelector("h1");
    if (first || !heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  follow(first = false) {
    const { path, place } = this.target();
    const wanted = path ?? (first ? "" : (this.shown.dataset.shown ?? ""));
    if (first || wanted !== this.shown.dataset.shown) this.show(wanted, first);
    const goal = place && document.getElementById(place);
    if (!goal) {
      if (path !== null && !place) window.scrollTo(0, 0);
      return;
    }
    unfold(goal);
    goal.scrollIntoView();
  }
}

/** @param {string} address */
function unescaped(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return "";
  }
}

/**
 * Take the stage.
 * @param {Bundles} bundles
 */
export function showPages(bundles) {
  const shell = new Shell(bundles);
  handbook.bringPacked = (address) => shell.bring(address);
  window.addEventListener("hashchange", () => shell.follow());
  // A link to where the reader already is changes no address, and still leads to the top.
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = around(event, 'a[href^="#p:"]');
    if (link && link.hash === window.location.hash) shell.follow();
  });
  shell.follow(true);
}
