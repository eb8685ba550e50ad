// What was read, row by row: ticked by the reader before it enters the list of debts; and files, opened on this device only.
// It stands on its own: the form computes (web/tools/form.js), this moves rows, compares them with the case and takes them in.
(() => {
  "use strict";
  const handbook = window.handbook;
  const tool = document.querySelector('[data-tool="intake"]');
  if (!tool || !handbook || !handbook.engine) return;
  const { caseFile, engine } = handbook;
  const find = (selector) => tool.querySelector(selector);
  const MOST_BYTES = 10e6;
  const LONGEST = 30000; // ms for one file
  const NOT_COUNTED = ["none", "information", "guarantee", "payment"];
  const SOURCES = { messages: "message", credit_report: "credit_report", table: "table" };
  const FIELDS = ["becomes", "creditor", "debt_kind", "balance", "account_tail", "as_of", "line"];
  let rows = []; // { row: what was read, item: its element, box: its tick }
  let asked = 0;

  const say = (selector, words) => {
    find(selector).textContent = words;
    find(selector).hidden = !words;
  };

  // ---- rows

  const raw = (path) => {
    const slot = find(`[data-answer] [data-result="${path}"]`);
    return slot && slot.dataset.value !== undefined && slot.dataset.value !== "null" ? slot.dataset.value : null;
  };

  // The rows as the result's slots hold them.
  function readRows() {
    const kind = raw("kind");
    rows = [...find("[data-read-rows]").querySelectorAll(":scope > [data-read-row]")].map((item, index) => {
      // Each row's slots are looked up once, within the row: a report may have a hundred of them.
      const slots = new Map([...item.querySelectorAll("[data-result]")].map((slot) => [slot.dataset.result, slot.dataset.value]));
      const said = (name) => {
        const value = slots.get(`rows.${index}.${name}`);
        return value === undefined || value === "null" ? null : value;
      };
      const row = Object.fromEntries(FIELDS.map((name) => [name, said(name)]));
      return { row: { ...row, source: SOURCES[kind] || "typed" }, item, box: item.querySelector("[data-tick] input") };
    });
  }

  const mayEnter = ({ row }) => Number(row.balance) > 0 && !NOT_COUNTED.includes(row.becomes);

  function draw() {
    readRows();
    find("[data-left-rows]").replaceChildren();
    rows.forEach((each) => {
      const { row, item, box } = each;
      const words = item.querySelector("[data-tick] span");
      item.querySelector("[data-tick]").hidden = !mayEnter(each);
      box.checked = row.becomes === "debt" && mayEnter(each);
      words.textContent = `放进清单：${row.creditor || "没写是谁"}`;
      if (NOT_COUNTED.includes(row.becomes)) find("[data-left-rows]").append(item);
    });
    const left = find("[data-left-rows]").children.length;
    find("[data-left-out]").hidden = !left;
    find("[data-left-count]").textContent = left;
    drawSame();
    say("[data-taken]", "");
    say("[data-take-problem]", "");
    find("[data-taken-next]").hidden = true;
    find("[data-take]").hidden = !rows.some(mayEnter);
    count();
    compare();
  }

  // Two rows that say the same stand side by side; which of them counts is the reader's choice.
  function drawSame() {
    const pairs = JSON.parse(raw("duplicates") || "[]");
    const boxes = pairs.map(([first, second]) => {
      const both = [first, second].map((line) => rows.filter(({ row }) => row.line === String(line)).pop());
      const box = document.createElement("div");
      box.className = "same-pair";
      both.filter(Boolean).forEach(({ row, item }) => {
        const card = document.createElement("p");
        const sum = row.balance ? `${handbook.shown(row.balance, "money")} 元` : "";
        card.textContent = `${row.creditor || "没写是谁"} ${sum} 第 ${row.line} 行：${item.querySelector("blockquote").textContent}`;
        box.append(card);
      });
      const other = both[1];
      if (other && mayEnter(other)) {
        [["只算一次", false], ["是两笔", true]].forEach(([words, counts]) => {
          const press = document.createElement("button");
          press.type = "button";
          press.textContent = words;
          press.addEventListener("click", () => {
            other.box.checked = counts;
            [...box.querySelectorAll("button")].forEach((each) => each.setAttribute("aria-pressed", String(each === press)));
            count();
          });
          box.append(press);
        });
      }
      return box;
    });
    find("[data-same-pairs]").replaceChildren(...boxes);
    find("[data-same]").hidden = !boxes.length;
  }

  const ticked = () => rows.filter((each) => mayEnter(each) && each.box.checked);

  // Cents, so that the sum is exact.
  function count() {
    const cents = ticked().reduce((sum, { row }) => sum + Math.round(Number(row.balance) * 100), 0);
    const sum = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    const open = rows.filter((each) => each.row.becomes === "ask" && !each.box.checked).length;
    find("[data-ticked]").textContent = `已勾 ${ticked().length} 笔，一共 ${handbook.shown(sum, "money")} 元${open ? `，还有 ${open} 笔要你来定` : ""}。`;
    find("[data-take-in]").disabled = !ticked().length;
  }

  // What a second reading, months later, changes in the list.
  async function compare() {
    const mine = (asked += 1);
    const able = rows.filter(mayEnter);
    const whole = caseFile.read();
    if (!able.length || !(whole.debts || []).length) {
      find("[data-absent]").hidden = true;
      return;
    }
    const reply = await engine.ask({ do: "compare", case: whole, rows: able.map(({ row }) => row) });
    if (mine !== asked || !reply.rows) return;
    reply.rows.forEach(({ words }, index) => {
      const slot = able[index].item.querySelector("[data-change]");
      slot.textContent = words;
      slot.hidden = !words;
    });
    find("[data-absent]").hidden = !reply.absent.length;
    find("[data-absent-list]").replaceChildren(
      ...reply.absent.map(({ words }) => Object.assign(document.createElement("li"), { textContent: words })),
    );
  }

  async function takeIn() {
    const chosen = ticked();
    const reply = await engine.ask({ do: "take_in", case: caseFile.read(), rows: chosen.map(({ row }) => row) });
    if (reply.errors) {
      say("[data-take-problem]", [...new Set(reply.errors.map(({ message }) => message))].join(" "));
      return;
    }
    say("[data-take-problem]", "");
    const kept = caseFile.change((whole) => Object.assign(whole, { debts: reply.case.debts }));
    handbook.sayWhereKept(kept);
    const changed = reply.changed ? `，更新了 ${reply.changed} 笔的数` : "";
    say("[data-taken]", `清单里新放进 ${reply.added} 笔${changed}。`);
    find("[data-taken-next]").hidden = false;
    await compare();
  }

  // ---- files

  function base64(buffer) {
    const bytes = new Uint8Array(buffer);
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  }

  const tooLong = () => new Promise((_, reject) => setTimeout(() => reject(new Error("这个文件读了太久。")), LONGEST));

  async function open(file, password) {
    say("[data-file-problem]", "");
    if (file.size > MOST_BYTES) {
      say("[data-file-problem]", "这个文件太大，超过 10 MB。也可以打开文件，复制文字，粘贴到这里。");
      return;
    }
    say("[data-file-status]", "正在读文件。");
    try {
      const content = base64(await file.arrayBuffer());
      await engine.started;
      const reply = await Promise.race([engine.ask({ do: "open_file", name: file.name, base64: content, password }), tooLong()]);
      show(reply, file);
    } catch (error) {
      const why = error.offline ? "网络断了，读文件的程序没有下载完。网络好了再选一次。" : `文件没有读成。（原因：${error.message}）`;
      say("[data-file-problem]", `${why}也可以打开文件，复制文字，粘贴到这里。`);
      say("[data-file-status]", "");
    }
  }

  function show(reply, file) {
    say("[data-file-status]", "");
    const problem = reply.problem;
    const locked = Boolean(problem) && ["needs_password", "wrong_password"].includes(problem.code);
    find("[data-password]").hidden = !locked;
    if (problem) {
      say("[data-file-problem]", problem.message);
      if (locked) find("[data-password-field]").focus();
      return;
    }
    find("[data-password-field]").value = "";
    const field = find('[name="text"]');
    field.value = reply.text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    say("[data-file-status]", `读出了“${file.name}”的文字，放在上面的格子里。${reply.notes.join("")}`);
  }

  tool.addEventListener("change", (event) => {
    if (event.target.matches("[data-file]") && event.target.files[0]) open(event.target.files[0], "");
    if (event.target.closest("[data-tick]")) count();
  });
  tool.addEventListener("click", (event) => {
    const password = find("[data-password-field]").value;
    const file = find("[data-file]").files[0];
    if (event.target.closest("[data-file-again]") && file) open(file, password);
    if (event.target.closest("[data-take-in]")) takeIn().catch((error) => say("[data-take-problem]", `没有放进去：${error.message}`));
    if (event.target.closest("[data-tick-none]")) {
      rows.forEach(({ box }) => (box.checked = false));
      count();
    }
  });
  document.addEventListener("handbook:result", () => {
    if (tool.querySelector("form").dataset.state === "done") draw();
  });
  // Bills without a year are of the time when they came: today, unless the reader says another day.
  const received = find('[name="received"]');
  if (received && handbook.today) received.defaultValue = handbook.today;
  if (tool.querySelector("form").dataset.state === "done") draw();
})();
