/** Words to say or to send: each quote of a page gets a button that copies it, but for a sample, which is to be read. */
import { all, made, quietButton } from "../dom.js";
import { copy } from "./copy.js";

/** @type {import("../page.js").Start} */
export function start() {
  all(document, ".md-content blockquote").forEach((quote) => {
    if (quote.querySelector(".sample") || quote.closest(".words-to-say, .received")) return; // the one has its button, the other is not said
    const line = made("p", "", { className: "press" });
    const said = made("span", "");
    said.setAttribute("role", "status");
    line.append(
      quietButton("复制这段话", () => copy(quote, said)),
      said,
    );
    quote.after(line);
  });
}
