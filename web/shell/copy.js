/** Copying what stands on the page: a letter, a record. */
import { around, maybe } from "../dom.js";

/**
 * Puts the element's words on the clipboard and says so in `status`.
 * @param {HTMLElement} element
 * @param {HTMLElement} status
 */
export async function copy(element, status) {
  try {
    await navigator.clipboard.writeText(element.innerText);
    status.textContent = "复制好了。";
  } catch {
    // Older browsers and plain-http pages have no clipboard for us: choose the text, so that one tap copies it.
    const range = document.createRange();
    range.selectNodeContents(element);
    const chosen = getSelection();
    chosen?.removeAllRanges();
    chosen?.addRange(range);
    const done = document.execCommand && document.execCommand("copy");
    status.textContent = done ? "复制好了。" : "已经选中，请按“复制”。";
  }
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  document.addEventListener(
    "click",
    (event) => {
      const press = around(event, "[data-copy-from]");
      const from = press && document.getElementById(press.dataset.copyFrom ?? "");
      const status = press?.parentElement && maybe(press.parentElement, "[data-copied]");
      if (from && status) copy(from, status);
    },
    { signal },
  );
}
