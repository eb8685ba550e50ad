/** When a message came: the moment at which its words were put in, until the person says another. */
import { maybe, one } from "../dom.js";
import { now } from "../reader/clock.js";

/** @type {import("../page.js").Start} */
export function start() {
  const tool = maybe(document, '[data-tool="message"]');
  if (!tool) return;
  const form = one(tool, "form");
  const received = /** @type {HTMLInputElement} */ (one(form, '[name="received"]'));
  let filled = ""; // what was filled in here; another value is the person's own
  form.addEventListener("input", (event) => {
    const text = event.target;
    if (!(text instanceof HTMLTextAreaElement) || (received.value && received.value !== filled)) return;
    filled = text.value.trim() ? now() : "";
    if (received.value === filled) return;
    received.value = filled;
    received.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
