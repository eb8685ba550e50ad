/** The guided way as its steps know it: made by its page, and taken up by the bundle that holds what single steps do. */
import { handbook } from "../registry.js";

/** @typedef {import("./start.js").GuidedWay} Guide */

/** The guided way of this page; null where it is not one. @returns {Guide | null} */
export const guide = () => handbook.guide ?? null;
