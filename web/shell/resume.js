/** The home page's way back to where one was: shown where something is kept. */
import { maybe, one } from "../dom.js";
import { whatThereIs } from "../reader/where.js";

/** @type {import("../page.js").Start} */
export function start() {
  const box = maybe(document, "[data-resume]");
  if (!box) return;
  const there = whatThereIs();
  one(box, "[data-resume-words]").textContent = there ? `已经填了：${there}` : "";
  box.hidden = !there;
}
