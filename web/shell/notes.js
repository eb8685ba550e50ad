// A mark of a citation opens its note in place, under the paragraph; without this script it leads to the note at the page's foot.
(() => {
  "use strict";
  const MARKS = ".cite a";

  /** The number of the note that a mark stands for; a pack writes addresses its own way, but the end stays. */
  const number = (mark) => Number(/note-(\d+)$/.exec(mark.getAttribute("href"))[1]);
  const expanded = (mark) => mark.getAttribute("aria-expanded") === "true";

  for (const mark of document.querySelectorAll(MARKS)) {
    mark.setAttribute("aria-label", `依据 ${mark.textContent}`);
    mark.setAttribute("aria-expanded", "false");
  }

  /** Shut an open note and give the focus back to its mark. */
  function shut(note) {
    const mark = [...document.querySelectorAll(MARKS)].find(expanded);
    note.remove();
    if (mark) {
      mark.setAttribute("aria-expanded", "false");
      mark.focus();
    }
  }

  /** A box in the text with a way to shut it. */
  function box(parts) {
    const made = document.createElement("div");
    const close = document.createElement("button");
    made.className = "note-here";
    made.tabIndex = -1;
    made.setAttribute("role", "note");
    close.type = "button";
    close.className = "shut";
    close.textContent = "收起";
    close.addEventListener("click", () => shut(made));
    made.append(close, ...parts);
    return made;
  }

  /** Put the note under the paragraph of its mark. */
  function open(mark, told) {
    const note = box([...told.children].map((each) => each.cloneNode(true)));
    const block = mark.closest("p, li, td, th, dd, dt, blockquote");
    if (block.tagName === "P") block.after(note);
    else block.append(note);
    mark.setAttribute("aria-expanded", "true");
    note.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest && event.target.closest(MARKS);
    const told = mark && document.querySelectorAll(".notes li")[number(mark) - 1];
    if (!told) return;
    event.preventDefault();
    event.stopPropagation();
    const here = document.querySelector(".note-here");
    const same = expanded(mark);
    if (here) shut(here);
    if (!same) open(mark, told);
  }, true);

  // The notes stay folded on a screen, where the marks open them; paper shows them all.
  const notes = document.querySelector("details.notes");
  if (notes) {
    notes.open = /note-\d+$/.test(location.hash);
    window.addEventListener("beforeprint", () => (notes.open = true));
  }

  // 这里写得不对: what one copies names the page, the version and the sentence that was marked; it is sent nowhere.
  const wrong = document.querySelector("[data-wrong]");
  if (!wrong) return;
  let marked = "＿＿＿";
  document.addEventListener("selectionchange", () => {
    const chosen = String(document.getSelection()).trim();
    if (chosen && !document.querySelector("#wrong-words")) marked = chosen.slice(0, 300);
  });
  wrong.addEventListener("click", (event) => {
    event.preventDefault();
    const here = document.querySelector(".note-here");
    if (here) shut(here);
    const made = box([]);
    const title = document.title.replace(/\u200b/g, "");
    made.insertAdjacentHTML("beforeend", '<p id="wrong-words"></p><button type="button" data-copy-from="wrong-words">复制</button> <span data-copied role="status"></span>');
    made.querySelector("p").innerText = `${title}，${wrong.dataset.wrong}\n写的是：${marked}\n不对的地方：＿＿＿\n依据：＿＿＿`;
    wrong.parentElement.after(made);
    made.focus();
  });
})();
