// A mark of a citation opens its note in place, under the paragraph; without this script it leads to the note at the page's foot.
(() => {
  "use strict";

  /** Shut an open note and give the focus back to its mark. */
  function shut(note) {
    const mark = document.querySelector(`.cite a[aria-expanded="true"][data-note="${note.dataset.note}"]`);
    note.remove();
    if (mark) {
      mark.setAttribute("aria-expanded", "false");
      mark.focus();
    }
  }

  /** The note as a box of its own, with a way to shut it. */
  function open(mark, told) {
    const note = document.createElement("div");
    const close = document.createElement("button");
    note.className = "note-here";
    note.dataset.note = mark.dataset.note;
    note.tabIndex = -1;
    note.setAttribute("role", "note");
    note.append(...[...told.children].map((each) => each.cloneNode(true)));
    close.type = "button";
    close.className = "quiet";
    close.textContent = "收起";
    close.addEventListener("click", () => shut(note));
    note.append(close);
    const block = mark.closest("p, li, td, th, dd, dt, blockquote");
    if (block.tagName === "P") block.after(note);
    else block.append(note);
    mark.setAttribute("aria-expanded", "true");
    note.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest && event.target.closest(".cite a[data-note]");
    if (!mark) return;
    const told = document.querySelector(`.notes [data-note="${mark.dataset.note}"]`);
    if (!told) return;
    event.preventDefault();
    event.stopPropagation();
    const here = document.querySelector(".note-here");
    const same = here && mark.getAttribute("aria-expanded") === "true";
    if (here) shut(here);
    if (!same) open(mark, told);
  }, true);
  document.addEventListener("keydown", (event) => {
    const here = event.key === "Escape" && document.querySelector(".note-here");
    if (here) shut(here);
  });

  // The notes stay folded on a screen, where the marks open them; paper shows them all.
  const notes = document.querySelector("details.notes");
  if (notes) {
    notes.open = location.hash.startsWith("#note-");
    window.addEventListener("beforeprint", () => (notes.open = true));
  }

  // 这里写得不对: what one copies names the page, the version and the sentence that was marked; it is sent nowhere.
  const sentence = document.querySelector("[data-wrong-sentence]");
  if (sentence) {
    const fold = sentence.closest("details");
    const unmarked = sentence.textContent;
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      const said = String(chosen).trim();
      if (said && !fold.contains(chosen.anchorNode)) sentence.textContent = said.slice(0, 300);
    });
    fold.addEventListener("toggle", () => !fold.open && (sentence.textContent = unmarked));
  }
})();
