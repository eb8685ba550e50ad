// 保存到手机: keep the whole site on this device, say how far it is, and offer a new version when one is ready.
(() => {
  "use strict";
  const box = document.querySelector("[data-save]");
  if (!box) return;
  const root = new URL(box.dataset.root, document.baseURI).href;
  const press = box.querySelector("[data-save-press]");
  const remove = box.querySelector("[data-save-remove]");
  const update = box.querySelector("[data-save-update]");
  const bar = box.querySelector("progress");
  const say = (words) => (box.querySelector("[data-save-words]").textContent = words);
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  const able = "serviceWorker" in navigator && "caches" in window && window.crypto && crypto.subtle;
  const store = able && self.handbookStore(root);

  const listed = async () => (await fetch(new URL("files.json", root), { cache: "no-cache" })).json();
  const registration = () => navigator.serviceWorker.getRegistration(root);

  function offerUpdate(kept) {
    if (!kept || !kept.waiting) return;
    update.hidden = false;
    say("有新的一版，已经存好。按“换成新版”就用它。");
  }

  // What is true is read from the device, not remembered.
  async function state() {
    const kept = await registration();
    const saved = Boolean(kept && kept.active);
    press.hidden = saved;
    remove.hidden = !saved;
    bar.hidden = true;
    if (saved) say("整本手册已经存在这部设备里，断网也能打开。");
    offerUpdate(kept);
    if (kept) {
      kept.addEventListener("updatefound", () => {
        const coming = kept.installing;
        coming.addEventListener("statechange", () => coming.state === "installed" && kept.active && offerUpdate(kept));
      });
    }
  }

  async function save() {
    press.disabled = true;
    bar.hidden = false;
    try {
      const { files } = await listed();
      await store.fill(files, (done, total) => {
        bar.max = total;
        bar.value = done;
        say(`正在保存：${mb(done)} / ${mb(total)} MB。断了再按一次，会接着存。`);
      });
      await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root });
      await navigator.serviceWorker.ready;
      await state();
    } catch (error) {
      const why = error instanceof TypeError ? "网络断了" : error.message;
      const full = error.name === "QuotaExceededError";
      say(full ? "这部设备的空间不够，没有存完。网上的版本不受影响。" : `没有存完：${why}。已经存下的还在，再按一次会接着存。`);
    } finally {
      press.disabled = false;
    }
  }

  async function forget() {
    const kept = await registration();
    if (kept) await kept.unregister();
    await store.remove();
    say("已经从这部设备里移除。");
    press.hidden = false;
    remove.hidden = true;
    update.hidden = true;
  }

  if (!able) {
    press.hidden = true;
    say("这个浏览器不能把网页存下来。可以换系统自带的浏览器打开再存。");
    return;
  }
  press.addEventListener("click", save);
  remove.addEventListener("click", forget);
  update.addEventListener("click", async () => {
    const kept = await registration();
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
    if (kept && kept.waiting) kept.waiting.postMessage("take-over");
  });
  state();
})();
