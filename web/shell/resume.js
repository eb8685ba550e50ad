/** The home page's way back to where one was, shown where something is kept: a court's paper whose day presses goes before all else. */
import { maybe, one } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { whatThereIs } from "../reader/where.js";

const DAY = 86400000; // ms

/**
 * The paper that came last, while its days run and as long again: one that was missed is still the first to see to.
 * @param {string} papers as macros/resume.py writes them
 */
function pressing(papers) {
  const kept = caseFile.read().timeline ?? {};
  let last = { since: Infinity, day: "", came: "", page: "" };
  for (const paper of papers.split(";")) {
    const [days, page, came, ...fields] = paper.split(" ");
    for (const day of fields.map((field) => kept[field])) {
      const since = (Date.parse(today()) - Date.parse(day)) / DAY;
      if (since >= 0 && since <= 2 * (kept[days] ?? days) && since < last.since) last = { since, day, came, page };
    }
  }
  return last;
}

/** @type {import("../page.js").Start} */
export function start() {
  const box = maybe(document, "[data-resume]");
  if (!box) return;
  const there = whatThereIs();
  const { day, came, page } = pressing(box.dataset.papers ?? "");
  const link = one(box, "a");
  if (page) link.setAttribute("href", link.getAttribute("href")?.replace("start/", page) ?? "");
  one(box, "[data-resume-words]").textContent = page
    ? `${came}，${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日。先看期限。`
    : `已经填了：${there}`;
  box.hidden = !there;
}
