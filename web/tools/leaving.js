/** Coming back to the guided way, and leaving it: what there is, and the ways to keep it. */
import { all, one } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { whatThereIs } from "../reader/where.js";

/**
 * What there is, where one stopped, and about how much is left.
 * @param {HTMLElement} form
 * @param {string} step where one stopped; empty where one did not begin here
 */
export function sayAgain(form, step) {
  one(form, "[data-again]").hidden = caseFile.isEmpty();
  const steps = all(form, "[data-step]");
  const at = steps.findIndex((each) => each.dataset.step === step);
  const minutes = steps.slice(Math.max(at, 1)).reduce((sum, each) => sum + Number(each.dataset.minutes), 0);
  const left = steps.length - Math.max(at, 1);
  const stopped = at > 0 ? `上次停在第 ${at + 1} 步。` : "";
  one(form, "[data-again-words]").textContent =
    `你填过的还在：${whatThereIs()}。${stopped}还有 ${left} 步，大约 ${minutes} 分钟，可以分几次。`;
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
