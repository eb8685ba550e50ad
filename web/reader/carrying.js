/** The case as a text to copy, sealed by a short code: out of a chat's browser and into another one. */
import { around, maybe, one, say } from "../dom.js";
import { on } from "../page.js";
import { caseFile } from "./case.js";
import { readCase, writeCase } from "./case_text.js";
import { now } from "./clock.js";
import { negotiations } from "./negotiations.js";
import { Unopened, able, seal, sealedParts, unseal } from "./seal.js";
import { whatThereIs } from "./where.js";

const HEAD = "还款协商档案：";
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // none that is taken for another
const LENGTH = 8;
const WORDS = {
  wrong: "短码不对。照另一边屏幕上的写，一共八位。",
  damaged: "贴来的文字不全。请回到那一边，再复制一次。",
  newer: "这份内容是更新的手册存的。请先更新手册再打开。",
};

/** A code that nobody guesses while the text lies in a clipboard. */
function newCode() {
  // 248 is the last multiple of 31 in a byte: what lies above would make some letters likelier.
  let code = "";
  while (code.length < LENGTH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 248) code += LETTERS[byte % LETTERS.length];
  }
  return code;
}

/** @param {string} typed */
const asCode = (typed) => typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");

/** @param {string} text */
const toBase64 = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
/** @param {string} text */
const fromBase64 = (text) => new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

/** @param {HTMLElement} box */
async function pack(box) {
  const [said, text, code] = [one(box, "[data-carry-said]"), one(box, "[data-carried]"), one(box, "[data-carry-code]")];
  say(said, "正在封好。");
  const plain = writeCase(caseFile.read(), now());
  const fresh = able() ? newCode() : "";
  const sealed = fresh ? await seal(plain, fresh) : plain;
  /** @type {HTMLTextAreaElement} */ (text).value = HEAD + toBase64(sealed);
  one(box, "[data-carry-out]").hidden = false;
  code.textContent = fresh ? `${fresh.slice(0, 4)} ${fresh.slice(4)}` : "这个浏览器不能加密，没有短码。不要发给别人。";
  try {
    await navigator.clipboard.writeText(/** @type {HTMLTextAreaElement} */ (text).value);
    say(said, "复制好了。记下短码，到浏览器里打开这一页，粘贴。");
  } catch {
    /** @type {HTMLTextAreaElement} */ (text).select();
    const done = document.execCommand && document.execCommand("copy");
    say(said, done ? "复制好了。记下短码，到浏览器里打开这一页，粘贴。" : "请长按下面的文字，全选，复制。");
  }
}

/**
 * The case in a pasted text. Throws Unopened, or what readCase throws.
 * @param {string} pasted
 * @param {string} code
 */
async function opened(pasted, code) {
  const bare = pasted.slice(pasted.lastIndexOf(HEAD) < 0 ? 0 : pasted.lastIndexOf(HEAD) + HEAD.length).replace(/\s/g, "");
  let text;
  try {
    text = fromBase64(bare);
    JSON.parse(text);
  } catch {
    throw new Unopened("damaged");
  }
  const parts = sealedParts(text);
  return readCase(parts ? await unseal(parts, asCode(code)) : text);
}

/**
 * @param {HTMLElement} box
 * @returns {Promise<string>} what happened
 */
async function open(box) {
  const pasted = /** @type {HTMLTextAreaElement} */ (one(box, "#carry-pasted"));
  const code = /** @type {HTMLInputElement} */ (one(box, "#carry-typed-code"));
  if (!pasted.value.trim()) return "还没有贴文字。";
  const { whole, left } = await opened(pasted.value, code.value);
  const there = caseFile.isEmpty() ? "" : whatThereIs();
  if (there && !window.confirm(`打开以后，现在的内容会被换掉：${there}。要留着，先存成文件。现在换掉吗？`))
    return "没有打开。现在填的内容没有动。";
  const kept = caseFile.replace(negotiations.arranged(whole));
  pasted.value = code.value = "";
  const lacks = left.length ? `这几部分读不出来：${left.join("、")}。` : "";
  return `${lacks}${kept ? "打开了。到各个工具里接着填。" : "打开了，但这个浏览器存不下，换页就会丢。"}`;
}

/** @type {import("../page.js").Start} */
export function start(page) {
  const box = maybe(document, "[data-carrying]");
  if (!box) return;
  const said = one(box, "[data-carry-opened]");
  box.addEventListener("click", (event) => {
    if (around(event, "[data-carry-pack]")) pack(box).catch(() => say(one(box, "[data-carry-said]"), "没有封好，再按一次。"));
    if (!around(event, "[data-carry-open]")) return;
    say(said, "正在打开。");
    open(box)
      .then((words) => say(said, words))
      .catch((refused) => say(said, refused instanceof Unopened ? WORDS[refused.why] : refused.message));
  });
  box.hidden = false;
  on(page, "elsewhere", () => (one(box, "[data-carry-out]").hidden = true)); // what was sealed is no longer what stands here
}
