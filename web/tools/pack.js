/** One pack of all lenders' letters: a folder each with Word files, what all share once, an index, a page that prints all. */
import { ask } from "../python/running.js";
import { today } from "../reader/clock.js";
import { withoutLetters } from "./prefill.js";
import { handOver, packed } from "./taking.js";

/** @typedef {import("./lender_sheets.js").Paper} Paper */

/**
 * @param {import("./lenders.js").Lenders} all
 * @returns {Promise<string>} the file's name
 */
export async function takePack(all) {
  const { sheets, way, lenders, common } = all;
  const docx = way.form.dataset.docx ?? "";
  const folder = async (/** @type {Paper[]} */ papers, /** @type {number} */ place) => {
    const shown = papers.map((paper) => ({ ...paper, sheet: sheets.asSent(paper, place < 0 ? undefined : place) }));
    return packed(docx, shown);
  };
  const folders = [];
  for (const lender of sheets.taken(lenders)) {
    const papers = lender.documents.filter(({ code }) => !sheets.isHeld(lender, code));
    folders.push({ place: lender.place, way: lender.way, name: lender.creditor, ...(await folder(papers, lender.place)) });
  }
  if (common.length) folders.push({ place: null, way: "", name: "", ...(await folder(common, -1)) });
  return handOver(await ask({ do: "export_all", case: withoutLetters(), today: today(), folders }));
}
