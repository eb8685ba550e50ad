/**
 * On a tool's page the theme's own script (menu, search, colours) comes after the first result, or at the first touch:
 * until then every moment of the device belongs to the start of Python.
 */
import { handbook } from "../registry.js";
import { bring } from "../python/bring.js";

const QUIET = 400; // ms after Python has started: what was typed before is computed in them
const TOUCHES = ["pointerdown", "keydown", "focusin"];

/** @type {import("../page.js").Start} */
export function start() {
  /** @type {HTMLScriptElement | null} */
  const waiting = document.querySelector("script[data-theme]");
  if (!waiting) return;
  const come = () => {
    TOUCHES.forEach((touch) => window.removeEventListener(touch, come, true));
    bring(waiting.src).catch(() => {}); // without it the page still computes and prints
  };
  TOUCHES.forEach((touch) => window.addEventListener(touch, come, true));
  const started = handbook.engine ? handbook.engine.started : Promise.resolve();
  started.then(() => setTimeout(come, QUIET), come);
}
