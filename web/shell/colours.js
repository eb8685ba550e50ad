// The single file's light and dark: the reader's choice, else the device's. Before the first paint, so nothing flashes.
(() => {
  "use strict";
  const KEY = "repayment-handbook.colours";
  document.documentElement.className = "js";
  const put = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // a file may have no storage: then the device decides, and a choice lasts until the file is closed
  }
  put(chosen || (dark.matches ? "slate" : "default"));
  document.body.setAttribute("data-md-color-media", "");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-colours]");
    if (!button) return;
    const scheme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    put(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // as above
    }
  });
})();
