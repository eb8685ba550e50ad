/**
 * The sections of the case by name: what the pages say of them. The build writes the declared list into the page; until
 * it does, the list is here.
 */
import { at, isWritten } from "./paths.js";

/** @typedef {{ key: string, title: string, counted: string, home?: string }} Section counted: "笔债" where it is a list that is counted */

const LISTED = [
  ["debts", "债务", "笔债"],
  ["budget", "收支", ""],
  ["proposals", "协商方案", "个方案"],
  ["offers", "对方的方案", "个对方的方案"],
  ["agreements", "协议", "份协议"],
  ["contacts", "沟通记录", "条沟通记录"],
  ["plans", "还款记录", "份还款记录"],
  ["person", "姓名和联系方式", ""],
  ["hardship", "困难情况", ""],
  ["person.projection", "往后欠多少的测算", ""],
  ["person.rates", "真实年化的测算", ""],
  ["person.timeline", "日子和期限", ""],
  ["person.allocation", "还款分配", ""],
  ["letters", "改过的信", ""],
].map(([key, title, counted]) => ({ key, title, counted }));

/** @returns {Section[]} */
export function sections() {
  const declared = document.getElementById("sections");
  return declared ? JSON.parse(declared.textContent || "[]") : LISTED;
}

/**
 * What stands in a section: without the parts that are sections of their own.
 * @param {import("./paths.js").Case} whole
 * @param {string} key
 */
function partOf(whole, key) {
  const part = at(whole, key);
  const own = sections().flatMap((each) => (each.key.startsWith(`${key}.`) ? [each.key.slice(key.length + 1)] : []));
  if (!own.length || !part || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => !own.includes(name)));
}

/**
 * What there is, in words: 3 笔债、收支、1 个方案.
 * @param {import("./paths.js").Case} whole
 */
export function inWords(whole) {
  const counted = (/** @type {unknown} */ part) => (Array.isArray(part) ? part.length : 0);
  const lists = sections().filter((each) => each.counted && counted(at(whole, each.key)));
  const parts = sections().filter((each) => !each.counted && isWritten(partOf(whole, each.key)));
  return [...lists.map((each) => `${counted(at(whole, each.key))} ${each.counted}`), ...parts.map((each) => each.title)].join(
    "、",
  );
}
