// Copying what stands on the page: a letter, a record.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // Puts the element's words on the clipboard and says so in `status`.
  handbook.copy = async (element, status) => {
    try {
      await navigator.clipboard.writeText(element.innerText);
      status.textContent = "复制好了。";
    } catch {
      // Older browsers and plain-http pages have no clipboard for us: choose the text, so that one tap copies it.
      const range = document.createRange();
      range.selectNodeContents(element);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      const done = document.execCommand && document.execCommand("copy");
      status.textContent = done ? "复制好了。" : "已经选中，请按“复制”。";
    }
  };

  document.addEventListener("click", (event) => {
    const press = event.target.closest("[data-copy-from]");
    if (press) handbook.copy(document.getElementById(press.dataset.copyFrom), press.parentElement.querySelector("[data-copied]"));
  });
})();
