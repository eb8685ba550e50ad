// For every page: what Material's own script leaves out.
(() => {
  "use strict";
  // Its search listens to keyup alone: text from an input method or a paste must wake it too.
  const query = document.querySelector(".md-search__input");
  for (const heard of query ? ["input", "compositionend"] : []) {
    query.addEventListener(heard, () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  }

  // Its menu and search open by labels, which the keyboard cannot reach: make them buttons.
  document.querySelectorAll('.md-header label[for="__drawer"], .md-header label[for="__search"]').forEach((label) => {
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", label.htmlFor === "__search" ? "搜索" : "目录");
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
  });
})();
