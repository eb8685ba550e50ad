/** Python of this page: started by a bundle of its own, in the head or when it is first wanted. */
import { handbook } from "../registry.js";
import { bring } from "./bring.js";
import { Failure } from "./failure.js";

/** @typedef {import("./engine.js").Engine} Engine */

/** Python on its way, or there; throws a Failure where its script did not come. @returns {Engine} */
export function engine() {
  if (!handbook.engine) throw new Failure("network", "engine.js");
  return handbook.engine;
}

/**
 * Ask Python of this page. Rejects with a Failure.
 * @param {import("./engine.js").Question} message
 * @returns {Promise<any>}
 */
export const ask = async (message) => engine().ask(message);

/**
 * Python that has started, on a page that wants it only now; after a failure, once more.
 * @param {import("./files.js").Progress} [progress]
 * @returns {Promise<Engine>}
 */
export async function started(progress = () => {}) {
  if (!handbook.engine) await bring(document.getElementById("engine")?.dataset.src ?? "", () => Boolean(handbook.engine));
  engine().progress(progress);
  await engine().started;
  return engine();
}
