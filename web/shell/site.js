// For every page: what Material's own script leaves out.
(() => {
  "use strict";
  // Its search listens to keyup alone: text from an input method or a paste must wake it too.
  const query = document.querySelector(".md-search__input");
  for (const heard of query ? ["input", "compositionend"] : []) {
    query.addEventListener(heard, () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  }

  // Its menu and search open by labels, which the keyboard cannot reach: put a button into each.
  document.querySelectorAll('.md-header__button:is([for="__drawer"], [for="__search"])').forEach((label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", label.htmlFor === "__search" ? "搜索" : "目录");
    button.append(...label.childNodes);
    label.append(button);
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // the label hears its own click, once
      label.click();
    });
  });

  // What is folded on a screen would be lost on paper: open it for the printer, and fold it again.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".rule details:not([open])")];
    opened.forEach((each) => (each.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((each) => (each.open = false)));
})();
