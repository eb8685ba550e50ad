/** What a page showed last, kept beside the case: after a reload it stands there again before Python does. */
import { caseFile } from "./case.js";

const NAME = "shown"; // among what the tools brought over, which goes wherever the case goes

/** @param {string} what @returns {any} */
export const lastShown = (what) => caseFile.filled(NAME)[what] ?? null;

/**
 * @param {string} what
 * @param {object} shown
 */
export const keepShown = (what, shown) => caseFile.setFilled(NAME, { ...caseFile.filled(NAME), [what]: shown });
