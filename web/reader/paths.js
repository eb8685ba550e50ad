/** Values within the case by their paths: "debts.0.principal". */

/** @typedef {Record<string, any>} Case everything a person typed, by section */

/**
 * The value at `path`, or undefined.
 * @param {any} whole
 * @param {string} path
 * @returns {any}
 */
export const at = (whole, path) => path.split(".").reduce((inner, step) => (inner == null ? undefined : inner[step]), whole);

/**
 * Put `value` at `path`; a numeric step makes a list.
 * @template {object} Whole
 * @param {Whole} whole
 * @param {string} path
 * @param {unknown} value
 * @returns {Whole}
 */
export function put(whole, path, value) {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let inner = /** @type {any} */ (whole);
  steps.forEach((step, index) => {
    if (inner[step] == null) inner[step] = /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
    inner = inner[step];
  });
  inner[last] = value;
  return whole;
}

/**
 * The same without holes in its lists: JSON would write null where nothing was typed.
 * @param {any} value
 * @returns {any}
 */
export function withoutHoles(value) {
  if (Array.isArray(value)) return Array.from(value, (each) => withoutHoles(each ?? {}));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]));
  }
  return value;
}

/**
 * @param {unknown} value
 */
export const text = (value) => String(value ?? "").trim();

/**
 * Whether anything stands in `value` that was not just brought over from another tool.
 * @param {any} value
 * @param {Record<string, string>} [brought] texts by path
 * @param {string} [path]
 * @returns {boolean}
 */
export function isWritten(value, brought = {}, path = "") {
  if (!value || typeof value !== "object")
    return text(value) !== "" && String(value) !== "false" && String(value) !== brought[path];
  return Object.entries(value).some(([step, inner]) => isWritten(inner, brought, path ? `${path}.${step}` : step));
}
