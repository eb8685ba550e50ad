/**
 * The single file's own way from page to page. Without it all pages stand one after the other and can be read; with it
 * one is shown at a time, as it was built, and what it starts is what a page of the site starts when it loads.
 */
import { all, around, one, unfold } from "../dom.js";
import { handbook } from "../registry.js";
import { KeptPages } from "./kept_pages.js";

/** @typedef {import("../page.js").Start} Start */
/** @typedef {Record<string, Start[]>} Bundles what each bundle of the site starts, by its name */

class Shell {
  shown = one(document, "[data-pages]");
  /** @type {HTMLDetailsElement} */
  contents = one(document, "[data-contents]");
  book = document.title;
  pages = new KeptPages();
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
   * Show a page; one that is packed by the few words that stand for it, until it is there.
   * @param {string} path
   * @param {boolean} first
   */
  show(path, first) {
    this.stage(path);
    const names = (this.pages.page(path).dataset.scripts ?? "").split(" ").filter(Boolean);
    if (!this.pages.isPacked(path)) {
      this.begin(path, names, first);
      return;
    }
    delete this.shown.dataset.shown;
    this.run(names.filter((name) => name === "engine")); // Python takes longest
    this.pages.unpack(path).then(() => {
      if (this.target().path !== path || this.shown.dataset.shown === path) return; // the reader has gone on
      this.stage(path);
      this.begin(path, this.pages.isPacked(path) ? [] : names, first);
      this.lead();
    });
  }

  /** @param {string} path */
  stage(path) {
    this.page.abort();
    this.page = new AbortController();
    const page = /** @type {HTMLElement} */ (this.pages.page(path).cloneNode(true));
    page.classList.add("here");
    this.shown.replaceChildren(page);
    document.title = page.dataset.title === this.book ? this.book : `${page.dataset.title} - ${this.book}`;
    this.contents.open = false;
    all(this.contents, "a").forEach((link) => {
      if (/** @type {HTMLAnchorElement} */ (link).hash === `#p:${path}:`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  }

  /**
   * @param {string} path
   * @param {string[]} names the bundles that it starts
   * @param {boolean} first
   */
  begin(path, names, first) {
    this.shown.dataset.shown = path;
    this.run(names);
    const heading = this.shown.querySelector("h1");
    if (first || !heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  follow(first = false) {
    const { path } = this.target();
    const wanted = path ?? (first ? "" : (this.shown.dataset.shown ?? ""));
    if (first || wanted !== this.shown.dataset.shown) this.show(wanted, first);
    this.lead();
  }

  /** To the place on the page that the address asks for. */
  lead() {
    const { path, place } = this.target();
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
