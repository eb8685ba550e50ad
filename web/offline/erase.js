/** One tap erases everything that was typed; the question before it says what goes. */
import { around, maybe } from "../dom.js";
import { versions } from "./versions.js";
import { caseFile } from "../reader/case.js";
import { inWords } from "../reader/sections.js";
import { LARGER, get, remove } from "../reader/stores.js";
import { whatThereIs } from "../reader/where.js";

const NOT_REMOVED = "填的内容清除了。存在这部设备里的手册没有删掉，可以在浏览器的设置里清除这个网站的数据，或者再按一次。";

async function erase() {
  const there = whatThereIs();
  const theirs = caseFile.notAtHand();
  const also = theirs ? `另一份里的：${inWords(theirs)}，` : "";
  const damaged = caseFile.unreadable().length ? "读不出来的那一份，" : "";
  const what =
    there || also || damaged ? `会清除：${there ? `${there}，` : ""}${also}${damaged}还有写好的信。` : "现在没有填过的内容。";
  const size = get("device", LARGER) ? "字变回原来大小。" : "";
  if (!window.confirm(`${what}${size}清除后找不回来。你自己存下的文件不会动，要自己删。`)) return;
  caseFile.erase();
  remove("device", [LARGER]);
  /** @type {HTMLInputElement | null} */
  const everything = maybe(document, "[data-erase-also]");
  if (everything?.checked && versions) await versions.remove().catch(() => window.alert(NOT_REMOVED));
  window.location.reload();
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  document.addEventListener("click", (event) => around(event, "[data-erase]") && erase(), { signal });
}
