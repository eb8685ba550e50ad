/**
 * Stands in the page itself, before all other scripts: where one of ours does not arrive, the page says so, and what was
 * typed stays in its fields. Pressing again asks for what is missing without loading the page anew.
 */
(() => {
  const PATIENCE = 20000; // ms
  const box = document.createElement("div");
  /** @type {HTMLScriptElement[]} */
  let missing = [];
  let arrived = false;

  function again() {
    if (!missing.length) location.reload();
    const scripts = missing;
    missing = [];
    for (const { src } of scripts) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }

  function say() {
    const form = document.querySelector("form[data-calculator], form[data-guided], [data-keeping]");
    if (arrived || box.isConnected || !form) return;
    box.className = "notice";
    box.setAttribute("role", "alert");
    box.textContent = "页面的程序没有下载下来，现在算不了，也存不了。填的内容还在格子里，先不要刷新。网络好了再试。";
    box.append(Object.assign(document.createElement("button"), { type: "button", textContent: "再试一次", onclick: again }));
    form.before(box);
  }

  globalThis.handbook = Object.assign(globalThis.handbook || {}, {
    guarded() {
      arrived = true;
      box.remove();
    },
  });
  document.addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement) || target.dataset.theme !== undefined) return;
      missing.push(target);
      if (document.readyState !== "loading") say();
    },
    true,
  );
  document.addEventListener("DOMContentLoaded", () => missing.length && say());
  setTimeout(say, PATIENCE);
})();
