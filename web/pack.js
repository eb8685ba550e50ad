// The last step of the guided way: the documents drawn from the case file, what each lacks, and the way to take them along.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { answers, caseFile, start } = handbook;
  if (!start) return;
  const { ask, enter, find, form } = start;
  const holder = find("[data-sheets]");
  let written = ""; // the case that the sheets were drawn from
  let edited = false; // whether the reader changed a sheet by hand
  let drawn = []; // the documents as Python drew them
  let variants = {}; // the situation that they are written for
  const engine = () => handbook.engine;
  const request = (whole) => ({ case: whole, today: handbook.today, variants });

  function missingWords(paths) {
    const seen = new Map();
    paths.forEach((path) => {
      const field = answers.fieldAt(path);
      const code = field ? field.closest("[data-step]").dataset.step : { budget: "income", debts: "debt" }[path.split(".")[0]] || "ask";
      const words = field ? form_label(field) : { income: "收支", debt: "债务" }[code] || "方案";
      seen.set(words, code);
    });
    return [...seen].map(([words, code]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${code}`;
      link.textContent = `${words}（第 ${start.codes.indexOf(code) + 1} 步）`;
      item.append(link);
      return item;
    });
  }

  const form_label = (field) => document.querySelector(`label[for="${field.id}"]`).textContent.trim();

  function paper({ code, title, html, missing, when_not: reasons = [] }) {
    const section = holder.querySelector("template").content.firstElementChild.cloneNode(true);
    section.dataset.document = code;
    section.setAttribute("aria-label", title);
    section.querySelector("[data-title]").textContent = title;
    section.querySelector("[data-copy-text]").setAttribute("aria-label", `复制${title}`);
    section.querySelector("[data-print]").setAttribute("aria-label", `打印${title}`);
    const sheet = section.querySelector("[data-sheet]");
    sheet.classList.add(code);
    sheet.setAttribute("aria-label", `${title}，可以直接改`);
    sheet.innerHTML = html; // drawn with everything typed escaped
    section.querySelector("[data-missing-words]").textContent = missing.length ? `有 ${missing.length} 处空白，可以回去填，也可以打印后用笔写：` : "写好了，没有空白。";
    section.querySelector("[data-gaps]").replaceChildren(...missingWords(missing));
    section.querySelector("[data-missing]").hidden = false;
    section.querySelector("[data-when-not]").replaceChildren(
      ...reasons.map((words) => Object.assign(document.createElement("li"), { textContent: words })),
    );
    section.querySelector(".when-not").hidden = !reasons.length;
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
    holder.append(...drawn.map(paper));
    handbook.fill(find("[data-pack]"), reply);
    find("[data-pack]").hidden = false;
    written = JSON.stringify(whole);
    edited = false;
  }
  enter.pack = write;

  // ---- taking it along

  const taking = handbook.taking(`${form.dataset.root}${form.dataset.docx}`);

  async function takePack() {
    const shown = drawn.map((each) => ({ ...each, sheet: holder.querySelector(`[data-document="${each.code}"] [data-sheet]`) }));
    const reply = await engine().ask({ do: "export", what: "pack", ...request(caseFile.read()), ...(await taking.packed(shown)) });
    taking.save(reply.name, taking.blobOf(reply));
    return reply.name;
  }

  function print(section) {
    section.querySelector("details.paper-fold").open = true;
    handbook.printSheet(section);
  }

  holder.addEventListener("click", (event) => {
    const section = event.target.closest("[data-document]");
    if (event.target.closest("[data-copy-text]")) {
      section.querySelector("details.paper-fold").open = true; // what is hidden has no words to copy
      handbook.copy(section.querySelector("[data-sheet]"), section.querySelector("[data-copied]"));
    } else if (event.target.closest("[data-print]")) print(section);
  });
  find("[data-take]").addEventListener("click", () => taking.saying(find("[data-taken]"), find("[data-take-problem]"), takePack));
  holder.addEventListener("input", (event) => {
    if (event.target.closest("[data-sheet]")) edited = true;
  });
  find("[data-in-wechat]").hidden = !/MicroMessenger/i.test(navigator.userAgent);
  start.begin();
})();
