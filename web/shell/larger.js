/** Text a quarter larger, beside what the browser itself does: a press in the menu, kept on this device until it is pressed again. */
import { all } from "../dom.js";
import { LARGER, remove, set } from "../reader/stores.js";

/** @type {import("../page.js").Start} */
export function start() {
  const { classList } = document.documentElement;
  const buttons = all(document, "[data-larger]");
  const say = () => buttons.forEach((each) => each.setAttribute("aria-pressed", String(classList.contains("larger"))));
  const press = () => {
    if (classList.toggle("larger")) set("device", LARGER, "1");
    else remove("device", [LARGER]);
    say();
  };
  buttons.forEach((each) => (each.onclick = press)); // once, however often a page of the single file is shown
  say();
}
