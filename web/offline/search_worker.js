/**
 * Stands in for search's worker at once; what it is told reaches the real one when that is there.
 * @param {(name: string) => Promise<string>} packedText
 */
export function searchWorker(packedText) {
  const worker = packedText("search").then(
    (source) => new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" }))),
  );
  worker.catch(() => {}); // below the minimum: search finds nothing, the page stays whole
  /** @param {"addEventListener" | "removeEventListener" | "postMessage"} name */
  const later =
    (name) =>
    (/** @type {any[]} */ ...given) =>
      void worker.then(
        (real) => /** @type {any} */ (real)[name](...given),
        () => {},
      );
  return {
    addEventListener: later("addEventListener"),
    removeEventListener: later("removeEventListener"),
    postMessage: later("postMessage"),
  };
}
