/** Where this tab holds a case and the device another: both are kept, and the reader chooses which one is at hand. */
import { all, made, maybe, quietButton } from "../dom.js";
import { on } from "../page.js";
import { caseFile } from "./case.js";
import { inWords } from "./sections.js";

const PLACES = { tab: "这个标签页里的", device: "存在这部设备里的" };

function takeOther() {
  caseFile.takeOther();
  window.location.reload();
}

function show() {
  all(document, "[data-two-cases]").forEach((each) => each.remove());
  const theirs = caseFile.notAtHand();
  const place = maybe(document, "[data-keeping] [data-there], form .stays, form[data-guided] [data-elsewhere]");
  if (!theirs || !place) return;
  const [mine, other] = caseFile.keptWhere() === "tab" ? [PLACES.tab, PLACES.device] : [PLACES.device, PLACES.tab];
  const words = `这里有两份内容，都留着。现在用的是${mine}：${inWords(caseFile.read())}。另一份是${other}：${inWords(theirs)}。要存成文件或删去一份，到“我的档案”。`;
  const box = made("p", words, { className: "notice" });
  box.dataset.twoCases = "";
  box.setAttribute("role", "status");
  box.append(quietButton("换到另一份", takeOther));
  place.after(box);
}

/** @type {import("../page.js").Start} */
export function start(page) {
  on(page, "kept", () => (maybe(document, "[data-two-cases]") !== null) !== caseFile.hasTwo() && show());
  show();
}
