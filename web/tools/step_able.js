/** Step 5 of the guided way: what a month leaves. */
import { made } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { guide } from "./guide.js";
import { withoutLetters } from "./prefill.js";
import { fill, fillPictures, shown } from "./result.js";
import { QUESTIONS } from "./step_check.js";

/** @typedef {import("./guide.js").Guide} Guide */
/** @typedef {import("./errors.js").Problem} Problem */

/**
 * Where a field stands, as a line that leads there.
 * @param {Guide} way
 * @param {Problem} problem
 * @param {(path: string) => string} stands
 */
export function problemLine(way, { field: path, message }, stands) {
  const line = made("p", message);
  /** @type {HTMLElement | null | undefined} */
  const step = way.answers.fieldAt(stands(path))?.closest("[data-step]");
  const code = step?.dataset.step;
  if (code) line.append(made("a", `去第 ${way.codes.indexOf(code) + 1} 步改`, { href: `#${code}` }));
  return line;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement[]} lines
 */
export function showProblems(box, lines) {
  box.replaceChildren(...lines);
  box.hidden = !lines.length;
}

/**
 * Who gets what, and what they ask for.
 * @param {Guide} way
 */
async function showSharing(way) {
  const box = way.find("[data-sharing]");
  const reply = await way.ask({ do: "sharing", case: withoutLetters() });
  box.hidden = !reply || Boolean(reply.errors) || !reply.pictures.shares;
  if (box.hidden) return;
  // What is paid first may stand in the list of debts alone: the number above is the one that is shared.
  way.find('[data-result="promise"]').textContent = shown(reply.able, "money");
  way.find("[data-able-said]").textContent = `算好了。每月最多能还 ${shown(reply.able, "money")} 元。`;
  way.find("[data-able-zero]").hidden = reply.able !== "0.00";
  fillPictures(box, reply.pictures);
  way.find("[data-sharing-words]").replaceChildren(...reply.say.map((/** @type {string} */ words) => made("p", words)));
}

/** @param {Guide} way */
async function showAble(way) {
  const [waiting, box, answer] = ["[data-able-waiting]", "[data-able-problem]", "[data-able]"].map((each) => way.find(each));
  const { ask, stands, empty } = QUESTIONS.able(caseFile.read());
  answer.hidden = true;
  way.find("[data-sharing]").hidden = true;
  showProblems(box, []);
  waiting.hidden = Boolean(empty);
  if (empty) {
    const line = made("p", "还没有写收入和开支，算不出来。");
    line.append(made("a", "去第 3 步写", { href: "#income" }));
    showProblems(box, [line]);
    return;
  }
  const reply = await way.ask(ask);
  if (!reply) return;
  waiting.hidden = true;
  if (reply.errors) {
    showProblems(
      box,
      reply.errors.map((/** @type {Problem} */ each) => problemLine(way, each, stands)),
    );
    return;
  }
  fill(answer, reply);
  // One line for who does not see it change; the answer itself is read when one comes to it.
  way.find("[data-able-said]").textContent = `算好了。每月最多能还 ${shown(reply.promise, "money")} 元。`;
  fillPictures(answer, reply.pictures);
  const none = reply.promise === "0.00";
  way.find("[data-able-zero]").hidden = !none;
  answer.hidden = false;
  await showSharing(way);
}

/** @type {import("../page.js").Start} */
export function start() {
  const way = guide();
  if (way) way.enter.able = () => showAble(way);
}
