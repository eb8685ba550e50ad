/** What a message says, taken over with one press: into the log, with the conduct that was ticked, and into the list of debts. */
import { all, around, made, maybe, one } from "../dom.js";
import { inWords } from "../python/failure.js";
import { ask } from "../python/running.js";
import { caseFile } from "../reader/case.js";

/** Where it was taken to, and what is said of it. @type {Record<string, { home: string, added: string, there: string }>} */
const WORDS = {
  contact: { home: "contacts", added: "记进沟通记录了。", there: "沟通记录里已经有这一条。" },
  debt: { home: "inventory", added: "记进债务清单了，还差的可以去补。", there: "清单里已经有这一笔。" },
};

/**
 * @param {HTMLElement} tool
 * @param {string} what
 */
async function carry(tool, what) {
  const said = one(tool, `[data-carried="${what}"]`);
  const ticked = /** @type {HTMLInputElement[]} */ (all(tool, "[data-conduct]")).filter(
    (box) => box.checked && !box.closest("template"),
  );
  const conduct = ticked.map((box) => one(tool, `[data-result="${box.dataset.conduct}"]`).dataset.value);
  said.hidden = false;
  try {
    const whole = caseFile.read();
    const reply = await ask({ do: "carry", what, case: whole, typed: whole.message ?? {}, conduct });
    if (reply.errors) throw new Error(reply.errors[0].message);
    if (reply.added) caseFile.change((kept) => Object.assign(kept, { [reply.section]: reply.case[reply.section] }));
    const { home, added, there } = WORDS[what];
    const root = one(tool, "form").dataset.root ?? "";
    said.replaceChildren(`${reply.added ? added : there} `, made("a", "去看一看", { href: `${root}tools/${home}/` }));
    if (what === "contact") said.append("　", made("a", "写投诉信", { href: `${root}tools/contacts/#complaint` }));
  } catch (error) {
    said.textContent = `${inWords("没有记下", error)}再按一次就重试。`;
  }
}

/** @type {import("../page.js").Start} */
export function start() {
  const tool = maybe(document, '[data-tool="message"]');
  if (!tool) return;
  tool.addEventListener("click", (event) => {
    const press = around(event, "[data-carry]");
    if (press) carry(tool, press.dataset.carry ?? "");
  });
}
