/** Step 6 of the guided way: which debt first, and the proposal that its share makes. */
import { made, say } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { negotiations } from "../reader/negotiations.js";
import { put } from "../reader/paths.js";
import { guide } from "./guide.js";
import { withoutLetters } from "./prefill.js";
import { fill, shown } from "./result.js";
import { noneAble } from "./step_able.js";
import { ASKED } from "./step_check.js";

/** @typedef {import("../reader/paths.js").Case} Case */

const TOOL = "proposal"; // the tool whose debt, and whose numbers brought over, these are

/** @param {Case} whole @returns {Case} */
const asked = (whole) => (whole.proposals || [])[0] || {};
/** @param {unknown} value */
const isBlank = (value) => value === undefined || value === "";

class AskStep {
  /** @param {import("./guide.js").Guide} way */
  constructor(way) {
    this.way = way;
  }

  /** @param {string} selector */
  find(selector) {
    return this.way.find(selector);
  }

  /**
   * Turn to the lender of this debt, and bring the debt's numbers into what is empty or still as it was brought.
   * @param {number} debt
   */
  async choose(debt) {
    negotiations.about(debt);
    const before = caseFile.filled(TOOL);
    const reply = await this.way.ask({ do: "prefill", name: TOOL, case: withoutLetters(), debt, today: today() });
    if (!reply || reply.errors) return;
    this.bring(reply.fields, before);
    caseFile.setFilled(TOOL, { ...before, ...reply.fields, debt });
    this.way.answers.recall(true);
    await this.showTerms(reply.fields);
  }

  /**
   * @param {Record<string, string>} brought
   * @param {Record<string, string>} before
   */
  bring(brought, before) {
    const written = asked(caseFile.read());
    // Of a friend one asks for time first; what to waive is the person's own thought.
    const asks = isBlank(written.first_payment_date) && isBlank(written.monthly_payment) && brought.kind !== "private_loan";
    caseFile.change((whole) => {
      const terms = asked(whole);
      Object.entries(brought).forEach(([name, text]) => {
        if (isBlank(terms[name]) || terms[name] === before[name]) put(whole, `proposals.0.${name}`, text);
      });
      ["waive_interest", "waive_fees"].forEach((name) => {
        const drawn = /** @type {HTMLInputElement} */ (this.find(`[name="proposals.0.${name}"]`)).defaultValue;
        if (isBlank(asked(whole)[name])) put(whole, `proposals.0.${name}`, asks ? drawn : "0");
      });
    });
  }

  /** @param {Record<string, string>} brought */
  async showTerms(brought) {
    const whole = caseFile.read();
    const owed = asked(whole);
    const none = await noneAble(this.way, whole);
    const share = this.find("[data-share]");
    this.find("[data-none-able]").hidden = !none;
    share.hidden = none || !isBlank(owed.instalments);
    share.textContent = isBlank(brought.monthly_payment)
      ? "收入和开支都写了，才分得出这一笔每月还多少。"
      : `每月能还的钱，按各笔欠款的多少分，分给这一笔的是 ${shown(brought.monthly_payment, "money")} 元。可以改小，不要改大。`;
    this.find('[data-waive="interest"]').hidden = !Number(owed.interest);
    this.find('[data-waive="fees"]').hidden = !Number(owed.fees);
    this.find("[data-waive-note]").hidden = !Number(owed.interest) && !Number(owed.fees);
    this.find("[data-terms]").hidden = false;
    await this.showPlan();
  }

  async showPlan() {
    const box = this.find("[data-plan]");
    const reply = await this.way.ask(ASKED.ask(caseFile.read()).ask);
    if (!reply) return;
    box.hidden = Boolean(reply.errors);
    if (reply.errors) return;
    fill(box, reply);
    const offers = await this.way.ask({ do: "offers", case: withoutLetters(), debt: caseFile.filled(TOOL).debt || 0 });
    say(this.find("[data-plan-warning]"), (offers && offers.ask && offers.ask.warning) || "");
  }

  async enter() {
    const whole = caseFile.read();
    this.find("[data-terms]").hidden = true;
    this.find("[data-plan]").hidden = true;
    const reply = await this.way.ask({ do: "prefill", name: TOOL, case: withoutLetters(), today: today() });
    if (!reply || reply.errors) return;
    /** @type {{ index: number, words: string }[]} */
    const debts = reply.debts;
    const begun = caseFile.filled(TOOL).debt !== undefined || !isBlank(asked(whole).creditor);
    const debt = begun ? negotiations.debtAtHand(whole) : -1;
    const only = debts.length === 1 ? debts[0].index : undefined;
    const chosen = debts.some(({ index }) => index === debt) ? debt : only;
    this.find("[data-no-debts]").hidden = debts.length > 0;
    this.find("[data-pick]").hidden = !debts.length;
    this.find("[data-pick-list]").replaceChildren(...debts.map((each) => choice(each, each.index === chosen)));
    if (chosen !== undefined) await this.choose(chosen);
  }
}

/**
 * @param {{ index: number, words: string }} debt
 * @param {boolean} checked
 */
function choice({ index, words }, checked) {
  const label = made("label", "");
  label.append(made("input", "", { type: "radio", name: "pick", value: String(index), checked }), made("span", words));
  return label;
}

/** @type {import("../page.js").Start} */
export function start() {
  const way = guide();
  if (!way) return;
  const step = new AskStep(way);
  way.enter.ask = () => step.enter();
  way.live.ask = () => step.showPlan();
  way
    .find("[data-pick]")
    .addEventListener("change", (event) => step.choose(Number(/** @type {HTMLInputElement} */ (event.target).value)));
}
