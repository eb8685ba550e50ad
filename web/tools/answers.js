// The guided way's fields and the case file: which field holds what, read from there and written back as it is typed.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const form = document.querySelector("form[data-guided]");
  if (!form) return;
  const { caseFile } = handbook;
  let debt = 0; // the debt that the fields show; there is one set of them

  const says = (row, names) => Boolean(row) && names.some((name) => String(row[name] || "").trim());
  const saysDebt = (row) => says(row, ["creditor", "principal", "interest", "fees"]);
  const saysLine = (row) => says(row, ["amount"]);

  const fields = () => [...form.querySelectorAll("[name]")];
  const leaf = (field) => field.name.split(".").pop();

  // Where a field's text stands in the case file; "" for a line that the file does not have yet.
  function pathOf(field) {
    const line = field.closest("[data-line]");
    if (line) return line.dataset.row === "" ? "" : `budget.${line.dataset.line}.${line.dataset.row}.${leaf(field)}`;
    return field.name.replace(/^debts\.0\./, `debts.${debt}.`);
  }

  const fieldAt = (path) => fields().find((field) => pathOf(field) === path);

  // ---- the lines of the budget: each belongs to the row of its name, whoever wrote that row

  function placeLines(whole, box) {
    const list = box.dataset.lines;
    const rows = handbook.at(whole, `budget.${list}`) || [];
    const template = box.querySelector("template[data-more]");
    box.querySelectorAll(".line.extra").forEach((old) => old.contains(document.activeElement) || old.remove());
    const lines = [...box.querySelectorAll(".line")];
    const taken = new Map();
    const take = (line, index) => {
      line.dataset.row = index;
      if (index !== "") taken.set(index, line);
    };
    lines.forEach((line) => {
      const index = rows.findIndex((row, at) => !taken.has(at) && row && row.name === line.dataset.name);
      take(line, index < 0 ? "" : index);
    });
    // A row that only got an amount in the tool stands there under the name of its place.
    lines.forEach((line, at) => {
      const free = line.dataset.row === "" && !taken.has(at) && saysLine(rows[at]) && !rows[at].name;
      if (free) take(line, at);
    });
    rows.forEach((row, index) => {
      if (!taken.has(index) && saysLine(row)) take(anotherLine(template, list, index, row.name), index);
    });
  }

  function anotherLine(template, list, index, name) {
    const words = name || (list === "income" ? "收入" : "开支");
    const line = template.content.firstElementChild.cloneNode(true);
    line.classList.add("extra");
    line.dataset.name = name || "";
    line.querySelectorAll("*").forEach((each) => {
      for (const attribute of ["id", "for", "name", "aria-describedby", "data-error"]) {
        const old = each.getAttribute(attribute);
        if (old) each.setAttribute(attribute, old.replace(/#/g, `x${index}`));
      }
    });
    line.querySelector("label").textContent = words;
    template.before(line);
    return line;
  }

  // ---- reading and writing

  function initial(field) {
    if (field.tagName !== "SELECT") return field.defaultValue;
    return (field.querySelector("option[selected]") || field.options[0]).value;
  }

  // A field that is being typed into keeps what stands there, unless `all`: then the fields show something else.
  function recall(all) {
    const whole = caseFile.read();
    form.querySelectorAll("[data-lines]").forEach((box) => placeLines(whole, box));
    fields().forEach((field) => {
      if (!all && field === document.activeElement) return;
      const kept = handbook.at(whole, pathOf(field) || "?");
      field.value = kept === undefined || kept === null ? initial(field) : String(kept);
    });
    form.querySelectorAll("[data-if-kept]").forEach((box) => {
      const field = box.querySelector("[name]");
      box.hidden = field.value === initial(field);
    });
  }

  function write(field) {
    const kept = caseFile.change((whole) => {
      const line = field.closest("[data-line]");
      if (line && line.dataset.row === "") {
        const rows = handbook.at(whole, `budget.${line.dataset.line}`) || [];
        line.dataset.row = rows.length;
      }
      handbook.put(whole, pathOf(field), field.value);
      if (line && line.dataset.name) handbook.put(whole, pathOf(field).replace(/[^.]+$/, "name"), line.dataset.name);
    });
    handbook.sayWhereKept(kept);
  }

  // ---- what Python is asked about a step, and where in the case file each of its paths stands

  function used(rows, isUsed) {
    const places = [];
    const kept = (rows || []).filter((row, index) => isUsed(row) && places.push(index));
    return { kept, places };
  }

  function asDebts(whole) {
    const { kept, places } = used(whole.debts, saysDebt);
    return {
      ask: { do: "compute", name: "inventory", typed: { today: handbook.today, debts: kept } },
      stands: (path) => path.replace(/^debts\.(\d+)/, (_, index) => `debts.${places[index]}`),
    };
  }

  function asBudget(whole) {
    const budget = whole.budget || {};
    const lists = { income: used(budget.income, saysLine), expenses: used(budget.expenses, saysLine) };
    return {
      ask: { do: "compute", name: "capacity", typed: { ...budget, income: lists.income.kept, expenses: lists.expenses.kept } },
      stands: (path) => `budget.${path.replace(/^(income|expenses)\.(\d+)/, (_, list, index) => `${list}.${lists[list].places[index]}`)}`,
      empty: !lists.income.kept.length && !lists.expenses.kept.length,
    };
  }

  const asProposal = (whole) => ({
    ask: { do: "compute", name: "proposal", typed: (whole.proposals || [])[0] || {} },
    stands: (path) => `proposals.0.${path}`,
  });

  const clock = new Date();
  handbook.today = new Date(clock - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  handbook.answers = {
    fields,
    pathOf,
    fieldAt,
    recall,
    write,
    saysDebt,
    asked: { debt: asDebts, income: asBudget, costs: asBudget, able: asBudget, ask: asProposal },
    debt: () => debt,
    showDebt(index) {
      debt = index;
      recall(true); // also the field that had the cursor: a press on a button does not take it away in every browser
    },
  };
})();
