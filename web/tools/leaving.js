/** Coming back to the guided way, and leaving it: what there is, and the ways to keep it. */
import { one } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { whatThereIs } from "../reader/where.js";

/** @param {HTMLElement} form */
export function sayAgain(form) {
  one(form, "[data-again]").hidden = caseFile.isEmpty();
  one(form, "[data-again-words]").textContent = `你填过的还在：${whatThereIs()}。`;
}

/**
 * @param {HTMLElement} form
 * @param {boolean} open
 */
export function showLeaving(form, open) {
  const leaving = one(form, "[data-leaving]");
  leaving.hidden = !open;
  one(form, "[data-leave]").setAttribute("aria-expanded", String(open));
  if (!open) return;
  const what = whatThereIs();
  one(form, "[data-there]").textContent = what ? `现在有：${what}。` : "现在还没有填过内容。";
  leaving.focus();
  leaving.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement} form */
export function stay(form) {
  showLeaving(form, false);
  one(form, "[data-leave]").focus();
}
