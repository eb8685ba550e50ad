/** A call to practise, with the reader's own number where the case has one. */
import { all, maybe } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { at, text } from "../reader/paths.js";

/** @type {import("../page.js").Start} */
export function start() {
  if (!maybe(document, "[data-practise]")) return;
  const share = text(at(caseFile.read(), "proposals.0.monthly_payment"));
  if (!/^\d+(\.\d+)?$/.test(share)) return;
  const shown = `${Number(share).toLocaleString("zh-CN", { minimumFractionDigits: 2 })} 元`;
  all(document, "[data-own-share]").forEach((each) => (each.textContent = shown));
}
