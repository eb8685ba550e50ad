// What single steps of the guided way show: the debts there are, what a month leaves, the proposal that comes of both.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { answers, caseFile, negotiations, start } = handbook;
  if (!start) return;
  const { ask, check, enter, find, live } = start;
  const TOOL = "proposal"; // the tool whose debt, and whose numbers brought over, these are

  function made(tag, words, more = {}) {
    return Object.assign(document.createElement(tag), { textContent: words }, more);
  }
  const pressed = (words, label, press) => {
    const button = made("button", words, { type: "button", className: "quiet" });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", press);
    return button;
  };

  // ---- step 2: one debt's fields at a time, and the list of all

  const debtsOf = (whole) => (whole.debts || []).map((row, index) => ({ row, index })).filter(({ row }) => answers.saysDebt(row));
  const nameOf = ({ row, index }) => String(row.creditor || "").trim() || `第 ${index + 1} 笔`;

  function titleDebt() {
    find("[data-debt-title]").textContent = `第 ${answers.debt() + 1} 笔债`;
  }

  async function listDebts() {
    const whole = caseFile.read();
    const debts = debtsOf(whole);
    const reply = debts.length ? await ask({ do: "prefill", name: TOOL, case: whole }) : { debts: [] };
    if (!reply || reply.errors) return;
    const sums = new Map(reply.debts.map(({ index, words }) => [index, words]));
    const items = debts.map((each) => {
      const item = made("li", "");
      item.append(made("span", sums.get(each.index) || `${nameOf(each)}　还没写全`));
      if (each.index === answers.debt()) item.append(made("span", "（下面这笔）", { className: "quiet" }));
      else item.append(pressed("改", `改${nameOf(each)}`, () => openDebt(each.index)));
      item.append(pressed("删去", `删去${nameOf(each)}`, () => removeDebt(each.index)));
      return item;
    });
    find("[data-debts-list]").replaceChildren(...items);
    find("[data-debts]").hidden = debts.length < 2 && !sums.size; // one that is just being written stands below
    const whole_ = debts.filter(({ index }) => sums.has(index));
    const sum = whole_.length ? await ask({ ...answers.asked.debt({ debts: whole_.map(({ row }) => row) }).ask }) : null;
    find("[data-debts-sum]").textContent = sum && sum.say ? sum.say[0] : "";
  }

  function openDebt(index) {
    answers.fields().forEach((field) => delete field.dataset.touched);
    answers.showDebt(index);
    titleDebt();
    listDebts();
    find("[data-debt-title]").focus();
  }

  async function anotherDebt() {
    const whole = caseFile.read();
    const rows = whole.debts || [];
    if (!answers.saysDebt(rows[answers.debt()])) {
      answers.fieldAt(`debts.${answers.debt()}.creditor`).focus();
      return;
    }
    // What is typed while Python looks would still go into this debt: its fields wait, and so does a second press.
    const still = [find("[data-debt-fields]"), find("[data-another]")];
    still.forEach((each) => (each.disabled = true));
    const [wrong] = await check(true);
    still.forEach((each) => (each.disabled = false));
    if (wrong) {
      wrong.focus();
      return;
    }
    const free = rows.findIndex((row) => !answers.saysDebt(row));
    openDebt(free < 0 ? rows.length : free);
  }

  function removeDebt(index) {
    const before = JSON.stringify({ debts: caseFile.read().debts, filled: caseFile.filled(TOOL) });
    const gone = nameOf({ row: caseFile.read().debts[index], index });
    caseFile.change((whole) => whole.debts.splice(index, 1));
    // The debt that is negotiated keeps its place among those that stay.
    const { debt } = caseFile.filled(TOOL);
    if (debt !== undefined && debt >= index) {
      caseFile.setFilled(TOOL, { ...caseFile.filled(TOOL), debt: debt === index ? undefined : debt - 1 });
    }
    openDebt(Math.max(0, answers.debt() - (answers.debt() >= index ? 1 : 0)));
    const undo = made("button", "撤回", { type: "button", className: "quiet" });
    undo.addEventListener("click", () => {
      const { debts, filled } = JSON.parse(before);
      caseFile.change((whole) => handbook.put(whole, "debts", debts));
      caseFile.setFilled(TOOL, filled);
      find("[data-undo-words]").replaceChildren();
      openDebt(index);
    });
    find("[data-undo-words]").replaceChildren(`已删去${gone}。`, undo);
    find("[data-debts]").hidden = false;
  }

  enter.debt = () => {
    const debts = debtsOf(caseFile.read());
    if (!debts.some(({ index }) => index === answers.debt())) answers.showDebt(debts.length ? debts[debts.length - 1].index : 0);
    find("[data-undo-words]").replaceChildren();
    titleDebt();
    listDebts();
  };
  live.debt = listDebts;
  find("[data-another]").addEventListener("click", anotherDebt);

  // ---- step 5: what a month leaves

  // Where a field stands, as a line that leads there.
  function problem({ field: path, message }, stands) {
    const field = answers.fieldAt(stands(path));
    const line = made("p", message);
    if (field) {
      const step = field.closest("[data-step]").dataset.step;
      line.append(made("a", `去第 ${start.codes.indexOf(step) + 1} 步改`, { href: `#${step}` }));
    }
    return line;
  }

  function showProblems(box, lines) {
    box.replaceChildren(...lines);
    box.hidden = !lines.length;
  }

  async function showAble() {
    const waiting = find("[data-able-waiting]");
    const box = find("[data-able-problem]");
    const answer = find("[data-able]");
    const { ask: message, stands, empty } = answers.asked.able(caseFile.read());
    answer.hidden = true;
    showProblems(box, []);
    if (empty) {
      waiting.hidden = true;
      const line = made("p", "还没有写收入和开支，算不出来。");
      line.append(made("a", "去第 3 步写", { href: "#income" }));
      showProblems(box, [line]);
      return;
    }
    waiting.hidden = false;
    const reply = await ask(message);
    if (!reply) return;
    waiting.hidden = true;
    if (reply.errors) {
      showProblems(box, reply.errors.map((each) => problem(each, stands)));
      return;
    }
    handbook.fill(answer, reply);
    handbook.fillPictures(answer, reply.pictures);
    const none = reply.promise === "0.00";
    find("[data-able-zero]").hidden = !none;
    find("[data-able-some]").hidden = none;
    answer.hidden = false;
  }
  enter.able = showAble;

  // ---- step 6: which debt first, and the proposal that its share makes

  const asked = (whole) => (whole.proposals || [])[0] || {};
  const isBlank = (value) => value === undefined || value === "";

  // Whether the written month leaves nothing; false where it is not known.
  async function noneAble(whole) {
    const { ask: message, empty } = answers.asked.able(whole);
    const reply = empty ? null : await ask(message);
    return Boolean(reply) && reply.promise === "0.00";
  }

  // Turn to the lender of this debt, and bring the debt's numbers into what is empty or still as it was brought.
  async function choose(debt) {
    negotiations.about(debt);
    const whole = caseFile.read();
    const before = caseFile.filled(TOOL);
    const reply = await ask({ do: "prefill", name: TOOL, case: whole, debt });
    if (!reply || reply.errors) return;
    const brought = reply.fields;
    const fresh = isBlank(asked(whole).first_payment_date) && isBlank(asked(whole).monthly_payment);
    caseFile.change((now) => {
      const terms = asked(now);
      Object.entries(brought).forEach(([name, text]) => {
        if (isBlank(terms[name]) || terms[name] === before[name]) handbook.put(now, `proposals.0.${name}`, text);
      });
      // Of a friend one asks for time first; what to waive is the person's own thought.
      const asks = fresh && brought.kind !== "private_loan";
      ["waive_interest", "waive_fees"].forEach((name) => {
        const text = asks ? find(`[name="proposals.0.${name}"]`).defaultValue : "0";
        if (isBlank(terms[name])) handbook.put(now, `proposals.0.${name}`, text);
      });
    });
    caseFile.setFilled(TOOL, { ...before, ...brought, debt });
    answers.recall(true);
    await showTerms(brought);
  }

  async function showTerms(brought) {
    const whole = caseFile.read();
    const owed = asked(whole);
    const none = await noneAble(whole);
    const share = find("[data-share]");
    find("[data-none-able]").hidden = !none;
    share.hidden = none || !isBlank(owed.instalments);
    share.textContent = isBlank(brought.monthly_payment)
      ? "收入和开支都写了，才分得出这一笔每月还多少。"
      : `每月能还的钱，按各笔欠款的多少分，分给这一笔的是 ${handbook.shown(brought.monthly_payment, "money")} 元。可以改小，不要改大。`;
    find('[data-waive="interest"]').hidden = !Number(owed.interest);
    find('[data-waive="fees"]').hidden = !Number(owed.fees);
    find("[data-waive-note]").hidden = !Number(owed.interest) && !Number(owed.fees);
    find("[data-terms]").hidden = false;
    await showPlan();
  }

  async function showPlan() {
    const box = find("[data-plan]");
    const whole = caseFile.read();
    const reply = await ask(answers.asked.ask(whole).ask);
    if (!reply) return;
    box.hidden = Boolean(reply.errors);
    if (reply.errors) return;
    handbook.fill(box, reply);
    const offers = await ask({ do: "offers", case: whole, debt: caseFile.filled(TOOL).debt || 0 });
    const warning = find("[data-plan-warning]");
    const words = (offers && offers.ask && offers.ask.warning) || "";
    warning.textContent = words;
    warning.hidden = !words;
  }

  enter.ask = async () => {
    const whole = caseFile.read();
    find("[data-terms]").hidden = true;
    find("[data-plan]").hidden = true;
    const reply = await ask({ do: "prefill", name: TOOL, case: whole });
    if (!reply || reply.errors) return;
    const begun = caseFile.filled(TOOL).debt !== undefined || !isBlank(asked(whole).creditor);
    const debt = begun ? negotiations.debtAtHand(whole) : -1;
    const last = reply.debts.some(({ index }) => index === debt) ? debt : undefined;
    const only = reply.debts.length === 1 ? reply.debts[0].index : undefined;
    const chosen = last === undefined ? only : last;
    find("[data-no-debts]").hidden = reply.debts.length > 0;
    find("[data-pick]").hidden = !reply.debts.length;
    const choices = reply.debts.map(({ words, index }) => {
      const label = made("label", "");
      const radio = made("input", "", { type: "radio", name: "pick", value: index, checked: index === chosen });
      label.append(radio, made("span", words));
      return label;
    });
    find("[data-pick-list]").replaceChildren(...choices);
    if (chosen !== undefined) await choose(chosen);
  };
  live.ask = showPlan;
  find("[data-pick]").addEventListener("change", (event) => choose(Number(event.target.value)));

  start.problem = problem;
  start.showProblems = showProblems;
  start.noneAble = noneAble;
})();
