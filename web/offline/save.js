/** The box 保存到手机: keep the whole site on this device, say how far it is, what is kept, and offer a new version. */
import { maybe, mb, one } from "../dom.js";
import { Failure } from "../python/failure.js";
import { TOO_SLOW } from "../python/patience.js";
import { started } from "../python/running.js";
import { dayOf } from "../reader/clock.js";
import { FullStore } from "./full_store.js";
import { sum } from "./store.js";
import { versions } from "./versions.js";

/** @typedef {import("./versions.js").State} State */
/** @typedef {import("./versions.js").Versions} Versions */

const STEP = 300000; // bytes between two words of progress: who listens to the page hears each of them
const PATIENCE = 30000; // ms that saving waits for Python's start

/** @param {string} moment */
const day = (moment) => dayOf(new Date(moment));

/** @param {Error} error */
function failure(error) {
  if (error.name === "QuotaExceededError") {
    return "这部设备的空间不够，没有存完。网上的版本照常能用。腾出空间再按，或者移除已经存下的部分。";
  }
  if (error.name === "SecurityError") return "这个窗口不让网页存东西，比如无痕窗口。换普通窗口打开再按。";
  const network = error instanceof TypeError || error.name === "NetworkError";
  const why = error.message === "stalled" ? TOO_SLOW : "网络断了";
  return `没有存完：${network ? why : error.message}。已经存下的还在，再按一次会接着存。`;
}

/**
 * The list of files of the newest version. Whatever else comes in its place is not it.
 * @param {Versions} kept
 */
async function listed(kept) {
  const response = await fetch(new URL("files.json", kept.root), { cache: "no-cache" });
  if (!response.ok) throw new Failure("network", `files.json：${response.status}`);
  const list = await response.json().catch(() => null);
  if (!list || !list.files) throw new Failure("network", "这个网络给的不是手册的文件，可能要先登录");
  return list;
}

/**
 * Python is started once, so that its next start is the quick one; a browser that cannot has the pages all the same.
 */
const prepare = () =>
  started().then(
    (engine) => engine.prepared(),
    () => {},
  );

class SaveBox {
  saving = false;
  /** @type {import("./store.js").Version | null} */
  ready = null;

  /**
   * @param {HTMLElement} box
   * @param {Versions} kept
   */
  constructor(box, kept) {
    this.box = box;
    this.kept = kept;
    this.store = new FullStore(kept.root);
    this.press = /** @type {HTMLButtonElement} */ (this.part("press"));
    /** @type {HTMLProgressElement} */
    this.bar = one(box, "progress");
  }

  /** @param {string} name */
  part(name) {
    return one(this.box, `[data-save-${name}]`);
  }

  /** @param {string} words */
  say(words) {
    this.part("words").textContent = words;
  }

  /**
   * What is true is read from the device, not remembered.
   * @param {State} state
   */
  async show({ current, ready, failed }) {
    if (this.saving) return;
    const { store } = this;
    const worker = await this.kept.registration();
    const lost = current && (await store.missing(current.files));
    const saved = Boolean(current && worker && worker.active && !lost);
    const some = await store.some();
    this.ready = ready;
    this.press.hidden = saved;
    this.part("remove").hidden = !some;
    this.part("update").hidden = !(saved && ready);
    this.bar.hidden = true;
    if (saved && current) this.say(await this.whatIsKept(current, failed));
    else if (some) this.say(lost ? "存下的内容缺了一部分，再按一次补上。" : "上次没有存完。再按一次，会接着存。");
    // An iPhone keeps what a home-screen icon opens apart from what its browser opens: the icon comes first.
    this.part("home-screen").hidden = !("standalone" in navigator) || Boolean(navigator.standalone);
  }

  /**
   * @param {import("./store.js").Version} current
   * @param {boolean} failed
   */
  async whatIsKept(current, failed) {
    const size = await this.store.prepared();
    const prepared = size ? `另有一份启动好的计算程序，${mb(size)} MB。` : "";
    const what = `${Object.keys(current.files).length} 个文件，${mb(sum(current.files))} MB，${day(current.since)} 存的。${prepared}`;
    const newer = this.ready && `有新的一版，${day(this.ready.since)} 存好的。按“换成新版”就用它，填的内容不会丢。`;
    const news = newer || (failed ? "新的一版没有存下来，下次打开时再试。这一版照常能用。" : "");
    return `整本手册已经存在这部设备里，断网也能打开。${what}${news}`;
  }

  /**
   * Where a new version came out while its files were being fetched, that one.
   * @param {import("./full_store.js").Progress} progress
   */
  async keepNewest(progress) {
    const list = await listed(this.kept);
    await this.store.keep(list, progress).catch(async (error) => {
      const now = await listed(this.kept).catch(() => list);
      if (now.id === list.id) throw error;
      await this.store.keep(now, progress);
    });
  }

  async keepAll() {
    let said = -1;
    await this.keepNewest((done, total) => {
      this.bar.max = total;
      this.bar.value = done;
      const step = Math.floor(done / STEP);
      if (step === said) return;
      said = step;
      this.say(`正在保存：已存 ${mb(done)} MB，还差 ${mb(total - done)} MB。断了再按一次，会接着存。`);
    });
    await this.kept.install();
    this.say("存好了，正在启动一次计算，这样断网时也开得快。");
    await Promise.race([prepare(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist(); // asks the browser not to clear it
  }

  async save() {
    let words = "";
    this.press.disabled = true;
    this.saving = true;
    this.bar.hidden = false;
    try {
      await this.keepAll();
    } catch (error) {
      words = failure(/** @type {Error} */ (error));
    }
    this.saving = false;
    this.press.disabled = false;
    this.bar.hidden = true;
    if (words) {
      this.say(words);
      this.part("remove").hidden = !(await this.store.some());
    } else this.kept.changed();
  }

  async remove() {
    await this.kept.remove();
    this.say("已经从这部设备里移除。");
    this.press.hidden = false;
    this.part("remove").hidden = true;
    this.part("update").hidden = true;
  }

  /**
   * Where the browser can put an icon on the home screen, a button does; elsewhere the page of the three ways says how.
   * @param {WindowEventMap["beforeinstallprompt"]} event
   */
  offerIcon(event) {
    event.preventDefault();
    const icon = this.part("icon");
    icon.hidden = false;
    icon.addEventListener(
      "click",
      () => {
        icon.hidden = true;
        event.prompt();
      },
      { once: true },
    );
  }
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  const box = maybe(document, "[data-save]");
  if (!box) return;
  if (!versions) {
    one(box, "[data-save-words]").textContent = "这里不能把网页存下来。换手机自带的浏览器打开，或者下载下面的单个文件。";
    return;
  }
  const kept = versions;
  const shown = new SaveBox(box, kept);
  kept.listen((state) => shown.show(state));
  shown.press.addEventListener("click", () => shown.save());
  shown.part("update").addEventListener("click", () => shown.ready && kept.take(shown.ready));
  shown.part("remove").addEventListener("click", () => shown.remove());
  window.addEventListener("beforeinstallprompt", (event) => shown.offerIcon(event), { signal });
  kept.changed();
}
