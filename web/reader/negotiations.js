// Several lenders, one at a time: what stands first in the case file's lists is the negotiation at hand, and turning to
// another brings all its parts to the front. A negotiation is three proposals (what one asks for, can accept, the limit),
// an offer, an agreement, a plan, and the number of the account.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { at, caseFile } = handbook;
  const WIDTHS = { proposals: 3, offers: 1, agreements: 1, plans: 1 };
  const TOOLS = { proposals: "proposal", offers: "offer", agreements: "agreement", plans: "plan" }; // whose forms they are
  const PARKED = "negotiations";

  const text = (value) => String(value ?? "").trim();
  // Whether anything stands in `value` that was not just brought over from another tool (texts by path).
  function isWritten(value, brought = {}, path = "") {
    if (!value || typeof value !== "object") return text(value) !== "" && String(value) !== "false" && String(value) !== brought[path];
    return Object.entries(value).some(([step, inner]) => isWritten(inner, brought, path ? `${path}.${step}` : step));
  }

  const countOf = (whole) =>
    Math.max(1, ...Object.entries(WIDTHS).map(([list, width]) => Math.ceil((whole[list] || []).length / width)));
  const broughtInto = (place, name) => (place ? ((caseFile.filled(PARKED).brought || [])[place - 1] || {})[name] : caseFile.filled(name)) || {};
  function isBlank(whole, place) {
    const parts = Object.entries(WIDTHS).flatMap(([list, width]) =>
      (whole[list] || []).slice(place * width, (place + 1) * width).map((row) => [row, broughtInto(place, TOOLS[list])]));
    return !parts.some(([row, brought]) => isWritten(row, brought));
  }

  // Whom a negotiation is with, as far as it says.
  function lender(whole, place) {
    const asked = (whole.proposals || [])[place * WIDTHS.proposals] || {};
    return { creditor: text(asked.creditor) || text(at(whole, `agreements.${place}.expected.creditor`)), kind: text(asked.kind) };
  }

  const all = (whole = caseFile.read()) =>
    Array.from({ length: countOf(whole) }, (_, place) => ({ place, ...lender(whole, place), blank: isBlank(whole, place) }));

  // A blank negotiation that is left behind goes.
  function bringToFront(place) {
    const before = caseFile.read();
    const count = Math.max(countOf(before), place + 1);
    const blank = isBlank(before, 0);
    const turn = (rows, width, empty) => {
      const padded = Array.from({ length: count * width }, (_, index) => (rows || [])[index] ?? empty());
      const moved = padded.splice(place * width, width);
      if (blank) padded.splice(0, width);
      return [...moved, ...padded];
    };
    caseFile.change((whole) => {
      Object.entries(WIDTHS).forEach(([list, width]) => {
        if (whole[list]) whole[list] = turn(whole[list], width, () => ({}));
      });
      const { account, accounts = [] } = whole.person || {};
      const [own, ...others] = turn([account, ...accounts], 1, () => "");
      if (isWritten([own, ...others])) whole.person = { ...whole.person, account: own, accounts: others };
    });
    const brought = Object.fromEntries(Object.values(TOOLS).map((name) => [name, caseFile.filled(name)]));
    const [own, ...others] = turn([brought, ...(caseFile.filled(PARKED).brought || [])], 1, () => ({}));
    Object.values(TOOLS).forEach((name) => caseFile.setFilled(name, own[name] || {}));
    caseFile.setFilled(PARKED, { brought: others });
  }

  const tell = () => document.dispatchEvent(new CustomEvent("handbook:turned"));

  function turnTo(place) {
    if (place) bringToFront(place);
    tell();
  }

  // Begin one with a further lender, unless the one at hand is still blank.
  function begin() {
    const whole = caseFile.read();
    if (!isBlank(whole, 0)) bringToFront(countOf(whole));
    tell();
  }

  // The place of the debt that the negotiation at hand is about, or the first that no other is about; -1 for none.
  function debtAtHand(whole = caseFile.read()) {
    const { creditor, kind } = lender(whole, 0);
    const { debt, creditor: brought } = caseFile.filled("proposal");
    const debts = whole.debts || [];
    const fits = (row) => Boolean(row) && text(row.creditor) === creditor && (!kind || !text(row.kind) || text(row.kind) === kind);
    if (debts[debt] && (!creditor || fits(debts[debt]) || creditor === text(brought))) return debt;
    if (creditor) return debts.findIndex(fits);
    const others = all(whole).slice(1).map((each) => each.creditor);
    return debts.findIndex((row) => !others.includes(text(row.creditor)));
  }

  // Turn to the negotiation about a debt of the list; begin one where there is none.
  function about(debt) {
    const whole = caseFile.read();
    const { creditor, kind } = whole.debts[debt];
    const isIt = (each) => each.creditor && each.creditor === text(creditor) && (!each.kind || !text(kind) || each.kind === text(kind));
    const found = all(whole).find(isIt);
    if (debtAtHand(whole) !== debt) {
      if (found && found.place) bringToFront(found.place);
      else if (!found && lender(whole, 0).creditor) bringToFront(countOf(whole));
    }
    caseFile.setFilled("proposal", { ...caseFile.filled("proposal"), debt });
    tell();
  }

  // A file that another program wrote may hold one proposal after another: each that names its creditor begins a negotiation.
  function arranged(whole) {
    const asked = whole.proposals || [];
    const starts = asked.map((row, index) => index === 0 || isWritten([(row || {}).creditor, (row || {}).principal]));
    if (!starts.some((start, index) => start !== (index % WIDTHS.proposals === 0))) return whole;
    const rows = [];
    asked.forEach((row, index) => {
      if (starts[index]) while (rows.length % WIDTHS.proposals) rows.push({});
      rows.push(row);
    });
    return { ...whole, proposals: rows };
  }

  handbook.negotiations = { all, turnTo, begin, about, debtAtHand, arranged };

  // ---- the choice on a tool's page, where there are several lenders

  const choice = document.querySelector("[data-turn]");
  if (!choice) return;
  function show() {
    const several = all().filter(({ blank, place }) => !blank || !place);
    choice.replaceChildren(
      ...several.map(({ place, creditor }) => new Option(creditor || (place ? `第 ${place + 1} 家` : "这一家（还没写名字）"), place)),
      new Option("再加一家", "more"),
    );
    choice.value = "0";
    choice.closest("[data-turning]").hidden = several.length < 2 && several[0].blank;
  }
  choice.addEventListener("change", () => (choice.value === "more" ? begin() : turnTo(Number(choice.value))));
  ["handbook:turned", "handbook:elsewhere"].forEach((each) => document.addEventListener(each, show));
  show();
})();
