// The guided way: one step at a time, its number in the page's address and nothing else; what is typed goes into the case file.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { answers, caseFile } = handbook;
  if (!answers) return;
  const form = document.querySelector("form[data-guided]");
  const find = (selector) => form.querySelector(selector);
  const NAME = "start";
  const PAUSE = 300; // ms after the last keystroke
  const steps = [...form.querySelectorAll("[data-step]")];
  const codes = steps.map((each) => each.dataset.step);
  const enter = {}; // what a step shows when one comes to it, by its code
  const live = {}; // and what follows the typing
  let ready = null; // Python, once a step wants it
  let there = false; // Python is there
  let timer = 0;
  let visit = 0; // counts up, so that a late answer does not speak in another step

  const kept = () => caseFile.filled(NAME);
  const keepAlso = (more) => caseFile.setFilled(NAME, { ...kept(), ...more });
  // In the single file a link's address names the page before the place: #p:start/:debt
  const place = () => location.hash.slice(1).split(":").pop();
  const codeNow = () => (codes.includes(place()) ? place() : codes[0]);
  const stepNow = () => steps[codes.indexOf(codeNow())];
  const go = (code) => {
    location.hash = code; // a step is a place of its own: the browser's back leads to the one before
  };

  // ---- Python

  function progress(done, total) {
    const bar = find("progress");
    const mb = (bytes) => (bytes / 1e6).toFixed(1);
    bar.hidden = false;
    bar.max = total;
    bar.value = done;
    find("[data-start-words]").textContent =
      done < total ? `正在准备计算：${mb(done)} / ${mb(total)} MB。可以先填。` : "正在启动计算。可以先填。";
  }

  function python() {
    if (!ready) {
      find("[data-start]").hidden = false;
      // What single steps do comes with Python: who only reads the first step fetches neither.
      const more = handbook.bring(form.dataset.steps).then(() => void arrive());
      ready = Promise.all([handbook.python(progress), more]).then(([engine]) => engine);
      ready.then(() => {
        there = true;
        find("[data-start]").hidden = true;
        follow();
      }, failed);
    }
    return ready;
  }

  function failed(error) {
    form.classList.add("failed");
    find("[data-start]").hidden = true;
    find("[data-failed]").hidden = false;
    find("[data-failed-device]").hidden = Boolean(error.offline);
    find("[data-failed-network]").hidden = !error.offline;
    find("[data-failed-why]").textContent = error.offline ? "" : `（原因：${error.message}）`;
  }

  // The reply, or null where one has gone on meanwhile or Python cannot come.
  async function ask(message) {
    const mine = visit;
    try {
      const reply = await (await python()).ask(message);
      return mine === visit ? reply : null;
    } catch (error) {
      failed(error);
      return null;
    }
  }

  // ---- errors, each beside its field

  function clearErrors() {
    form.querySelectorAll("[data-error]").forEach((slot) => {
      slot.hidden = true;
      slot.textContent = "";
    });
    answers.fields().forEach((field) => field.removeAttribute("aria-invalid"));
    find("[data-problems]").hidden = true;
  }

  function showError(field, message) {
    const slot = form.querySelector(`[data-error="${CSS.escape(field.name)}"]`);
    field.setAttribute("aria-invalid", "true");
    const folded = field.closest("[data-if-kept]");
    if (folded) folded.hidden = false;
    slot.textContent = message;
    slot.hidden = false;
  }

  // Days that can hardly be meant; they stop nobody.
  function noticeDates() {
    answers.fields().filter((field) => field.type === "date" && field.value).forEach((field) => {
      const past = field.name.endsWith("first_payment_date") && field.value < handbook.today;
      const future = /(since)$/.test(field.name) && field.value > handbook.today;
      const slot = form.querySelector(`[data-error="${CSS.escape(field.name)}"]`);
      if (!past && !future) return;
      slot.textContent = past ? "这个日子已经过了，请核对。" : "这个日子在今天之后，请核对。";
      slot.hidden = false;
    });
  }

  // What is wrong in the step that shows; `all` also where nothing has been typed yet. Resolves to the fields.
  async function check(all) {
    const code = codeNow();
    const asked = answers.asked[code];
    if (!asked || !there) return [];
    const { ask: message, stands } = asked(caseFile.read());
    const reply = await ask(message);
    if (!reply) return [];
    clearErrors();
    const step = stepNow();
    const wrong = (reply.errors || [])
      .map(({ field, message: words }) => ({ field: answers.fieldAt(stands(field)), words }))
      .filter(({ field }) => field && step.contains(field) && !excused(field));
    wrong.filter(({ field }) => all || field.dataset.touched).forEach(({ field, words }) => showError(field, words));
    noticeDates();
    return wrong.map(({ field }) => field);
  }

  // Who can pay nothing now need not say how much.
  const excused = (field) => field.name === "proposals.0.monthly_payment" && !field.value.trim() && find("[data-none-able]").hidden === false;

  // On with it, unless something in this step is to be mended; then it says so, and still lets one pass.
  async function onward() {
    const from = codeNow();
    clearTimeout(timer);
    stepNow().querySelectorAll("[name]").forEach((field) => {
      field.dataset.touched = "yes"; // what is wrong now stays said until it is mended
    });
    const wrong = anyWritten() ? await check(true) : [];
    if (from !== codeNow()) return; // pressed twice, or gone elsewhere while Python looked
    if (wrong.length) {
      const problems = find("[data-problems]");
      const pass = document.createElement("button");
      pass.type = "button";
      pass.className = "quiet";
      pass.textContent = "先这样，往下走";
      pass.addEventListener("click", next);
      problems.replaceChildren(`有 ${wrong.length} 处要改，写在格子下面。填的内容都还在。`, pass);
      problems.hidden = false;
      wrong[0].focus();
      return;
    }
    next();
  }

  // A step where nothing is written asks for nothing.
  const isWritten = (field) => field.offsetParent && field.value !== "" && field.type !== "radio" && field.tagName !== "SELECT";
  const anyWritten = () => [...stepNow().querySelectorAll("[name]")].some(isWritten);
  const next = () => go(codes[Math.min(codes.indexOf(codeNow()) + 1, codes.length - 1)]);

  // ---- the step that shows

  function show(focus) {
    const code = codeNow();
    visit += 1;
    clearTimeout(timer);
    steps.forEach((each) => each.classList.toggle("now", each.dataset.step === code));
    form.dataset.now = code;
    form.closest("article").dataset.step = code; // what stands around the form makes room, by the style sheet
    find("[data-back]").hidden = code === codes[0];
    find("[data-next]").hidden = code === codes[codes.length - 1];
    find("[data-next]").textContent = code === codes[0] ? "没有，往下走" : "下一步";
    leave(false);
    clearErrors();
    answers.recall();
    if (code === codes[0]) sayAgain();
    else {
      keepAlso({ step: code });
      python().catch(() => {});
    }
    arrive();
    if (focus) {
      window.scrollTo(0, 0);
      stepNow().querySelector("[data-heading]").focus();
    }
  }

  function arrive() {
    if (enter[codeNow()]) enter[codeNow()]();
  }

  function sayAgain() {
    const box = find("[data-again]");
    box.hidden = caseFile.isEmpty();
    find("[data-again-words]").textContent = `你填过的还在：${handbook.whatThereIs()}。`;
  }

  function leave(open) {
    find("[data-leaving]").hidden = !open;
    find("[data-leave]").setAttribute("aria-expanded", String(open));
    if (!open) return;
    const what = handbook.whatThereIs();
    find("[data-there]").textContent = what ? `现在有：${what}。` : "现在还没有填过内容。";
    find("[data-leaving]").focus();
    find("[data-leaving]").scrollIntoView({ block: "nearest" });
  }

  // What follows the typing: errors of what has been typed, and what it comes to.
  async function follow() {
    const code = codeNow();
    await check(false);
    if (live[code] && there && code === codeNow()) live[code]();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (!event.target.name || event.target.type === "radio") return;
    event.target.dataset.touched = "yes";
    answers.write(event.target);
    clearTimeout(timer);
    timer = setTimeout(follow, PAUSE);
  });
  form.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-next]")) onward();
    else if (on("[data-back]")) go(codes[codes.indexOf(codeNow()) - 1]);
    else if (on("[data-leave]")) leave(find("[data-leaving]").hidden);
    else if (on("[data-stay]")) {
      leave(false);
      find("[data-leave]").focus();
    } else if (on("[data-resume]")) go(codes.includes(kept().step) ? kept().step : codes[1]);
    else if (on("[data-print-all]")) window.print();
    else if (on("[data-retry]")) window.location.reload();
  });
  window.addEventListener("hashchange", () => show(true));
  document.addEventListener("handbook:elsewhere", () => {
    answers.recall();
    find("[data-elsewhere]").hidden = false;
  });

  handbook.start = { form, find, steps, codes, enter, live, ask, check, go, kept, keepAlso };
  show(false);
})();
