/** A drawn document as a sheet that can be changed by hand: printed alone, and pasted into as plain words. */
import { all, around } from "../dom.js";

/**
 * Prints the letter that `section` holds, and nothing else of the page.
 * @param {HTMLElement} section
 */
export function printSheet(section) {
  all(document, ".letter").forEach((each) => each.classList.toggle("printed", each === section));
  document.body.classList.add("printing-letter");
  window.print();
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  window.addEventListener("afterprint", () => document.body.classList.remove("printing-letter"), { signal });
  // What is pasted into a sheet comes as words: a pasted picture would ask its own host for itself.
  document.addEventListener(
    "paste",
    (event) => {
      if (!around(event, "[data-sheet]")) return;
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain"));
    },
    { signal },
  );
  document.addEventListener("drop", (event) => around(event, "[data-sheet]") && event.preventDefault(), { signal });
}
