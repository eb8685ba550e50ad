/** The plan's page: the days that lie ahead as a calendar, with reminders before each. */
import { maybe, one } from "../dom.js";
import { ask } from "../python/running.js";
import { today } from "../reader/clock.js";
import { withoutLetters } from "./prefill.js";
import { handOver, saying } from "./taking.js";

/** @type {import("../page.js").Start} */
export function start() {
  const press = maybe(document, "[data-calendar]");
  if (!press) return;
  const [made, problem] = [one(document, "[data-calendar-made]"), one(document, "[data-calendar-problem]")];
  const make = async () => handOver(await ask({ do: "export", what: "calendar", case: withoutLetters(), today: today() }));
  press.addEventListener("click", () => saying(made, problem, make));
}
