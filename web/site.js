// For every page. Material's search listens to keyup alone: text from an input method or a paste must wake it too.
(() => {
  "use strict";
  const query = document.querySelector(".md-search__input");
  if (!query) return;
  for (const heard of ["input", "compositionend"]) {
    query.addEventListener(heard, () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  }
})();
