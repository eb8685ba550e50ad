/** 我的档案: where the case is kept, saving it to a file, and opening one. None of it needs Python. */
import { all, download, maybe, named, one, quietButton, say } from "../dom.js";
import { on } from "../page.js";
import { handbook } from "../registry.js";
import { caseFile } from "./case.js";
import { NoCase, readCase, writeCase } from "./case_text.js";
import { now } from "./clock.js";
import { dropOther, keepIn } from "./moving.js";
import { negotiations } from "./negotiations.js";
import { generated, weakness } from "./passphrase.js";
import { Unopened, able, seal, sealedParts, unseal } from "./seal.js";
import { NoFiles } from "../chats.js";
import { inWords } from "./sections.js";
import { whatThereIs } from "./where.js";

const UNOPENED = {
  newer: "这份文件是更新的手册存的。请先更新手册再打开。",
  wrong: "密码不对。文件没有坏，请再试。大小写要一样。",
  damaged: "这个文件损坏了，不是密码的问题。请换另一份存过的文件。",
};
const NOT_BACK = "存的文件自己读不回来，所以没有交给你。填的内容没有动，先抄下来或打印。";

/** Words for a person; anything else that is thrown is a fault of ours. */
class Refused extends Error {}

/** @param {HTMLElement} box */
function showWhatThereIs(box) {
  const there = whatThereIs();
  one(box, "[data-there]").textContent = there ? `现在有：${there}。` : "现在还没有填过内容。";
  all(box, '[name="where"]').forEach((choice) => {
    const radio = /** @type {HTMLInputElement} */ (choice);
    radio.checked = radio.value === caseFile.keptWhere();
  });
  offerUnreadable(box);
  offerOther(box);
}

/**
 * What could not be read is handed out as it is.
 * @param {HTMLElement} box
 */
function offerUnreadable(box) {
  const texts = caseFile.unreadable();
  if (!texts.length || maybe(box, "[data-save-unreadable]")) return;
  const save = () => {
    const text = new Blob([caseFile.unreadable().join("\n\n")], { type: "text/plain" });
    download(`读不出来的内容-${now().slice(0, 10)}.txt`, text);
  };
  const press = quietButton("把读不出来的原样存成文件", save);
  press.dataset.saveUnreadable = "";
  one(box, "[data-there]").after(press);
}

/**
 * Of two cases, the one that is not at hand: to be saved, or deleted.
 * @param {HTMLElement} box
 */
function offerOther(box) {
  const notice = maybe(box, "[data-two-cases]");
  if (!notice || notice.querySelector("[data-save-other]")) return;
  const save = quietButton("把另一份存成文件", () => {
    const theirs = caseFile.notAtHand();
    if (theirs)
      download(
        `还款协商档案-另一份-${now().slice(0, 10)}.json`,
        new Blob([writeCase(theirs, now())], { type: "application/json" }),
      );
  });
  save.dataset.saveOther = "";
  const drop = quietButton("删去另一份", () => {
    const theirs = caseFile.notAtHand();
    if (!theirs || !window.confirm(`会删去另一份：${inWords(theirs)}。删去后找不回来。现在用的这一份不会动。要删吗？`)) return;
    dropOther();
  });
  notice.append(save, drop);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} error
 */
async function save(form, error) {
  const [passphrase, again] = /** @type {HTMLInputElement[]} */ (all(form, "input"));
  if (passphrase.value !== again.value) {
    again.focus();
    throw new Refused("两遍密码不一样。请再写一遍。");
  }
  if (passphrase.value && !able()) throw new Refused("这个浏览器不能加密。可以不设密码，或者换一个浏览器。");
  say(error, "");
  const at = now();
  const plain = writeCase(caseFile.read(), at);
  const text = passphrase.value ? await seal(plain, passphrase.value) : plain;
  const back = passphrase.value
    ? await unseal(/** @type {import("./seal.js").Sealed} */ (sealedParts(text)), passphrase.value)
    : text;
  if (writeCase(readCase(back).whole, at) !== plain) throw new Refused(NOT_BACK);
  download(`还款协商档案-${at.slice(0, 10)}.json`, new Blob([text], { type: "application/json" }));
  passphrase.value = again.value = "";
  one(form, "[data-weakness]").textContent = "";
}

/**
 * @param {HTMLElement} box
 * @param {File} file
 */
async function textOf(box, file) {
  const text = await file.text();
  const parts = sealedParts(text);
  if (!parts) return text;
  /** @type {HTMLInputElement} */
  const passphrase = one(box, "#case-open-passphrase");
  one(box, "[data-needs-passphrase]").hidden = false;
  if (!passphrase.value) {
    passphrase.focus();
    throw new Refused("这份文件有密码。请写上密码再按一次。");
  }
  if (!able()) throw new Refused("这个浏览器不能解密。请换一个浏览器打开。");
  return unseal(parts, passphrase.value);
}

