/** The page of 读入: files are opened on this device only, and the rows that were read enter the list when they are ticked. */
import { around, maybe, one, say } from "../dom.js";
import { on } from "../page.js";
import { onNewDay, today } from "../reader/clock.js";
import { inWords } from "../python/failure.js";
import { ReadRows } from "./intake_rows.js";
import { Opening } from "./opening.js";

/** @type {import("../page.js").Start} */
export function start(page) {
  const tool = maybe(document, '[data-tool="intake"]');
  if (!tool) return;
  const rows = new ReadRows(tool);
  const opening = new Opening(tool, one(tool, '[name="text"]'));
  /** @type {HTMLInputElement} */
  const chosen = one(tool, "[data-file]");
  /** @type {HTMLInputElement} */
  const received = one(tool, '[name="received"]'); // a bill without a year is of about today
  const readClock = () => (received.defaultValue = today());
  readClock();
  onNewDay(page, readClock);
  tool.addEventListener("input", (event) => rows.answered(event));
  tool.addEventListener("change", (event) => {
    const file = chosen.files?.[0];
    if (event.target === chosen && file) opening.open(file, "");
    if (around(event, "[data-tick]")) rows.count();
  });
  tool.addEventListener("click", (event) => {
    const file = chosen.files?.[0];
    if (around(event, "[data-file-again]") && file) opening.open(file, opening.password.value);
    if (around(event, "[data-tick-none]")) rows.tickNone();
    if (!around(event, "[data-take-in]")) return;
    rows.takeIn().catch((error) => say(one(tool, "[data-take-problem]"), inWords("没有放进去", error)));
  });
  const drawn = () => one(tool, "form").dataset.state === "done" && rows.draw();
  on(page, "result", drawn);
  drawn();
}
