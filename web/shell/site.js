/** For every page: what Material's own script leaves out. */
import { all, maybe, one } from "../dom.js";

/** Its search listens to keyup alone: text from an input method or a paste must wake it too. */
function wakeSearch() {
  const query = maybe(document, ".md-search__input");
  for (const heard of ["input", "compositionend"]) {
    query?.addEventListener(heard, () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  }
}

/** Its menu and search open by labels, which the keyboard cannot reach: put a button into each. */
function reachByKeyboard() {
  all(document, '.md-header__button:is([for="__drawer"], [for="__search"])').forEach((each) => {
    const label = /** @type {HTMLLabelElement} */ (each);
    const button = document.createElement("button");
    button.type = "button";
    button.append(...label.childNodes);
    label.append(button);
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // the label hears its own click, once
      label.click();
    });
  });
}

/** On a phone the menu opens on what most look for: its two heavy groups, where the page stands in none of them. */
function openMenu() {
  if (window.matchMedia("(min-width: 76.25em)").matches) return;
  all(document, ".menu-group").forEach((group, at) => {
    const fold = /** @type {HTMLDetailsElement} */ (group);
    fold.open ||= at < 2;
  });
}

/** The colours are the theme's: the menu presses the one of its two that is not there. */
function turnColours() {
  const scheme = document.body.dataset.mdColorScheme;
  const other = all(document, "[data-md-component=palette] input").find((each) => each.dataset.mdColorScheme !== scheme);
  other?.click();
}

/** From the menu to search: the one goes, the other comes, and its field has the cursor. */
function openSearch() {
  one(document, "#__drawer").click();
  one(document, "#__search").click();
  one(document, ".md-search__input").focus();
}

/** A table that is wider than the screen scrolls by itself: the keyboard must reach it too. */
function reachTables() {
  all(document, ".md-typeset__scrollwrap").forEach((box) => {
    if (box.scrollWidth <= box.clientWidth) box.removeAttribute("tabindex");
    else box.tabIndex = 0;
  });
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  wakeSearch();
  reachByKeyboard();
  openMenu();
  reachTables();
  maybe(document, ".menu [data-colours]")?.addEventListener("click", turnColours);
  maybe(document, ".menu [data-to-search]")?.addEventListener("click", openSearch);
  ["load", "resize"].forEach((each) => window.addEventListener(each, reachTables, { signal }));
  // What is folded on a screen would be lost on paper: open it for the printer, and fold it again.
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const open = () => {
    opened = all(document, ":is(.rule, .answer) details:not([open])");
    opened.forEach((each) => (each.open = true));
  };
  window.addEventListener("beforeprint", open, { signal });
  window.addEventListener("afterprint", () => opened.forEach((each) => (each.open = false)), { signal });
}
