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
    worker.addEventListener("message", ({ data }) => data.type === 3 && show(data.data.items));
    const index = JSON.parse(await handbook.packedText("index"));
    worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  }

  const plain = (html) => {
    const text = new DOMParser().parseFromString(html || "", "text/html").body.textContent;
    return text.replace(/\u200b/g, "");
  };

  // A page that has something: its name, and the place on it that fits best.
  function result(group) {
    const page = group.find((each) => !each.location.includes("#")) || group[0];
    const best = group.reduce((one, other) => (other.score > one.score ? other : one));
    const [path, place] = best.location.split("#");
    const item = document.createElement("li");
    const link = document.createElement("a");
    const teaser = document.createElement("p");
    link.href = `#p:${path}:${place || ""}`;
    link.textContent = plain(page.title);
    teaser.textContent = [best === page ? "" : plain(best.title), plain(best.text).slice(0, 80)].filter(Boolean).join("：");
    item.append(link, teaser);
    return item;
  }

  function show(groups) {
    list.replaceChildren(...groups.slice(0, MOST).map(result));
    words.textContent = !field.value.trim() ? "" : groups.length ? `找到 ${groups.length} 页。` : "没有找到。换个词试试。";
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
