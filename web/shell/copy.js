/** Copying what stands on the page: a letter, a record. */
import { around, maybe } from "../dom.js";

const COPIED = "复制好了。";

/**
 * Puts the element's words on the clipboard and says so in `status`, until they are others.
 * @param {HTMLElement} element
 * @param {HTMLElement} status
 */
export async function copy(element, status) {
  const copied = element.textContent;
  try {
    await navigator.clipboard.writeText(element.innerText);
  } catch {
    // Older browsers and plain-http pages have no clipboard for us: choose the text, so that one tap copies it.
    getSelection()?.selectAllChildren(element);
    if (!document.execCommand?.("copy")) {
      status.textContent = "已经选中，请按“复制”。";
      return;
    }
  }
  status.textContent = COPIED;
  const watch = new MutationObserver(() => {
    if (element.textContent === copied) return;
    watch.disconnect();
    if (status.textContent === COPIED) status.textContent = "";
  });
  watch.observe(element, { subtree: true, childList: true, characterData: true });
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
