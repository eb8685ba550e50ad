// The single file's search: the site's own index and worker, and a list of what they find.
(() => {
  "use strict";
  const { handbook } = window;
  const fold = document.querySelector("[data-finder]");
  const field = fold.querySelector("input");
  const list = fold.querySelector("ol");
  const words = fold.querySelector("[role=status]");
  const MOST = 12;
  const PAUSE = 150; // ms after the last keystroke
  let worker = null;
  let timer = 0;

  async function start() {
    worker = handbook.searchWorker();
    worker.addEventListener("message", ({ data }) => data.type === 3 && show(data.items));
    const index = JSON.parse(await handbook.packedText("index"));
    worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  }

  const plain = (html) => {
    const text = new DOMParser().parseFromString(html, "text/html").body.textContent;
    return text.replace(/\u200b/g, "");
  };

  function result({ location, title, text }) {
    const [path, place] = location.split("#");
    const item = document.createElement("li");
    const link = document.createElement("a");
    const teaser = document.createElement("p");
    link.href = `#p:${path}:${place || ""}`;
    link.textContent = plain(title);
    teaser.textContent = plain(text).slice(0, 90);
    item.append(link, teaser);
    return item;
  }

  function show(groups) {
    const best = groups.slice(0, MOST).map((group) => group.slice().sort((one, other) => other.score - one.score)[0]);
    list.replaceChildren(...best.map(result));
    words.textContent = !field.value.trim() ? "" : best.length ? `找到 ${groups.length} 页。` : "没有找到。换个词试试。";
  }

  async function ask() {
    try {
      if (!worker) await start();
      worker.postMessage({ type: 2, data: field.value });
    } catch {
      words.textContent = "这个浏览器不能搜索。可以从目录找。";
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  fold.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  fold.addEventListener("toggle", () => fold.open && field.focus());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) fold.open = false;
  });
})();
