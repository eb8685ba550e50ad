// One tap erases everything that was typed; the question before it says what goes. Also: where it is kept, in words.
(() => {
  "use strict";
  const handbook = window.handbook;
  const { caseFile } = handbook;
  const COUNTED = { debts: "笔债", proposals: "个方案", offers: "个对方的方案", agreements: "份协议", contacts: "条沟通记录", plans: "份还款记录" };
  const NAMED = { budget: "收支", person: "姓名和联系方式", hardship: "困难情况" };

  // What there is, in words: 3 笔债、收支、1 个方案.
  handbook.whatThereIs = () => {
    const whole = caseFile.read();
    const counted = Object.entries(COUNTED).filter(([key]) => (whole[key] || []).length).map(([key, words]) => `${whole[key].length} ${words}`);
    const named = Object.entries(NAMED).filter(([key]) => whole[key] && Object.keys(whole[key]).length).map(([, words]) => words);
    return [...counted, ...named].join("、");
  };

  handbook.sayWhereKept = (kept = true) => {
    const words = !kept
      ? "这个浏览器存不下：刷新或换页会丢掉填的内容，请存成文件。不会上传。"
      : caseFile.keptWhere() === "device"
        ? "你填的内容留在这部设备的这个浏览器里，关掉也还在。不会上传。"
        : "你填的内容只留在这个标签页里，刷新还在，关掉就没有了。不会上传。";
    document.querySelectorAll("[data-kept]").forEach((each) => (each.textContent = words));
  };
  handbook.sayWhereKept();

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-erase]")) return;
    const there = handbook.whatThereIs();
    const what = there ? `会清除：${there}，还有写好的信。` : "现在没有填过的内容。";
    if (!window.confirm(`${what}清除后找不回来。你自己存下的文件不会动，要自己删。`)) return;
    caseFile.erase();
    const also = document.querySelector("[data-erase-also]");
    const removed = also && also.checked && handbook.versions ? handbook.versions.remove() : Promise.resolve();
    removed.finally(() => window.location.reload());
  });
})();
