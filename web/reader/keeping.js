// 我的档案: where the case is kept, saving it to a file, opening one, and erasing.
(() => {
  "use strict";
  const box = document.querySelector("[data-keeping]");
  if (!box) return;
  const { caseFile, negotiations, python, seal } = window.handbook;
  const find = (selector) => box.querySelector(selector);
  const save = find("[data-save-case]");
  const open = find("[data-open-case]");

  function tell(slot, words) {
    slot.textContent = words;
    slot.hidden = !words;
  }

  function showWhatThereIs() {
    const there = window.handbook.whatThereIs();
    find("[data-there]").textContent = there ? `现在有：${there}。` : "现在还没有填过内容。";
    box.querySelectorAll('[name="where"]').forEach((choice) => (choice.checked = choice.value === caseFile.keptWhere()));
  }

  function now() {
    const clock = new Date();
    return new Date(clock - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }

  function download(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  find(".where").addEventListener("change", (event) => {
    const kept = caseFile.keepIn(event.target.value);
    tell(find("[data-where-error]"), kept ? "" : "这个浏览器不让存，或者空间满了。填的内容还在原来的地方，可以存成文件。");
    showWhatThereIs();
  });

  save.addEventListener("submit", async (event) => {
    event.preventDefault();
    const error = find("[data-save-error]");
    const [passphrase, again] = save.querySelectorAll("input");
    tell(error, "");
    if (passphrase.value !== again.value) {
      tell(error, "两遍密码不一样。请再写一遍。");
      again.focus();
      return;
    }
    if (passphrase.value && !seal.able) {
      tell(error, "这个浏览器不能加密。可以不设密码，或者换一个浏览器。");
      return;
    }
    tell(find("[data-saved]"), "正在准备文件。");
    try {
      const at = now();
      const written = await (await python()).ask({ do: "save_case", case: caseFile.read(), saved_at: at });
      const text = passphrase.value ? await seal.seal(written.text, passphrase.value) : written.text;
      download(text, `还款协商档案-${at.slice(0, 10)}.json`);
      tell(find("[data-saved]"), "已经交给浏览器去存。请到下载里看一眼，文件在不在。");
      passphrase.value = again.value = "";
    } catch (broken) {
      tell(find("[data-saved]"), "");
      tell(error, `没有存成：${broken.message}。填的内容没有动，可以再按一次。`);
    }
  });

  async function textOf(file) {
    const text = await file.text();
    const parts = seal.sealedParts(text);
    if (!parts) return text;
    const passphrase = find("#case-open-passphrase");
    find("[data-needs-passphrase]").hidden = false;
    if (!passphrase.value) {
      passphrase.focus();
      throw new Error("这份文件有密码。请写上密码再按一次。");
    }
    if (!seal.able) throw new Error("这个浏览器不能解密。请换一个浏览器打开。");
    return seal.unseal(parts, passphrase.value).catch((why) => {
      if (why.newer) throw new Error("这份文件是更新的手册存的。请先更新手册再打开。");
      if (why.wrong) throw new Error("密码不对。文件没有坏，请再试。大小写要一样。");
      throw new Error("这个文件损坏了，不是密码的问题。请换另一份存过的文件。");
    });
  }

  open.addEventListener("submit", async (event) => {
    event.preventDefault();
    const error = find("[data-open-error]");
    const [file] = find("#case-file").files;
    tell(error, "");
    tell(find("[data-opened]"), "");
    if (!file) {
      tell(error, "还没有选文件。");
      return;
    }
    try {
      const text = await textOf(file);
      tell(find("[data-opened]"), "正在读文件。");
      const reply = await (await python()).ask({ do: "open_case", text });
      if (reply.errors) throw new Error(reply.errors[0].message);
      const there = window.handbook.whatThereIs();
      if (there && !window.confirm(`打开以后，现在的内容会被换掉：${there}。要留着，先存成文件。现在换掉吗？`)) {
        tell(find("[data-opened]"), "没有打开。现在填的内容没有动。");
        return;
      }
      const kept = caseFile.replace(negotiations.arranged(reply.case));
      showWhatThereIs();
      find("#case-open-passphrase").value = "";
      tell(find("[data-opened]"), kept ? "打开了。到各个工具里接着填。" : "打开了，但这个浏览器存不下，换页就会丢。");
    } catch (broken) {
      tell(find("[data-opened]"), "");
      tell(error, broken.message);
    }
  });

  find("#case-file").addEventListener("change", () => {
    find("#case-open-passphrase").value = "";
    find("[data-needs-passphrase]").hidden = true;
    tell(find("[data-open-error]"), "");
  });
  document.addEventListener("handbook:elsewhere", showWhatThereIs);
  box.querySelectorAll("[disabled]").forEach((each) => (each.disabled = false));
  showWhatThereIs();
})();