/**
 * @param {HTMLElement} box
 * @returns {Promise<string>} what happened, in words
 */
async function openFile(box) {
  /** @type {HTMLInputElement} */
  const chosen = one(box, "#case-file");
  const [file] = chosen.files ?? [];
  if (!file) throw new Refused("还没有选文件。");
  const { whole, left } = readCase(await textOf(box, file));
  if (left.length && !inWords(whole)) throw new Refused("这个文件损坏了，或者被改过，里面没有能读的部分。现在填的内容没有动。");
  const there = whatThereIs();
  if (there && !window.confirm(`打开以后，现在的内容会被换掉：${there}。要留着，先存成文件。现在换掉吗？`)) {
    return "没有打开。现在填的内容没有动。";
  }
  const kept = caseFile.replace(negotiations.arranged(whole));
  showWhatThereIs(box);
  /** @type {HTMLInputElement} */ (one(box, "#case-open-passphrase")).value = "";
  const lacks = left.length ? `这几部分读不出来，没有打开：${left.join("、")}。文件没有动，先留着。` : "";
  return `${lacks}${kept ? "打开了。到各个工具里接着填。" : "打开了，但这个浏览器存不下，换页就会丢。"}`;
}

/**
 * @param {unknown} broken
 * @param {string} what
 */
function wordsFor(broken, what) {
  if (broken instanceof Refused || broken instanceof NoCase || broken instanceof NoFiles) return broken.message;
  if (broken instanceof Unopened) return UNOPENED[broken.why];
  return `${what}：${/** @type {Error} */ (broken).message}。填的内容没有动，可以再按一次。`;
}

/**
 * A passphrase drawn by lot is shown, to be copied by hand; of a typed one it is said what makes it easy to guess.
 * @param {HTMLFormElement} form
 */
function helpWithPassphrase(form) {
  const [passphrase, again] = /** @type {HTMLInputElement[]} */ (all(form, "input"));
  const [weak, drawn, press] = [one(form, "[data-weakness]"), one(form, "[data-generated]"), one(form, "[data-generate]")];
  press.hidden = !able();
  press.addEventListener("click", () => {
    passphrase.value = again.value = generated();
    weak.textContent = "";
    drawn.textContent = `密码是 ${passphrase.value}，两处都填好了。先抄在纸上，和文件分开放。忘了就打不开。`;
  });
  form.addEventListener("input", () => {
    drawn.textContent = "";
    const why = weakness(passphrase.value);
    weak.textContent = why && `这个密码容易被试出来：${why}。`;
  });
}

/** @param {HTMLElement} box */
function saveWhenAsked(box) {
  /** @type {HTMLFormElement} */
  const form = one(box, "[data-save-case]");
  const [saved, error] = [one(box, "[data-saved]"), one(box, "[data-save-error]")];
  helpWithPassphrase(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(error, "");
    try {
      saved.textContent = "正在准备文件。";
      await save(form, error);
      saved.textContent = "已经交给浏览器去存。请到下载里看一眼，文件在不在。";
    } catch (broken) {
      saved.textContent = "";
      say(error, wordsFor(broken, "没有存成"));
    }
  });
}

/** @param {HTMLElement} box */
function openWhenAsked(box) {
  const [opened, error] = [one(box, "[data-opened]"), one(box, "[data-open-error]")];
  one(box, "[data-open-case]").addEventListener("submit", async (event) => {
    event.preventDefault();
    say(error, "");
    opened.textContent = "正在读文件。";
    try {
      opened.textContent = await openFile(box);
    } catch (broken) {
      opened.textContent = "";
      say(error, wordsFor(broken, "没有打开"));
    }
  });
  one(box, "#case-file").addEventListener("change", () => {
    /** @type {HTMLInputElement} */ (one(box, "#case-open-passphrase")).value = "";
    one(box, "[data-needs-passphrase]").hidden = true;
    say(error, "");
  });
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const box = maybe(document, "[data-keeping]");
  if (!box) return;
  handbook.guarded?.();
  one(box, ".where").addEventListener("change", (event) => {
    const kept = keepIn(/** @type {import("./stores.js").Where} */ (/** @type {HTMLInputElement} */ (event.target).value));
    say(one(box, "[data-where-error]"), kept ? "" : "这个浏览器不让存，或者空间满了。填的内容还在原来的地方，可以存成文件。");
    showWhatThereIs(box);
  });
  saveWhenAsked(box);
  openWhenAsked(box);
  on(page, "elsewhere", () => showWhatThereIs(box));
  on(page, "kept", () => showWhatThereIs(box));
  all(box, "[disabled]").forEach((each) => each.removeAttribute("disabled"));
  named(box).forEach((field) => (field.disabled = false));
  showWhatThereIs(box);
}
