/**
 * Why something of ours did not come about, by what the reader can do: another device ("device": a feature is missing,
 * and nothing else counts as that), try again ("network": a file of ours could not be loaded), ask again ("answer").
 */

/** @typedef {"device" | "network" | "answer"} Kind */

export class Failure extends Error {
  /**
   * @param {Kind} kind
   * @param {string} [message] what is known of the cause, for the reader to pass on
   */
  constructor(kind, message = "") {
    super(message);
    this.kind = kind;
  }
}

/**
 * Whatever was thrown, as a Failure. It is known by its kind and not by its class, of which each bundle has its own.
 * @param {any} error
 * @param {Kind} kind what an unknown error counts as
 * @returns {Failure}
 */
export const asFailure = (error, kind) =>
  error && error.kind ? error : new Failure(kind, error instanceof Error ? error.message : String(error));

/**
 * In words, for what was to be made: 没有写成.
 * @param {string} what
 * @param {unknown} error
 */
export function inWords(what, error) {
  const failure = asFailure(error, "answer");
  const { kind } = failure;
  const message = failure.message.replace(/。$/, ""); // a sentence of its own, or a browser's words
  if (kind === "network") return `${what}：网络断了，或者有一个文件没有下载下来${message ? `（${message}）` : ""}。`;
  if (kind === "device") return `${what}：这部手机或浏览器缺少 ${message}。`;
  return `${what}${message ? `：${message}` : ""}。`;
}
