// The proposal page's second half: three offers side by side, and the letters drawn from the case file.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { caseFile, engine } = handbook;
  const letters = document.querySelector("[data-letters]");
  if (!letters) return;
  const panel = document.querySelector("[data-offers]");
  const DOCUMENTS = ["application", "script", "schedule"];
  let edited = false; // whether the reader changed a sheet by hand
  let written = ""; // the case that the sheets were drawn from

  const caseFields = () => [...document.querySelectorAll("form[data-case-form] [name]")];

  function recall() {
    const whole = caseFile.read();
    caseFields().forEach((field) => {
      const kept = handbook.at(whole, field.name);
      if (kept !== undefined) field.value = kept;
    });
  }

  async function showOffers() {
    let reply;
    try {
      reply = await engine.ask({ do: "offers", case: caseFile.read(), debt: caseFile.filled("proposal").debt || 0 });
    } catch (error) {
      handbook.form.failed(error);
      return;
    }
    panel.querySelectorAll("[data-offer]").forEach((card) => {
      const terms = reply[card.dataset.offer];
      const problem = card.querySelector("[data-offer-problem]");
      card.querySelector("[data-offer-terms]").hidden = !terms || Boolean(terms.problem);
      const words = (terms && (terms.problem || terms.warning)) || "";
      problem.hidden = !words;
      problem.textContent = words;
      if (!terms || terms.problem) return;
      card.querySelectorAll("[data-offer-result]").forEach((slot) => {
        const value = handbook.at(reply, slot.dataset.offerResult);
        slot.dataset.value = String(value);
        slot.textContent = handbook.shown(value, slot.dataset.as);
      });
      card.querySelectorAll("input[name]").forEach((field) => {
        field.placeholder = terms[field.name.split(".").pop()];
      });
    });
  }

  const drawnFrom = () => JSON.stringify({ ...caseFile.read(), offers: null });

  async function write(warned) {
    if (edited && !warned && !window.confirm("你在信里改过字。重新写，改过的字会被换掉。要重写吗？")) return;
    const status = letters.querySelector("[data-letters-status]");
    const problem = letters.querySelector("[data-letters-problem]");
    problem.hidden = true;
    status.textContent = "正在写。";
    let reply;
    try {
      reply = await engine.ask({ do: "documents", case: caseFile.read(), today: handbook.today, documents: DOCUMENTS });
    } catch (error) {
      reply = { errors: [{ message: `没有写成${error.offline ? "，网络断了" : `：${error.message}`}。填的内容还在，再按一次就重试。` }] };
    }
    status.textContent = "";
    if (reply.errors) {
      problem.textContent = reply.errors.map((each) => each.message).join(" ");
      problem.hidden = false;
      noticeStale();
      return;
    }
    edited = false;
    reply.documents.forEach((each) => show(each, reply.gates));
    status.textContent = reply.say.join("");
    written = drawnFrom();
    letters.querySelector("[data-stale]").hidden = true;
    letters.querySelector("[data-sheets]").hidden = false;
  }

  function show({ code, title, html, missing }, gates) {
    const section = letters.querySelector(`[data-document="${code}"]`);
    section.querySelector("[data-sheet]").innerHTML = html; // drawn with everything typed escaped
    section.hidden = false;
    handbook.hold(section, { code, title }, gates);
    const note = section.querySelector("[data-missing]");
    note.hidden = !missing.length;
    note.textContent = `有 ${missing.length} 处空白，可以直接在下面填，也可以打印后用笔写。`;
  }

  function noticeStale() {
    if (written && written !== drawnFrom()) letters.querySelector("[data-stale]").hidden = false;
  }

  document.querySelectorAll("form[data-case-form]").forEach((form) => {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (!event.target.name) return;
      caseFile.change((whole) => handbook.put(whole, event.target.name, event.target.value));
      noticeStale();
      if (panel.contains(event.target)) showOffers();
    });
  });
  letters.addEventListener("click", (event) => {
    const section = event.target.closest("[data-document]");
    if (event.target.closest("[data-write]")) write(Boolean(event.target.closest("[data-stale]")));
    else if (event.target.closest("[data-copy-text]")) handbook.copy(section.querySelector("[data-sheet]"), section.querySelector("[data-copied]"));
    else if (event.target.closest("[data-print]")) handbook.printSheet(section);
  });
  letters.addEventListener("input", (event) => {
    if (event.target.closest("[data-sheet]")) edited = true;
  });
  document.addEventListener("handbook:result", () => {
    showOffers();
    noticeStale();
  });
  document.addEventListener("handbook:turned", () => {
    document.querySelectorAll("form[data-case-form]").forEach((form) => form.reset());
    recall();
    written = "";
    edited = false;
    letters.querySelector("[data-sheets]").hidden = true;
  });
  document.querySelector("[data-another-lender]").addEventListener("click", () => {
    handbook.negotiations.begin();
    document.querySelector("form[data-calculator]").scrollIntoView({ block: "start" });
    document.querySelector("form[data-calculator] [name]").focus({ preventScroll: true });
  });
  recall();
})();
