/** Where what was typed is kept, in words, on every page that asks for it: always as it is now. */
import { all, made } from "../dom.js";
import { on } from "../page.js";
import { caseFile } from "./case.js";
import { inWords } from "./sections.js";

const NOT_KEPT = "这个浏览器存不下：刷新或换页会丢掉填的内容，请存成文件。不会上传。";
const KEPT = {
  device: "你填的内容留在这部设备的这个浏览器里，关掉也还在。不会上传。",
  tab: "你填的内容只留在这个标签页里，刷新还在，关掉就没有了。不会上传。",
};
const UNREADABLE = "上次存下的内容有一部分读不出来，没有删，也没有放进格子里。到“我的档案”可以把它原样存成文件。";

/** What there is, in words. */
export const whatThereIs = () => inWords(caseFile.read());

function sayWhereKept() {
  const words = caseFile.kept ? KEPT[caseFile.keptWhere()] : NOT_KEPT;
  for (const each of all(document, "[data-kept]")) {
    const said = each.dataset.kept ? words.replace("你填的内容", each.dataset.kept) : words;
    if (each.textContent !== said) each.textContent = said;
  }
}

function sayUnreadable() {
  if (!caseFile.unreadable().length) return;
  for (const each of all(document, "[data-kept], [data-keeping] [data-there]")) {
    const place = each.closest("p") ?? each;
    if (place.nextElementSibling?.matches("[data-unreadable]")) continue;
    const words = made("p", UNREADABLE, { className: "notice" });
    words.dataset.unreadable = "";
    words.setAttribute("role", "status");
    place.after(words);
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  on(page, "kept", sayWhereKept);
  on(page, "unreadable", sayUnreadable);
  if (document.querySelector("[data-kept], [data-keeping]")) caseFile.read();
  sayWhereKept();
  sayUnreadable();
}
