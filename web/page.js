/**
 * A page that is shown. On the site that is once for each load; in the single file a page is shown again and again, and
 * what its scripts listen to outside it ends with `signal`.
 * @typedef {{ signal: AbortSignal }} Page
 * @typedef {(page: Page) => void} Start what a page does when it is shown
 */

/**
 * Start a page of the site, which ends when the browser leaves it.
 * @param {Start[]} starts
 */
export function open(starts) {
  const page = { signal: new AbortController().signal };
  starts.forEach((start) => start(page));
  // Python's start stands in the head, before there is a form: web/shell/kept.js waits for what comes after the page.
  if (document.readyState !== "loading") document.documentElement.classList.remove("recalling");
}

/**
 * Tell the other parts of the page what happened; each listens with `on`.
 * @param {string} what
 * @param {unknown} [detail]
 */
export function emit(what, detail) {
  document.dispatchEvent(new CustomEvent(`handbook:${what}`, { detail }));
}

/**
 * @param {Page} page
 * @param {string} what
 * @param {(detail: any) => void} listener
 */
export function on({ signal }, what, listener) {
  document.addEventListener(`handbook:${what}`, (event) => listener(/** @type {CustomEvent} */ (event).detail), { signal });
}
