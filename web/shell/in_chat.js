/** Inside a chat's own browser, where files cannot be saved and what is typed may go: said before anything is typed, with the way out. */
import { made, maybe, quietButton } from "../dom.js";
import { get, set } from "../reader/stores.js";
import { chat } from "../chats.js";

const SEEN = "repayment-handbook.in-chat";

/** @param {HTMLElement} note */
async function copyAddress(note) {
  const said = /** @type {HTMLElement} */ (maybe(note, "[role=status]"));
  const address = location.href.split("#")[0];
  try {
    await navigator.clipboard.writeText(address);
    said.textContent = "网址复制好了。打开浏览器，粘贴进去。";
  } catch {
    said.textContent = `请自己抄下来：${address}`;
  }
}

/** @param {{ name: string, way: string }} here */
function noteOf({ name, way }) {
  const note = made("section", "", { className: "notice in-chat" });
  note.setAttribute("aria-label", "先在浏览器里打开");
  note.append(
    made("strong", "先在浏览器里打开"),
    made("p", `点右上角 ···，选“${way}”。${name}里能看、能算，存不了文件，填的也可能丢。`),
  );
  const press = made("p", "", { className: "in-chat-ways" });
  const home = /** @type {HTMLLinkElement | null} */ (maybe(document, 'link[rel="manifest"]'))?.href;
  press.append(quietButton("复制网址", () => copyAddress(note)));
  if (home) press.append(made("a", "已经填了，带过去", { href: new URL("case/#carry", home).href }));
  press.append(
    quietButton("就在这里看", () => {
      set("tab", SEEN, "1");
      note.remove();
    }),
  );
  const said = made("span", "");
  said.setAttribute("role", "status");
  note.append(press, said);
  return note;
}

/** @type {import("../page.js").Start} */
export function start() {
  const here = chat();
  if (!here) return;
  document.querySelectorAll("[data-in-chat]").forEach((words) => words.removeAttribute("hidden"));
  document.querySelectorAll("[data-not-in-chat]").forEach((words) => words.setAttribute("hidden", ""));
  if (!get("tab", SEEN)) maybe(document, "article")?.prepend(noteOf(here));
}
