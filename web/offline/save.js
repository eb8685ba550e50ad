// The box 保存到手机: keep the whole site on this device, say how far it is, what is kept, and offer a new version.
(() => {
  "use strict";
  const box = document.querySelector("[data-save]");
  if (!box) return;
  const { handbook } = window;
  const { versions } = handbook;
  const part = (name) => box.querySelector(`[data-save-${name}]`);
  const [press, remove, update, icon] = ["press", "remove", "update", "icon"].map(part);
  const bar = box.querySelector("progress");
  const STEP = 300000; // bytes between two words of progress: who listens to the page hears each of them
  const PATIENCE = 30000; // ms that saving waits for that start
  const say = (words) => (part("words").textContent = words);
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  const day = (moment) => {
    const date = new Date(moment);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };
  let ready = null;
  let saving = false;

  if (!versions) {
    say("这里不能把网页存下来。换手机自带的浏览器打开，或者下载下面的单个文件。");
    return;
  }
  const { store } = versions;

  // What is true is read from the device, not remembered.
  versions.listen(async (state) => {
    if (saving) return;
    const { current, failed } = state;
    const worker = await versions.registration();
    const lost = current && (await store.missing(current.files));
    const saved = Boolean(current && worker && worker.active && !lost);
    ready = state.ready;
    press.hidden = saved;
    remove.hidden = !(await store.some());
    update.hidden = !(saved && ready);
    bar.hidden = true;
    if (saved) {
      const count = Object.keys(current.files).length;
      const start = await store.prepared();
      const prepared = start ? `另有一份启动好的计算程序，${mb(start)} MB。` : "";
      const what = `${count} 个文件，${mb(store.sum(current.files))} MB，${day(current.since)} 存的。${prepared}`;
      const news = ready
        ? `有新的一版，${day(ready.since)} 存好的。按“换成新版”就用它，填的内容不会丢。`
        : failed ? "新的一版没有存下来，下次打开时再试。这一版照常能用。" : "";
      say(`整本手册已经存在这部设备里，断网也能打开。${what}${news}`);
    } else if (!remove.hidden) {
      say(lost ? "存下的内容缺了一部分，再按一次补上。" : "上次没有存完。再按一次，会接着存。");
    }
    // An iPhone keeps what a home-screen icon opens apart from what its browser opens: the icon comes first.
    part("home-screen").hidden = !("standalone" in navigator) || navigator.standalone;
  });

  const failure = (error) => {
    if (error.name === "QuotaExceededError") {
      return "这部设备的空间不够，没有存完。网上的版本照常能用。腾出空间再按，或者移除已经存下的部分。";
    }
    if (error.name === "SecurityError") return "这个窗口不让网页存东西，比如无痕窗口。换普通窗口打开再按。";
    return `没有存完：${error instanceof TypeError ? "网络断了" : error.message}。已经存下的还在，再按一次会接着存。`;
  };

  // Python is started once, so that its next start is the quick one; a browser that cannot has the pages all the same.
  const prepare = () => handbook.python().then((engine) => engine.prepared(), () => {});

  async function save() {
    let words = "";
    press.disabled = true;
    saving = true;
    bar.hidden = false;
    try {
      const listed = await fetch(new URL("files.json", versions.root), { cache: "no-cache" });
      if (!listed.ok) throw new Error(`files.json：${listed.status}`);
      const wanted = await listed.json();
      let said = -1;
      await store.keep(wanted, (done, total) => {
        bar.max = total;
        bar.value = done;
        const step = Math.floor(done / STEP);
        if (step === said) return;
        said = step;
        say(`正在保存：已存 ${mb(done)} MB，还差 ${mb(total - done)} MB。断了再按一次，会接着存。`);
      });
      await versions.install();
      say("存好了，正在启动一次计算，这样断网时也开得快。");
      await Promise.race([prepare(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist(); // asks the browser not to clear it
    } catch (error) {
      words = failure(error);
    }
    saving = false;
    press.disabled = false;
    bar.hidden = true;
    if (words) {
      say(words);
      remove.hidden = !(await store.some());
    } else versions.changed();
  }

  press.addEventListener("click", save);
  update.addEventListener("click", () => versions.take(ready));
  remove.addEventListener("click", async () => {
    await versions.remove();
    say("已经从这部设备里移除。");
    press.hidden = false;
    remove.hidden = true;
    update.hidden = true;
  });

  // Where the browser can put an icon on the home screen, a button does; elsewhere the page of the three ways says how.
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    icon.hidden = false;
    icon.addEventListener("click", () => {
      icon.hidden = true;
      event.prompt();
    }, { once: true });
  });
  versions.changed();
})();
