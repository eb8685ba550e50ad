/** The fields of a form: what stands in one, what stood there at first, and putting something else there. */

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {string | string[]} Text what the case keeps of a field: its text, or the codes of a question's boxes */

/** @param {Field} field */
const isBox = (field) => field instanceof HTMLInputElement && field.type === "checkbox";

/** Whether it is one of the boxes of a question, which share a name and are together a list of codes. @param {Field} field */
export const isOfCodes = (field) => field.dataset.codeOf !== undefined;

/**
 * What the case keeps of a field.
 * @param {Field} field
 * @returns {Text}
 */
export function valueOf(field) {
  if (isOfCodes(field)) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
      /** @type {Element} */ (field.closest("fieldset")).querySelectorAll(`[data-code-of]`)
    );
    return [...boxes].filter((box) => box.name === field.name && box.checked).map((box) => box.value);
  }
  return isBox(field) ? String(/** @type {HTMLInputElement} */ (field).checked) : field.value;
}

/**
 * What it was drawn with.
 * @param {Field} field
 * @returns {Text}
 */
export function initialOf(field) {
  if (isOfCodes(field)) return [];
  if (isBox(field)) return String(/** @type {HTMLInputElement} */ (field).defaultChecked);
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const chosen = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return chosen ? chosen.value : "";
}

/** @param {Text} one @param {Text} other */
export const same = (one, other) => String(one) === String(other);

/** @param {Field} field */
export function isChanged(field) {
  if (isBox(field))
    return /** @type {HTMLInputElement} */ (field).checked !== /** @type {HTMLInputElement} */ (field).defaultChecked;
  return !same(valueOf(field), initialOf(field));
}

/**
 * Runs of payments that the case holds as rows, where a field has them in one line.
 * @param {any[]} runs
 */
const inOneLine = (runs) =>
  runs
    .filter((run) => run?.instalments || run?.amount)
    .map(({ instalments, amount }) => `${instalments ?? ""} 期每期 ${amount ?? ""} 元`)
    .join("，");

/**
 * Put what the case kept into a field; what cannot stand in it leaves it empty.
 * @param {Field} field
 * @param {unknown} kept
 */
export function setField(field, kept) {
  const box = /** @type {HTMLInputElement} */ (field);
  if (isOfCodes(field)) box.checked = Array.isArray(kept) && kept.includes(field.value);
  else if (isBox(field)) box.checked = String(kept) === "true";
  else if (Array.isArray(kept)) field.value = inOneLine(kept);
  else field.value = kept !== null && typeof kept === "object" ? "" : String(kept ?? "");
}

/** The last steps of a field's name: the field's own within its row. @param {Field} field */
export const leaf = (field) => field.name.replace(/^[a-z_.]+\.(?:\d+|#)\./, "");
