/** The browser's two stores, which may be forbidden or full: asking never throws, and writing says whether it was done. */

/** @typedef {"tab" | "device"} Where */

export const LARGER = "repayment-handbook.larger"; // that text is larger: a choice, and no part of the case

const stores = { tab: () => sessionStorage, device: () => localStorage };

/**
 * @param {Where} where
 * @param {string} key
 * @returns {string | null}
 */
export function get(where, key) {
  try {
    return stores[where]().getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {Where} where
 * @param {string} key
 * @param {string} value
 */
export function set(where, key, value) {
  try {
    stores[where]().setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Where} where
 * @param {string[]} keys
 */
export function remove(where, keys) {
  try {
    keys.forEach((key) => stores[where]().removeItem(key));
  } catch {
    // storage is forbidden, so nothing of ours is in it
  }
}
