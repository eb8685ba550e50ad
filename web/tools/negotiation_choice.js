/** The choice of the lender on a tool's page, where there are several. */
import { maybe } from "../dom.js";
import { on } from "../page.js";
import { negotiations } from "../reader/negotiations.js";

/** @param {HTMLSelectElement} choice */
function show(choice) {
  const several = negotiations.all().filter(({ blank, place }) => !blank || !place);
  choice.replaceChildren(
    ...several.map(
      ({ place, creditor }) => new Option(creditor || (place ? `第 ${place + 1} 家` : "这一家（还没写名字）"), String(place)),
    ),
    new Option("再加一家", "more"),
  );
  choice.value = "0";
  /** @type {HTMLElement} */ (choice.closest("[data-turning]")).hidden = several.length < 2 && several[0].blank;
}

/** @type {import("../page.js").Start} */
export function start(page) {
  /** @type {HTMLSelectElement | null} */
  const choice = maybe(document, "[data-turn]");
  if (!choice) return;
  choice.addEventListener("change", () =>
    choice.value === "more" ? negotiations.begin() : negotiations.select(Number(choice.value)),
  );
  on(page, "negotiation", () => show(choice));
  on(page, "elsewhere", () => show(choice));
  show(choice);
}
