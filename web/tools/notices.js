/** What is not sure of a result, as it is drawn: each thing once. */
import { all } from "../dom.js";

const OF_ONE = /^(“[^”]+”)(.+)$/s;

/**
 * Doubts that differ only in whom they name become one line that names them all, and what a sentence above says is not
 * said again. The slots keep what the calculator gave.
 * @param {HTMLElement} answer
 */
export function gatherNotices(answer) {
  const said = new Set(all(answer, ".say > p").map((each) => (each.textContent ?? "").trim()));
  /** @type {Map<string, Element>} where a doubt stands, by what it says of the one that it names */
  const lines = new Map();
  all(answer, ".notices > li").forEach((line) => {
    const slot = line.children[0];
    const words = slot.textContent ?? "";
    const [, name, doubt] = OF_ONE.exec(words) ?? [];
    const before = lines.get(doubt);
    line.hidden = said.has(words) || !!before;
    if (before) before.textContent = `${(before.textContent ?? "").slice(0, -doubt.length)}、${name}${doubt}`;
    else if (doubt) lines.set(doubt, slot);
  });
  all(answer, "[data-copy='notices']").forEach((each) => {
    each.hidden ||= !each.querySelector(".notices > li:not([hidden])");
  });
}
