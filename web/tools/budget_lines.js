/** The lines of the guided way's budget: each belongs to the row of its name, whoever wrote that row. */
import { all, one } from "../dom.js";
import { at, text } from "../reader/paths.js";

/** @typedef {import("../reader/paths.js").Case} Case */

/** @param {Case} row */
export const saysLine = (row) => Boolean(row) && text(row.amount) !== "";

/**
 * @param {HTMLTemplateElement} template
 * @param {string} list
 * @param {number} index
 * @param {string} name
 */
function anotherLine(template, list, index, name) {
  const words = name || (list === "income" ? "收入" : "开支");
  const line = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  line.classList.add("extra");
  line.dataset.name = name || "";
  all(line, "*").forEach((each) => {
    for (const attribute of ["id", "for", "name", "aria-describedby", "data-error"]) {
      const old = each.getAttribute(attribute);
      if (old) each.setAttribute(attribute, old.replace(/#/g, `x${index}`));
    }
  });
  one(line, "label").textContent = words;
  template.before(line);
  return line;
}

/**
 * Give each line the place of its row, "" for one that the case does not have yet, and each further row a line.
 * @param {Case} whole
 * @param {HTMLElement} box
 */
export function placeLines(whole, box) {
  const list = box.dataset.lines ?? "";
  /** @type {Case[]} */
  const rows = at(whole, `budget.${list}`) || [];
  /** @type {HTMLTemplateElement} */
  const template = one(box, "template[data-more]");
  all(box, ".line.extra").forEach((old) => old.contains(document.activeElement) || old.remove());
  const lines = all(box, ".line");
  /** @type {Set<number>} */
  const taken = new Set();
  const take = (/** @type {HTMLElement} */ line, /** @type {number} */ index) => {
    line.dataset.row = index < 0 ? "" : String(index);
    if (index >= 0) taken.add(index);
  };
  lines.forEach((line) =>
    take(
      line,
      rows.findIndex((row, place) => !taken.has(place) && row && row.name === line.dataset.name),
    ),
  );
  // A row that only got an amount in the tool stands there under the name of its place.
  lines.forEach((line, place) => {
    if (line.dataset.row === "" && !taken.has(place) && saysLine(rows[place]) && !rows[place].name) take(line, place);
  });
  rows.forEach((row, index) => {
    if (!taken.has(index) && saysLine(row)) take(anotherLine(template, list, index, row.name), index);
  });
}
