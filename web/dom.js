/** The page's elements, found so that what the templates promise is there, and what may be missing is asked for. */

import { NoFiles, chat } from "./chats.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * The element that the templates put there. Throws where it is missing.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {Kind}
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`${selector} is not on this page`);
  return /** @type {Kind} */ (found);
}

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {Kind | null}
 */
export const maybe = (root, selector) => /** @type {Kind | null} */ (root.querySelector(selector));

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {Kind[]}
 */
export const all = (root, selector) => /** @type {Kind[]} */ ([...root.querySelectorAll(selector)]);

/**
 * The element around what an event happened to.
 * @template {Element} [Kind=HTMLElement]
 * @param {Event} event
 * @param {string} selector
 * @returns {Kind | null}
 */
export function around(event, selector) {
  return event.target instanceof Element ? /** @type {Kind | null} */ (event.target.closest(selector)) : null;
}

/**
 * The named fields below `root`.
 * @param {ParentNode} root
 * @returns {Field[]}
 */
export const named = (root) => /** @type {Field[]} */ ([...root.querySelectorAll("input[name], select[name], textarea[name]")]);

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} words
 * @param {object} [more] properties
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function made(tag, words, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: words }, more);
}

/**
 * A quiet button.
 * @param {string} words
 * @param {() => void} press
 * @param {string} [label] what it does, where its words alone do not say it
 */
export function quietButton(words, press, label) {
  const button = made("button", words, { type: "button", className: "quiet" });
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
}

/**
 * Say `words` in a place that is hidden while there is nothing to say.
 * @param {HTMLElement} slot
 * @param {string} words
 */
export function say(slot, words) {
  slot.textContent = words;
  slot.hidden = !words;
}

/** A size in words. @param {number} bytes */
export const mb = (bytes) => (bytes / 1e6).toFixed(1);

/**
 * Unfold everything around an element.
 * @param {Element} element
 */
export function unfold(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement && fold.parentElement.closest("details"))
    fold.open = true;
}

/**
 * Hand a file to the browser to keep. Throws NoFiles where this browser keeps none.
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const here = chat();
  if (here) throw new NoFiles(here.name);
  const link = made("a", "", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000); // older phones read it late
}

/** When what was changed has been drawn; at once where nothing is drawn because nobody looks. @returns {Promise<void>} */
export const drawn = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
