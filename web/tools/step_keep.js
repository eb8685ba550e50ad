/** Where the guided way's answers stay: asked once, after the first debt, and said at the foot of every step from then on. */
import { on } from "../page.js";
import { caseFile } from "../reader/case.js";
import { keepIn } from "../reader/moving.js";
import { saysDebt } from "./answers.js";
import { guide } from "./guide.js";

const NAME = "start";

/** @param {import("./guide.js").Guide} way */
function show(way) {
  const onDevice = caseFile.keptWhere() === "device";
  const asked = onDevice || Boolean(caseFile.filled(NAME).asked) || !caseFile.kept;
  const begun = (caseFile.read().debts || []).some(saysDebt);
  way.find("[data-keep]").hidden = asked || !begun;
  way.find("[data-kept-line]").hidden = !asked || !begun;
  way.find("[data-kept-words]").textContent = !caseFile.kept
    ? "这个浏览器存不下，关掉就没有了。"
    : onDevice
      ? "随时可以停，已记在这部手机。"
      : "没有记在这部手机，关掉这个标签页就没有了。";
  const turn = way.find("[data-keep-turn]");
  turn.textContent = onDevice ? "这部手机别人也用" : "记在这部手机";
  turn.hidden = !caseFile.kept;
}

/**
 * @param {import("./guide.js").Guide} way
 * @param {import("../reader/stores.js").Where} where
 */
function choose(way, where) {
  const done = keepIn(where);
  caseFile.setFilled(NAME, { ...caseFile.filled(NAME), asked: true });
  show(way);
  if (!done) way.find("[data-kept-words]").textContent = "这个浏览器不让存。填的内容还在这个标签页里，可以存成文件。";
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const way = guide();
  if (!way) return;
  way.find("[data-keep-here]").addEventListener("click", () => choose(way, "device"));
  way.find("[data-keep-not]").addEventListener("click", () => choose(way, "tab"));
  way.find("[data-keep-turn]").addEventListener("click", () => choose(way, caseFile.keptWhere() === "device" ? "tab" : "device"));
  on(page, "kept", () => show(way));
  show(way);
}
