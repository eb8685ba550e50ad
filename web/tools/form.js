// A tool's form: rows to add and remove, what stands in it as a request, errors beside their fields, the result.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const form = document.querySelector("form[data-calculator]");
  if (!form) return;
  const { caseFile, engine } = handbook;
  const name = form.dataset.calculator;
  const tool = form.closest("[data-tool]");
  const find = (selector) => tool.querySelector(selector);
  const PAUSE = 120; // ms after the last keystroke
  let started = false;
  let pressed = false;
  let timer = 0;
  let round = 0;

  // Read again whenever it is wanted: a page may stay open past midnight.
  function readClock() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    handbook.today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(two).join("-");
    const todayField = form.elements.namedItem("today");
    if (todayField) todayField.defaultValue = handbook.today;
    return { today: handbook.today, now: `${handbook.today}T${two(now.getHours())}:${two(now.getMinutes())}` };
  }
  readClock();

  // ---- rows

  const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];
  const lists = () => [...form.querySelectorAll("[data-list]")];
  // The boxes of one question share a name; together they are a list of codes.
  const boxesOf = (name) => [...form.querySelectorAll(`[data-code-of="${CSS.escape(name)}"]`)];
  const codesOf = (name) => boxesOf(name).filter((box) => box.checked).map((box) => box.value);
  function valueOf(field) {
    if (field.dataset.codeOf) return codesOf(field.name);
    return field.type === "checkbox" ? String(field.checked) : field.value;
  }

  function isChanged(field) {
    if (field.type === "checkbox") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") {
      const chosen = field.options[field.selectedIndex];
      return Boolean(chosen) && !chosen.defaultSelected && !(chosen.value === "" && field.selectedIndex === 0);
    }
    return field.value !== field.defaultValue;
  }

  const isUsed = (row) => [...row.querySelectorAll("[name]")].some(isChanged);

  function renumber(list) {
    rowsOf(list).forEach((row, index) => number(list, row, index));
  }

  function number(list, row, index) {
    const path = list.dataset.list;
    const renew = (each, attribute, pattern, now) => {
      const old = each.getAttribute(attribute);
      const text = old && old.replace(pattern, now);
      if (text !== old) each.setAttribute(attribute, text); // one that is written anew is laid out anew
    };
    row.querySelectorAll("[name], [id], [for], [data-error], [aria-describedby]").forEach((each) => {
      for (const attribute of ["name", "data-error"]) renew(each, attribute, /^([a-z_]+)\.(\d+|#)/, `${path}.${index}`);
      for (const attribute of ["id", "for", "aria-describedby"]) renew(each, attribute, /f-[a-z_]+-(\d+|#)-/g, `f-${path}-${index}-`);
      if (each.dataset.codeOf) each.dataset.codeOf = each.name;
    });
    nameCard(row, index);
  }

  function nameCard(row, index, sum) {
    const title = row.querySelector("[data-summary]");
    title.dataset.noun = title.dataset.noun || title.textContent.trim().replace(/\d+/, "#");
    const named = row.querySelector('input[type="text"]:not([inputmode]), input[type="date"], input[type="datetime-local"]');
    const written = row.querySelector('[inputmode="decimal"]');
    const chosen = row.querySelector("select");
    const amount = sum || (written && written !== named ? written.value.trim() : "");
    title.textContent = named.value.trim().replace("T", " ") || title.dataset.noun.replace("#", index + 1);
    const kind = !written && chosen && chosen.value ? chosen.selectedOptions[0].text : "";
    row.querySelector("[data-sum]").textContent = amount ? `${amount} 元` : kind;
  }

  function addRow(list) {
    const template = list.querySelector("template[data-card]");
    const row = template.content.firstElementChild.cloneNode(true);
    template.before(row);
    number(list, row, rowsOf(list).length - 1);
    return row;
  }

  // A row begun with one press: data-with says what stands in it, "now" and "today" by the device's clock.
  function beginRow(press) {
    const list = form.querySelector(`[data-list="${press.dataset.quick}"]`);
    const clock = readClock();
    rowsOf(list).forEach((each) => (each.open = false));
    const row = rowsOf(list).find((each) => !isUsed(each)) || addRow(list);
    Object.entries(JSON.parse(press.dataset.with)).forEach(([key, value]) => {
      setField(row.querySelector(`[name$=".${key}"]`), clock[value] || value);
    });
    renumber(list);
    row.open = true;
    row.querySelector("summary").focus();
    row.scrollIntoView({ block: "start" });
    changed();
  }

  function removeRow(row) {
    const list = row.closest("[data-list]");
    if (rowsOf(list).length === 1) row.after(addRow(list));
    const place = rowsOf(list).indexOf(row);
    row.remove();
    renumber(list);
    if (isUsed(row)) offerUndo(list, row, place);
    list.querySelector("[data-add]").focus();
    changed();
  }

  function offerUndo(list, row, place) {
    list.querySelectorAll(".undo").forEach((old) => old.remove());
    const words = document.createElement("p");
    const undo = document.createElement("button");
    words.className = "undo";
    words.setAttribute("role", "status");
    words.textContent = `已删去${row.querySelector("[data-summary]").textContent}。`;
    undo.type = "button";
    undo.className = "quiet";
    undo.textContent = "撤回";
    undo.addEventListener("click", () => {
      const next = rowsOf(list)[place] || list.querySelector("template[data-card]");
      next.before(row);
      words.remove();
      renumber(list);
      changed();
    });
    words.append(undo);
    list.querySelector("[data-add]").before(words);
  }

  // ---- what stands in the form

  // The request as typed, and which field of the page each of its paths came from.
  function collect() {
    const typed = {};
    const from = new Map();
    const index = new Map();
    lists().forEach((list) => {
      handbook.put(typed, list.dataset.list, []);
      rowsOf(list).filter(isUsed).forEach((row, place) => index.set(row, place));
    });
    fields().forEach((field) => {
      const row = field.closest("[data-row]");
      if (row && !index.has(row)) return;
      const path = row ? field.name.replace(/^([a-z_]+)\.\d+/, `$1.${index.get(row)}`) : field.name;
      handbook.put(typed, path, field.dataset.codeOf || field.type !== "checkbox" ? valueOf(field) : field.checked);
      from.set(path, field);
    });
    return { typed, from };
  }

  const fields = () => [...form.elements].filter((field) => field.name);

  // Where a field's text stands in the case file.
  function casePath(field) {
    const section = form.dataset.case;
    if (section) return `${section}.${field.name}`;
    return field.closest("[data-list]") ? field.name : `person.${field.name}`;
  }

  const listPath = (list) => [form.dataset.case, list.dataset.list].filter(Boolean).join(".");

  // One field, or, where rows came or went or much was filled in, all of the form.
  function remember(only) {
    if (only && only.closest("[data-unkept]")) return; // what is pasted to be read is no part of the case
    const kept = caseFile.change((whole) => {
      if (only && !only.isConnected) return; // its row was removed in another tab
      if (!only) lists().forEach((list) => handbook.put(whole, listPath(list), []));
      (only ? [only] : fields()).filter((field) => !field.closest("[data-unkept]")).forEach((field) => {
        if (only || field.closest("[data-row]") || isChanged(field) || handbook.at(whole, casePath(field)) !== undefined) {
          handbook.put(whole, casePath(field), valueOf(field));
        }
      });
    });
    handbook.sayWhereKept(kept);
  }

  function recall() {
    const whole = caseFile.read();
    lists().forEach((list) => {
      const kept = handbook.at(whole, listPath(list)) || [];
      while (kept.length > rowsOf(list).length) addRow(list);
      if (kept.length) rowsOf(list).slice(kept.length).forEach((row) => row.remove());
    });
    fields().forEach((field) => {
      const kept = handbook.at(whole, casePath(field));
      if (kept !== undefined && field !== document.activeElement) setField(field, kept);
    });
    lists().forEach(renumber);
  }

  // The same case is open in another tab, which changed it: show what it says now.
  document.addEventListener("handbook:elsewhere", () => {
    recall();
    find("[data-elsewhere]").hidden = false;
    if (started) compute(false);
  });

  // Another lender's negotiation is at hand: what stands in the form is now that one's.
  document.addEventListener("handbook:turned", async () => {
    round += 1;
    form.reset();
    fields().forEach((field) => delete field.dataset.touched);
    lists().forEach((list) => rowsOf(list).slice(begun.get(list)).forEach((row) => row.remove()));
    recall();
    foldLists();
    if (!started) return;
    await compute(false);
    if (await prefill(null, false)) await compute(false);
  });

  function setField(field, kept) {
    if (field.dataset.codeOf) field.checked = kept.includes(field.value);
    else if (field.type === "checkbox") field.checked = String(kept) === "true";
    else field.value = String(kept);
  }

  // ---- errors and results

  const setState = (state) => {
    form.dataset.state = state;
    const answer = find("[data-answer]");
    answer.classList.toggle("stale", state !== "done");
    find("[data-waiting]").hidden = !answer.hidden || state === "failed";
  };

  function showErrors(errors, from, all) {
    form.querySelectorAll("[data-error]").forEach((slot) => {
      slot.hidden = true;
      slot.textContent = "";
    });
    fields().forEach((field) => field.removeAttribute("aria-invalid"));
    const homeless = [];
    errors.forEach(({ field: path, message }) => {
      const field = from.get(path);
      const slot = form.querySelector(`[data-error="${CSS.escape(field ? field.name : path)}"]`);
      if (!slot) homeless.push(message);
      else if (all || !field || field.dataset.touched) {
        slot.textContent = message;
        slot.hidden = false;
        if (field) {
          field.setAttribute("aria-invalid", "true");
          for (let fold = field.closest("details"); fold && form.contains(fold); fold = fold.parentElement.closest("details")) {
            fold.open = true;
          }
        }
      }
    });
    const summary = form.querySelector("[data-problems]");
    const count = errors.length;
    summary.hidden = !all || !count;
    summary.textContent = homeless.length ? homeless.join(" ") : `有 ${count} 处要改，写在格子下面。填的内容都还在。`;
  }

  // Days that compute but can hardly be meant.
  function noticeDates() {
    fields().filter((field) => field.type === "date" && field.value).forEach((field) => {
      const past = name === "proposal" && field.name === "first_payment_date" && field.value < handbook.today;
      const future = field.name.endsWith("overdue_since") && field.value > handbook.today;
      if (!past && !future) return;
      const slot = form.querySelector(`[data-error="${CSS.escape(field.name)}"]`);
      slot.textContent = past ? "这个日子已经过了，请核对。" : "这个日子在今天之后，请核对。";
      slot.hidden = false;
    });
  }

  async function compute(all) {
    if (!started) return;
    const { typed, from } = collect();
    const empty = !fields().some(isChanged);
    if (!all && empty) {
      showErrors([], from, false);
      find("[data-answer]").hidden = true;
      find("[data-bar]").hidden = true;
      setState("ready");
      return;
    }
    round += 1;
    const mine = round;
    let reply;
    try {
      reply = await engine.ask({ do: "compute", name, typed });
    } catch (error) {
      failed(error);
      return;
    }
    if (mine !== round) return; // typed on meanwhile
    showErrors(reply.errors || [], from, all);
    if (empty && !reply.errors) {
      const summary = form.querySelector("[data-problems]");
      summary.textContent = "还没有填。先填一项，再按这里。";
      summary.hidden = false;
      setState("ready");
      return;
    }
    if (reply.errors) {
      setState("invalid");
      document.dispatchEvent(new CustomEvent("handbook:result"));
      const lacking = reply.errors.filter((each) => each.code === "required").map((each) => each.message);
      find("[data-waiting]").textContent = lacking.length
        ? `还差 ${lacking.length} 项。${lacking.join("")}`
        : "改好上面的格子，结果会出现在这里。";
      const first = form.querySelector('[aria-invalid="true"]');
      if (all && first) first.focus();
      return;
    }
    noticeDates();
    handbook.fill(tool, reply);
    handbook.fillPictures(tool, reply.pictures);
    find("[data-answer]").hidden = false;
    find("[data-bar]").hidden = false;
    setState("done");
    lists().forEach((list) => {
      const results = reply[list.dataset.list] || [];
      rowsOf(list).filter(isUsed).forEach((row, index) => {
        const sum = results[index] && results[index].balance;
        nameCard(row, rowsOf(list).indexOf(row), sum && handbook.shown(sum, "money"));
      });
    });
    document.dispatchEvent(new CustomEvent("handbook:result"));
    if (all) find("[data-answer]").scrollIntoView({ block: "start" });
  }

  function changed(only) {
    round += 1; // an answer still under way no longer belongs to what stands in the form
    remember(only);
    if (form.dataset.state === "done" || form.dataset.state === "invalid") setState("ready");
    clearTimeout(timer);
    timer = setTimeout(() => compute(false), PAUSE);
  }

  // ---- starting

  function failed(error) {
    setState("failed");
    find("[data-start]").hidden = true;
    find("[data-failed]").hidden = false;
    find("[data-failed-device]").hidden = Boolean(error.offline);
    find("[data-failed-network]").hidden = !error.offline;
    find("[data-failed-why]").textContent = error.offline ? "" : `（原因：${error.message}）`;
    document.getElementById("paper").open = true;
  }

  function progress(done, total) {
    const bar = find("progress");
    bar.hidden = false;
    bar.max = total;
    bar.value = done;
    const mb = (bytes) => (bytes / 1e6).toFixed(1);
    find("[data-start-words]").textContent =
      done < total ? `正在准备计算：${mb(done)} / ${mb(total)} MB。可以先填。` : "正在启动计算。可以先填。";
  }

  // Bring over what other tools hold, into fields that are empty or still hold what was brought before.
  async function prefill(chosen, force) {
    const note = find("[data-prefilled]");
    if (!note) return false;
    // The debt that was picked on this page, or that is negotiated.
    const own = name === "proposal" ? undefined : caseFile.filled(name).debt;
    const last = (find("[data-pick-debt]") && own) ?? handbook.negotiations.debtAtHand();
    const debt = chosen === null ? last : chosen;
    const reply = await engine.ask({ do: "prefill", name, case: caseFile.read(), debt, today: handbook.today });
    const before = caseFile.filled(name);
    const brought = {};
    lists().forEach((list) => makeRoom(list, reply.fields, before, force));
    fields().forEach((field) => {
      const text = reply.fields[field.name];
      // A box that was ticked for the reader once and stands empty was emptied by hand.
      const emptied = field.type === "checkbox" && before[field.name] !== undefined;
      const free = force || (!isChanged(field) && !emptied) || field.value === before[field.name];
      if (text === undefined || text === field.value || !free) return;
      setField(field, text);
      brought[field.name] = text;
    });
    caseFile.setFilled(name, { ...before, ...brought, debt });
    lists().forEach(renumber);
    foldLists();
    note.hidden = !Object.keys(brought).length;
    note.textContent = "有些格子已经用你在别的工具里填的数填好了，可以改。";
    offerDebts(reply.debts, debt);
    if (!note.hidden) remember();
    return !note.hidden;
  }

  // A list is brought over whole or not at all: the rows of two tools must not mix.
  function makeRoom(list, texts, before, force) {
    const inList = (field) => field.startsWith(`${list.dataset.list}.`);
    const count = (fields) => new Set(Object.keys(fields).filter(inList).map((field) => field.split(".")[1])).size;
    const used = rowsOf(list).filter(isUsed);
    const own = [...list.querySelectorAll("[name]")].some((field) => isChanged(field) && field.value !== before[field.name]);
    if (!force && used.length && (own || used.length !== count(before))) {
      Object.keys(texts).filter(inList).forEach((field) => delete texts[field]);
      return;
    }
    if (!count(texts)) return;
    while (rowsOf(list).length < count(texts)) addRow(list);
    rowsOf(list).slice(count(texts)).forEach((row) => row.remove());
  }

  // A schedule written out from its first day, its amount and its count.
  async function writeOut(press) {
    const box = press.closest("[data-regular]");
    const list = form.querySelector(`[data-list="${box.dataset.regular}"]`);
    const parts = [...box.querySelectorAll("[data-part]")];
    const reply = await engine.ask({ do: "regular", typed: Object.fromEntries(parts.map((part) => [part.dataset.part, part.value])) });
    parts.forEach((part) => {
      const wrong = (reply.errors || []).find((error) => error.field === part.dataset.part);
      const slot = document.getElementById(part.getAttribute("aria-describedby"));
      slot.hidden = !wrong;
      slot.textContent = wrong ? wrong.message : "";
      if (wrong) part.setAttribute("aria-invalid", "true");
      else part.removeAttribute("aria-invalid");
    });
    if (reply.errors) return;
    makeRoom(list, reply.fields, {}, true);
    renumber(list);
    list.querySelectorAll("[name]").forEach((field) => setField(field, reply.fields[field.name]));
    foldLists();
    changed();
  }

  // Many rows fold into a line, so that what is typed every month stays near.
  function foldLists() {
    form.querySelectorAll("[data-rows-fold]").forEach((fold) => {
      const used = rowsOf(fold.querySelector("[data-list]")).filter(isUsed);
      fold.open = used.length <= 3;
      fold.querySelector("[data-rows-count]").textContent = used.length ? `${used.length} 期` : "";
    });
  }

  function offerDebts(debts, chosen) {
    const pick = find("[data-pick-debt]");
    if (!pick || debts.length < 2) return;
    pick.replaceChildren(...debts.map(({ words, index }) => new Option(words, index)));
    pick.value = String(chosen); // none where the list does not have it
    find("[data-pick]").hidden = false;
    // Where each lender stands in the list of debts, one choice says it all.
    const listed = (caseFile.read().debts || []).map((row) => String(row.creditor || "").trim());
    const turning = find("[data-turning]");
    if (turning) turning.hidden = handbook.negotiations.all().every(({ blank, creditor }) => blank || listed.includes(creditor));
  }

  async function begin() {
    find("[data-start]").hidden = false;
    try {
      if (!engine) throw new Error("engine.js");
      engine.progress(progress);
      await engine.started;
      engine.progress(() => {});
      find("[data-start]").hidden = true;
      started = true;
      setState("ready");
      const typed = fields().some(isChanged);
      if (typed) await compute(false);
      const brought = await prefill(null, false);
      if (pressed || brought || !typed) await compute(pressed);
    } catch (error) {
      failed(error);
    }
  }

  form.addEventListener("input", (event) => {
    event.target.dataset.touched = "yes";
    const row = event.target.closest("[data-row]");
    if (row) nameCard(row, rowsOf(row.closest("[data-list]")).indexOf(row));
    if (event.target.name) changed(event.target);
  });
  form.addEventListener("change", async (event) => {
    if (!event.target.matches("[data-pick-debt]")) return;
    const debt = Number(event.target.value);
    if (name === "proposal") {
      handbook.negotiations.about(debt); // each lender's proposal is one of its own
      return;
    }
    await prefill(debt, true);
    changed();
  });
  find("[data-retry]").addEventListener("click", () => window.location.reload());
  form.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add]");
    const remove = event.target.closest("[data-remove]");
    const quick = event.target.closest("[data-quick]");
    const regular = event.target.closest("[data-write-out]");
    if (add) {
      const row = addRow(add.closest("[data-list]"));
      row.open = true;
      row.querySelector("input").focus();
    }
    if (quick) beginRow(quick);
    if (regular && started) writeOut(regular).catch(failed);
    if (remove) removeRow(remove.closest("[data-row]"));
  });
  find("[data-bar]").addEventListener("click", () => find("[data-answer]").scrollIntoView({ block: "start" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (started) compute(true);
    else if (form.dataset.state === "loading") pressed = true; // computed as soon as Python is there
  });

  const begun = new Map(lists().map((list) => [list, rowsOf(list).length])); // rows that an empty form has
  handbook.form = { failed };
  recall();
  foldLists();
  begin();
})();
