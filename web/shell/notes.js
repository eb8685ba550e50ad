/**
 * A mark of a citation opens its note in place, under the paragraph; without this script it leads to the note at the page's
 * foot. And 这里写得不对: what one copies names the page, the version and the sentence; it is sent nowhere.
 */
import { all, around, made, maybe, quietButton } from "../dom.js";

const MARKS = ".cite a";
const LONGEST = 300; // characters of a sentence that was marked

/** The number of the note that a mark stands for; a pack writes addresses its own way, but the end stays. @param {HTMLElement} mark */
const number = (mark) => Number(/note-(\d+)$/.exec(mark.getAttribute("href") ?? "")?.[1] ?? 0);
/** @param {HTMLElement} mark */
const isOpen = (mark) => mark.getAttribute("aria-expanded") === "true";

/** Shut an open note and give the focus back to its mark. @param {HTMLElement} note */
function shut(note) {
  const mark = all(document, MARKS).find(isOpen);
  note.remove();
  mark?.setAttribute("aria-expanded", "false");
  mark?.focus();
}

/** A box in the text with a way to shut it. @param {Node[]} parts */
function box(parts) {
  const note = made("div", "", { className: "note-here", tabIndex: -1 });
  const close = made("button", "收起", { type: "button", className: "shut" });
  note.setAttribute("role", "note");
  close.addEventListener("click", () => shut(note));
  note.append(close, ...parts);
  return note;
}

/**
 * Put the note under the paragraph of its mark.
 * @param {HTMLElement} mark
 * @param {Element} told
 */
function open(mark, told) {
  const note = box([...told.children].map((each) => each.cloneNode(true)));
  const block = mark.closest("p, li, td, th, dd, dt, blockquote") ?? mark;
  if (block.tagName === "P") block.after(note);
  else block.append(note);
  mark.setAttribute("aria-expanded", "true");
  note.focus({ preventScroll: true });
}

/** @param {MouseEvent} event */
function pressed(event) {
  const mark = /** @type {HTMLElement | null} */ (around(event, MARKS));
  const page = mark?.closest("article") ?? document;
  const told = mark && all(page, ".notes li")[number(mark) - 1];
  if (!mark || !told) return;
  event.preventDefault();
  event.stopPropagation();
  const here = maybe(document, ".note-here");
  const same = isOpen(mark);
  if (here) shut(here);
  if (!same) open(mark, told);
}

/**
 * What one copies to say that something is wrong here.
 * @param {HTMLElement} wrong
 * @param {string} marked the sentence, where one was marked
 */
function words(wrong, marked) {
  const here = maybe(document, ".note-here");
  if (here) shut(here);
  const title = document.title.replace(/\u200b/g, "");
  const said = made("p", "", { id: "wrong-words" });
  said.innerText = `${title}（${wrong.dataset.wrong}）\n写的是：${marked || "＿＿＿"}\n不对的地方：＿＿＿\n依据：＿＿＿`;
  const copy = quietButton("复制", () => {});
  copy.dataset.copyFrom = said.id;
  const copied = made("span", "");
  copied.dataset.copied = "";
  copied.setAttribute("role", "status");
  const press = made("p", "");
  press.append(copy, " ", copied);
  const advice =
    "先选中写得不对的那一句，再点这里。补上哪里不对，发给把手册给你的人，或发到公布手册的地方。这里什么也不会自己发出去。";
  const note = box([made("p", advice), said, press]);
  (wrong.parentElement ?? wrong).after(note);
  note.focus({ preventScroll: true });
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  all(document, MARKS).forEach((mark) => {
    mark.setAttribute("aria-label", `依据 ${mark.textContent}`);
    mark.setAttribute("aria-expanded", "false");
  });
  document.addEventListener("click", pressed, { capture: true, signal });
  document.addEventListener(
    "keydown",
    (event) => {
      const here = event.key === "Escape" && maybe(document, ".note-here");
      if (here) shut(here);
    },
    { signal },
  );
  // The notes stay folded on a screen, where the marks open them; paper shows them all.
  const folds = /** @type {HTMLDetailsElement[]} */ (all(document, "details.notes"));
  const onPaper = (/** @type {Element} */ notes) => notes.closest(".leaf"); // the page that prints the whole guide
  folds.filter((notes) => !onPaper(notes)).forEach((notes) => (notes.open = /note-\d+$/.test(location.hash)));
  window.addEventListener("beforeprint", () => folds.forEach((notes) => (notes.open = true)), { signal });
  let marked = "";
  document.addEventListener(
    "selectionchange",
    () => {
      const chosen = document.getSelection();
      const text = String(chosen).trim();
      const within = chosen?.anchorNode?.parentElement?.closest("#wrong-words, [data-wrong]");
      if (text && !within) marked = text.slice(0, LONGEST);
    },
    { signal },
  );
  document.addEventListener(
    "click",
    (event) => {
      const wrong = around(event, "[data-wrong]");
      if (!wrong) return;
      event.preventDefault();
      words(/** @type {HTMLElement} */ (wrong), marked);
    },
    { signal },
  );
}
