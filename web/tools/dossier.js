// The page of the dossier: which documents, for which situation, whose; the drawn sheets; the files to take along.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { caseFile, engine } = handbook;
  const NAME = "dossier";
  // Which tool fills a section of the case file, and how the page calls that.
  const HOMES = { proposals: "proposal", debts: "inventory", budget: "capacity", contacts: "contacts", agreements: "agreement", plans: "plan" };
  const WORDS = { proposal: "协商方案", inventory: "债务", capacity: "收支", contacts: "沟通记录", agreement: "协议", plan: "还款记录" };
  const form = document.querySelector(`form[data-calculator="${NAME}"]`);
  const letters = document.querySelector("[data-letters]");
  if (!form || !letters) return;
  const tool = form.closest("[data-tool]");
  const find = (selector) => tool.querySelector(selector);
  let started = false;
  let pressed = false;
  let edited = false; // whether the reader changed a sheet by hand
  let written = ""; // what the sheets were drawn from
  let drawn = []; // the documents as Python drew them
  let gates = []; // what holds some of them back

  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");

  const boxes = () => [...form.querySelectorAll('[name="documents"]')];
  const choices = () => [...form.querySelectorAll('[name^="variants."]')];
  const fields = () => [...form.querySelectorAll('[name^="case."]')];
  const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);
  const variants = () => Object.fromEntries(choices().map((field) => [field.name.slice(9), field.value]));
  const asked = () => ({ case: caseFile.read(), today, variants: variants() });
  const setState = (state) => {
    form.dataset.state = state;
  };

  // ---- what is chosen and filled in

  function recall() {
    const whole = caseFile.read();
    fields().forEach((field) => {
      const kept = handbook.at(whole, field.name.slice(5));
      if (field.dataset.codeOf) field.checked = Array.isArray(kept) && kept.includes(field.value);
      else if (kept !== undefined) field.value = kept;
    });
    const kept = caseFile.filled(NAME);
    boxes().forEach((box) => {
      box.checked = (kept.documents || []).includes(box.value);
    });
    choices().forEach((field) => {
      const value = (kept.variants || {})[field.name.slice(9)];
      if (value && [...field.options].some((option) => option.value === value)) field.value = value;
    });
    choices().forEach(showVariant);
  }

  // Of a document with several situations the page shows the sample and the cautions of the chosen one.
  function showVariant(field) {
    const shown = field.closest("[data-choice]").querySelectorAll("[data-variant]");
    shown.forEach((each) => {
      each.hidden = each.dataset.variant !== field.value;
    });
  }

  function changed(event) {
    const { name, value } = event.target;
    if (!name) return;
    // Of several boxes with one name the case holds the list of those that are ticked.
    const ticked = () => fields().filter((field) => field.name === name && field.checked).map((field) => field.value);
    if (name.startsWith("case.")) {
      const said = event.target.dataset.codeOf ? ticked() : value;
      caseFile.change((whole) => handbook.put(whole, name.slice(5), said));
    }
    else caseFile.setFilled(NAME, { documents: chosen(), variants: variants() });
    if (name.startsWith("variants.")) showVariant(event.target);
    if (form.dataset.state === "done" || form.dataset.state === "invalid") setState("ready");
    noticeStale();
  }

  // ---- drawing

  const drawnFrom = () => JSON.stringify([asked(), chosen()]);

  function noticeStale() {
    letters.querySelector("[data-stale]").hidden = !written || written === drawnFrom();
  }

  async function write(warned) {
    const problem = form.querySelector("[data-problems]");
    problem.hidden = true;
    form.querySelectorAll("[data-error]").forEach((slot) => {
      slot.hidden = true;
    });
    fields().forEach((field) => field.removeAttribute("aria-invalid"));
    if (!chosen().length) return refuse([{ field: "documents", message: "先在上面选要哪几份。" }]);
    if (edited && !warned && !window.confirm("你在信里改过字。重新写，改过的字会被换掉。要重写吗？")) return;
    let reply;
    try {
      reply = await engine.ask({ do: "documents", documents: chosen(), ...asked() });
    } catch (error) {
      refuse([{ message: `没有写成${error.offline ? "，网络断了" : `：${error.message}`}。填的内容还在，再按一次就重试。` }]);
      return;
    }
    if (reply.errors) {
      refuse(reply.errors);
      return;
    }
    edited = false;
    written = drawnFrom();
    drawn = reply.documents;
    gates = reply.gates;
    handbook.fill(letters, reply);
    show();
    letters.hidden = false;
    noticeStale();
    setState("done");
    letters.scrollIntoView({ block: "start" });
  }

  function refuse(errors) {
    setState("invalid");
    const homeless = [];
    errors.forEach(({ field: path, message }) => {
      const slot = path && form.querySelector(`[data-error="${CSS.escape(path)}"]`);
      if (!slot) {
        homeless.push(message);
        return;
      }
      slot.textContent = message;
      slot.hidden = false;
      const field = form.elements.namedItem(path);
      if (field instanceof Element) {
        field.setAttribute("aria-invalid", "true");
        for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      }
    });
    const problem = form.querySelector("[data-problems]");
    problem.textContent = homeless.join(" ") || errors.map((each) => each.message).join(" ");
    problem.hidden = false;
  }

  function show() {
    const holder = letters.querySelector("[data-sheets]");
    const template = holder.querySelector("template");
    holder.querySelectorAll(".letter").forEach((old) => old.remove());
    drawn.forEach((each, index) => {
      const section = template.content.firstElementChild.cloneNode(true);
      section.dataset.document = each.code;
      section.dataset.result = `documents.${index}.text`;
      section.dataset.value = each.text;
      section.querySelector("[data-title]").textContent = each.title;
      const sheet = section.querySelector("[data-sheet]");
      sheet.classList.add(each.code);
      sheet.setAttribute("aria-label", `${each.title}，可以直接改`);
      sheet.innerHTML = each.html; // drawn with everything typed escaped
      section.querySelector("[data-when-not]").replaceChildren(...each.when_not.map((words) => item(words)));
      showGaps(section, each.missing);
      handbook.hold(section, each, gates, turn);
      holder.append(section);
    });
  }

  // Write another document in the place of one that is held back.
  function turn({ document: code, variant }) {
    const box = boxes().find((each) => each.value === code);
    box.checked = true;
    const choice = form.elements.namedItem(`variants.${code}`);
    if (choice && variant) choice.value = variant;
    (choice || box).dispatchEvent(new Event("input", { bubbles: true }));
    write(true);
  }

  function item(content) {
    const made = document.createElement("li");
    made.append(content);
    return made;
  }

  // Each gap that a field of this page, or another tool, can fill leads there.
  function showGaps(section, missing) {
    const note = section.querySelector("[data-missing]");
    note.hidden = !missing.length;
    note.querySelector("[data-missing-words]").textContent = `有 ${missing.length} 处空白，可以直接在下面填，也可以打印后用笔写。`;
    const homes = new Map();
    missing.forEach((path) => {
      const label = form.querySelector(`label[for="f-case-${CSS.escape(path.replace(/\./g, "-"))}"]`);
      if (label) homes.set(path, button(label.textContent.trim(), label.htmlFor));
      const home = HOMES[path.split(".")[0]];
      if (home && !homes.has(home)) homes.set(home, link(home));
    });
    note.querySelector("[data-gaps]").replaceChildren(...[...homes.values()].map((each) => item(each)));
  }

  function button(words, field) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = `填${words}`;
    made.dataset.goTo = field;
    return made;
  }

  function link(home) {
    const made = document.createElement("a");
    made.href = `${form.dataset.root}tools/${home}/`;
    made.textContent = `去填${WORDS[home]}`;
    return made;
  }

  function goTo(id) {
    const field = document.getElementById(id);
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.focus();
  }

  // ---- taking along

  const taking = handbook.taking(`${form.dataset.root}${letters.dataset.docx}`);
  const sections = () => [...letters.querySelectorAll("[data-document]")];
  const sheetOf = (section) => section.querySelector("[data-sheet]");
  const take = (make) => taking.saying(letters.querySelector("[data-taken]"), letters.querySelector("[data-take-problem]"), make);

  async function takeFile(what) {
    const shown = () => sections().map((section, index) => ({ ...drawn[index], sheet: sheetOf(section) }));
    const more = what === "pack" ? await taking.packed(shown()) : {};
    const reply = await engine.ask({ do: "export", what, ...asked(), ...more });
    taking.save(reply.name, taking.blobOf(reply));
    return reply.name;
  }

  async function takeWord(section) {
    const index = sections().indexOf(section);
    const { name, blob } = await taking.wordFile(sheetOf(section), drawn[index].title, index);
    taking.save(name, blob);
    return name;
  }

  // ---- starting

  function failed(error) {
    setState("failed");
    find("[data-start]").hidden = true;
    find("[data-failed]").hidden = false;
    find("[data-failed-device]").hidden = Boolean(error.offline);
    find("[data-failed-network]").hidden = !error.offline;
    find("[data-failed-why]").textContent = error.offline ? "" : `（原因：${error.message}）`;
  }

  function progress(done, total) {
    const bar = find("progress");
    bar.hidden = false;
    bar.max = total;
    bar.value = done;
    const mb = (bytes) => (bytes / 1e6).toFixed(1);
    find("[data-start-words]").textContent =
      done < total ? `正在准备：${mb(done)} / ${mb(total)} MB。可以先看样本，先填。` : "正在启动。可以先看样本，先填。";
  }

  async function begin() {
    try {
      if (!engine) throw new Error("engine.js");
      engine.progress(progress);
      await engine.started;
      engine.progress(() => {});
      find("[data-start]").hidden = true;
      started = true;
      setState("ready");
      if (pressed) await write(true);
    } catch (error) {
      failed(error);
    }
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (started) write(false);
    else if (form.dataset.state === "loading") pressed = true; // written as soon as Python is there
  });
  find("[data-retry]").addEventListener("click", () => window.location.reload());
  letters.addEventListener("input", (event) => {
    if (event.target.closest("[data-sheet]")) edited = true;
  });
  letters.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const section = on("[data-document]");
    if (on("[data-write]")) write(true);
    else if (on("[data-take]")) take(() => takeFile(on("[data-take]").dataset.take));
    else if (on("[data-go-to]")) goTo(on("[data-go-to]").dataset.goTo);
    else if (on("[data-copy-text]")) handbook.copy(section.querySelector("[data-sheet]"), section.querySelector("[data-copied]"));
    else if (on("[data-print]")) handbook.printSheet(section);
    else if (on("[data-word]")) take(() => takeWord(section));
  });
  document.addEventListener("handbook:turned", () => {
    form.reset();
    recall();
    noticeStale();
  });
  document.addEventListener("handbook:elsewhere", () => {
    recall();
    noticeStale();
    find("[data-elsewhere]").hidden = false;
  });
  recall();
  begin();
})();
