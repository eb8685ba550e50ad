/** The single file's search: the site's own index and worker, and a list of what they find. */
import { around, made, one } from "../dom.js";
import { handbook } from "../registry.js";

/** @typedef {{ location: string, title: string, text: string, score: number }} Found */

const MOST = 12;
const PAUSE = 150; // ms after the last keystroke

/** @param {string} html */
const plain = (html) => (new DOMParser().parseFromString(html || "", "text/html").body.textContent ?? "").replace(/\u200b/g, "");

/**
 * A page that has something: its name, and the place on it that fits best.
 * @param {Found[]} group
 */
function result(group) {
  const page = group.find((each) => !each.location.includes("#")) || group[0];
  const best = group.reduce((first, other) => (other.score > first.score ? other : first));
  const [path, place] = best.location.split("#");
  const item = made("li", "");
  const teaser = [best === page ? "" : plain(best.title), plain(best.text).slice(0, 80)].filter(Boolean).join("：");
  item.append(made("a", plain(page.title), { href: `#p:${path}:${place || ""}` }), made("p", teaser));
  return item;
}

async function opened(/** @type {(groups: Found[][]) => void} */ show) {
  const { searchWorker, packedText } = handbook;
  if (!searchWorker || !packedText) throw new Error("not packed");
  const worker = searchWorker();
  worker.addEventListener("message", (/** @type {any} */ { data }) => data.type === 3 && show(data.data.items));
  const index = JSON.parse(await packedText("index"));
  worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  return worker;
}

/** Make the search of the head work. */
export function findInHead() {
  /** @type {HTMLDetailsElement} */
  const fold = one(document, "[data-finder]");
  /** @type {HTMLInputElement} */
  const field = one(fold, "input");
  const [list, words] = [one(fold, "ol"), one(fold, "[role=status]")];
  /** @type {ReturnType<typeof opened> | null} */
  let worker = null;
  let timer = 0;
  const show = (/** @type {Found[][]} */ groups) => {
    list.replaceChildren(...groups.slice(0, MOST).map(result));
    words.textContent = !field.value.trim() ? "" : groups.length ? `找到 ${groups.length} 页。` : "没有找到。换个词试试。";
  };
  const ask = async () => {
    try {
      worker ??= opened(show);
      (await worker).postMessage({ type: 2, data: field.value });
    } catch {
      worker = null;
      words.textContent = "这个浏览器不能搜索。可以从目录找。";
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  one(fold, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  fold.addEventListener("toggle", () => fold.open && field.focus());
  list.addEventListener("click", (event) => {
    if (around(event, "a")) fold.open = false;
  });
}
