/**
 * The one clock: the time is read when it is asked for and kept nowhere, because a page may stay open for days.
 * Days and moments are the device's own, as a person there writes them.
 */

/** @typedef {import("../page.js").Page} Page */

const CHECKED = 60000; // ms between two looks at the day of a page that stays in sight

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/**
 * A day as YYYY-MM-DD.
 * @param {Date} moment
 */
export const dayOf = (moment) => [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(two).join("-");

/** Today, YYYY-MM-DD. */
export const today = () => dayOf(new Date());

/** This minute, YYYY-MM-DDTHH:MM. */
export function now() {
  const moment = new Date();
  return `${dayOf(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/**
 * Call `listener` when another day has begun: also while the page lay in the background.
 * @param {Page} page
 * @param {() => void} listener
 */
export function onNewDay({ signal }, listener) {
  let known = today();
  const look = () => {
    if (document.visibilityState === "hidden" || known === today()) return;
    known = today();
    listener();
  };
  document.addEventListener("visibilitychange", look, { signal });
  for (const moment of ["focus", "pageshow"]) window.addEventListener(moment, look, { signal });
  const watch = setInterval(look, CHECKED);
  signal.addEventListener("abort", () => clearInterval(watch));
}
