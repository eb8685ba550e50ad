// A drawn document as a sheet that can be changed by hand: printed alone, and pasted into as plain words.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // Prints the letter that `section` holds, and nothing else of the page.
  function print(section) {
    document.querySelectorAll(".letter").forEach((each) => each.classList.toggle("printed", each === section));
    document.body.classList.add("printing-letter");
    window.print();
  }
  window.addEventListener("afterprint", () => document.body.classList.remove("printing-letter"));

  // What is pasted into a sheet comes as words: a pasted picture would ask its own host for itself.
  document.addEventListener("paste", (event) => {
    const sheet = event.target instanceof Element && event.target.closest("[data-sheet]");
    if (!sheet) return;
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  document.addEventListener("drop", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-sheet]")) event.preventDefault();
  });

  handbook.printSheet = print;
})();
