// The last step of the guided way: the documents drawn from the case file, what each lacks, and the way to take them along.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { answers, caseFile, start } = handbook;
  if (!start) return;
  const { ask, enter, find, form } = start;
  const holder = find("[data-sheets]");
  const NAMES = { income: "收支", debt: "债务", ask: "方案" };
  let written = ""; // the case that the sheets were drawn from
  let edited = false; // whether the reader changed a sheet by hand
  let drawn = []; // the documents as Python drew them
  let variants = {}; // the situation that they are written for
  const engine = () => handbook.engine;
  const request = (whole) => ({ case: whole, today: handbook.today, variants });

  // What is not filled in, each a way to its step; a debt or a line of the budget by its step alone.
  function gaps(paths) {
    const places = new Map();
    paths.forEach((path) => {
      const field = answers.fieldAt(path);
      const code = field ? field.closest("[data-step]").dataset.step : { budget: "income", debts: "debt" }[path.split(".")[0]] || "ask";
      const words = field ? document.querySelector(`label[for="${field.id}"]`).textContent.trim() : NAMES[code];
      places.set(words, code);
    });
    return [...places].map(([words, code]) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: `#${code}`, textContent: words });
      item.append(link, `（第 ${start.codes.indexOf(code) + 1} 步）`);
      return item;
    });
  }

  function paper({ code, title, html, missing, when_not: reasons }, gates) {
    const section = holder.querySelector("template").content.firstElementChild.cloneNode(true);
    const slot = (name) => section.querySelector(`[data-${name}]`);
    section.dataset.document = code;
    section.setAttribute("aria-label", title);
    slot("title").textContent = title;
    const held = handbook.hold(section, { code, title }, gates);
    slot("lacks").textContent = held ? "先别发" : missing.length ? `${missing.length} 处空白` : "写好了";
    slot("copy-text").setAttribute("aria-label", `复制${title}`);
    slot("print").setAttribute("aria-label", `打印${title}`);
    slot("sheet").classList.add(code);
    slot("sheet").setAttribute("aria-label", `${title}，可以直接改`);
    slot("sheet").innerHTML = html; // drawn with everything typed escaped
    slot("when-not").replaceChildren(...reasons.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    slot("reasons").hidden = !reasons.length;
    return section;
  }

  async function write() {
    const whole = caseFile.read();
    if (edited && written === JSON.stringify(whole)) return; // as one left it
    find("[data-pack-status]").textContent = "正在写材料。";
    find("[data-pack]").hidden = true;
    start.showProblems(find("[data-pack-problem]"), []);
    // Who can pay nothing now, and names no sum, asks for time.
    const asksForTime = !String(handbook.at(whole, "proposals.0.monthly_payment") || "").trim() && (await start.noneAble(whole));
    variants = asksForTime ? { application: "deferral" } : {};
    const documents = holder.dataset.documents.split(" ");
    const reply = await ask({ do: "documents", documents, ...request(whole) });
    if (!reply) return;
    find("[data-pack-status]").textContent = "";
    if (reply.errors) {
      const stands = (path) => path.replace(/^case\./, "");
      start.showProblems(find("[data-pack-problem]"), reply.errors.map((each) => start.problem(each, stands)));
      return;
    }
    holder.querySelectorAll("[data-document]").forEach((old) => old.remove());
    drawn = reply.documents;
    holder.append(...drawn.map((each) => paper(each, reply.gates)));
    const lacking = gaps(drawn.flatMap(({ missing }) => missing));
    find("[data-gaps]").replaceChildren(...lacking);
    find("[data-missing]").hidden = !lacking.length;
    const several = (whole.debts || []).filter(answers.saysDebt).length > 1;
    find("[data-pack-for]").hidden = !several;
    find("[data-pack-lender]").textContent = `这一包是写给${handbook.at(whole, "proposals.0.creditor") || "你选的那一家"}的。`;
    handbook.fill(find("[data-pack]"), reply);
    find("[data-pack]").hidden = false;
    written = JSON.stringify(whole);
    edited = false;
  }
  enter.pack = write;

  // ---- taking it along

  const taking = handbook.taking(form.dataset.docx);

  async function takePack() {
    const shown = drawn.map((each) => ({ ...each, sheet: holder.querySelector(`[data-document="${each.code}"] [data-sheet]`) }));
    const reply = await engine().ask({ do: "export", what: "pack", ...request(caseFile.read()), ...(await taking.packed(shown)) });
    taking.save(reply.name, taking.blobOf(reply));
    return reply.name;
  }

  holder.addEventListener("click", (event) => {
    const section = event.target.closest("[data-document]");
    if (event.target.closest("[data-copy-text]")) handbook.copy(section.querySelector("[data-sheet]"), section.querySelector("[data-copied]"));
    else if (event.target.closest("[data-print]")) handbook.printSheet(section);
  });
  find("[data-take]").addEventListener("click", () => taking.saying(find("[data-taken]"), find("[data-take-problem]"), takePack));
  holder.addEventListener("input", (event) => {
    if (event.target.closest("[data-sheet]")) edited = true;
  });
})();
