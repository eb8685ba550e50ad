/** A drawn document as a sheet that can be changed by hand: printed alone, and pasted into as plain words. */
import { all, around, download, one } from "../dom.js";
import { copy } from "../shell/copy.js";
import { NoFiles } from "../chats.js";
import { wordFile } from "./taking.js";

/**
 * Prints the letter that `section` holds, and nothing else of the page.
 * @param {HTMLElement} section
 */
function printSheet(section) {
  all(document, ".letter").forEach((each) => each.classList.toggle("printed", each === section));
  document.body.classList.add("printing-letter");
  window.print();
}

/**
 * Hands the letter that `section` holds to the browser as a Word file.
 * @param {HTMLElement} section
 */
async function takeWord(section) {
  const said = one(section, "[data-copied]");
  said.textContent = "正在做。";
  try {
    const title = section.getAttribute("aria-label") ?? "";
    const library = /** @type {HTMLElement} */ (section.closest("[data-docx]")).dataset.docx ?? "";
    const { blob } = await wordFile(library, one(section, "[data-sheet]"), title, 0);
    download(`${title}.docx`, blob);
    said.textContent = "已经交给浏览器去存。";
  } catch (error) {
    said.textContent = error instanceof NoFiles ? error.message : "没有做成，可以先复制。";
  }
}

/**
 * A press among the letters: copy, print or take along the one that it belongs to.
 * @param {Event} event
 */
export function pressed(event) {
  const section = around(event, "[data-document]");
  if (section && around(event, "[data-copy-text]")) copy(one(section, "[data-sheet]"), one(section, "[data-copied]"));
  else if (section && around(event, "[data-print]")) printSheet(section);
  else if (section && around(event, "[data-word]")) takeWord(section);
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
