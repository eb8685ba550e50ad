/** Files to take along, made on the page: Word files of the sheets, what Python packs, and handing them to the browser. */
import { all, download, say } from "../dom.js";
import { on } from "../page.js";
import { inWords } from "../python/failure.js";
import { handbook } from "../registry.js";
import { bring } from "../python/bring.js";
import { NoFiles } from "../chats.js";
import { fromBase64, inBase64 } from "./base64.js";

/** @typedef {{ sheet: HTMLElement, title: string, when_not: string[] }} Drawn a document as it stands on the page */

/** What Python refused, in its words. */
class Refused extends Error {}

/**
 * Word's library, a script of its own.
 * @param {string} address
 */
export const bringWord = (address) => bring(address, () => Boolean(handbook.toWord));

/**
 * The Word file of a sheet as it stands on the page.
 * @param {string} address of Word's library, a script of its own, loaded when it is first wanted
 * @param {HTMLElement} sheet
 * @param {string} title
 * @param {number} index numbers it within the pack
 */
export async function wordFile(address, sheet, title, index) {
  await bringWord(address);
  const blob = await /** @type {NonNullable<typeof handbook.toWord>} */ (handbook.toWord)(sheet, title);
  return { name: `${String(index + 1).padStart(2, "0")} ${title}.docx`, blob };
}

/**
 * What Python makes the pack of.
 * @param {string} address
 * @param {Drawn[]} drawn
 */
export async function packed(address, drawn) {
  const sheets = drawn.map(({ sheet, title, when_not }) => ({ title, html: sheet.innerHTML, when_not }));
  const files = [];
  for (const [index, { sheet, title }] of drawn.entries()) {
    const { name, blob } = await wordFile(address, sheet, title, index);
    files.push({ name, base64: inBase64(await blob.arrayBuffer()) });
  }
  return { sheets, files };
}

/**
 * Hand over Python's reply to an export.
 * @param {{ name: string, base64: string, type: string, errors?: { message: string }[] }} reply
 */
export function handOver(reply) {
  if (reply.errors) throw new Refused(reply.errors.map((each) => each.message).join(" "));
  download(reply.name, new Blob([fromBase64(reply.base64)], { type: reply.type }));
  return reply.name;
}

/**
 * Make one file; what goes wrong is said, and nothing is lost.
 * @param {HTMLElement} status
 * @param {HTMLElement} problem
 * @param {() => Promise<string>} make comes to the file's name
 */
export async function saying(status, problem, make) {
  say(problem, "");
  status.textContent = "正在做。";
  try {
    status.textContent = `已经交给浏览器去存：${await make()}。到下载里看一眼，文件在不在。`;
  } catch (error) {
    status.textContent = "";
    say(
      problem,
      error instanceof Refused || error instanceof NoFiles
        ? error.message
        : `${inWords("没有做成", error)}材料还在，再按一次就重试。`,
    );
    problem.scrollIntoView({ block: "nearest" });
  }
}

/** @type {import("../page.js").Start} */
export function start(page) {
  // What was made belongs to the lender that it was made for.
  on(page, "negotiation", () => {
    all(document, "[data-taken], [data-copied], [data-calendar-made], [data-letters-status]").forEach(
      (said) => (said.textContent = ""),
    );
    all(document, "[data-take-problem], [data-calendar-problem], [data-letters-problem]").forEach((problem) => say(problem, ""));
  });
}
