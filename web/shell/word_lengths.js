// The marks between the words of the search index, put back where builder/word_lengths.py took them out.
// It stands in the search worker, before it (builder/search.py), so the site and both packs have it.

/** @typedef {{ location: string, title: string, text: string }} Doc */

(() => {
  "use strict";
  const MARK = "\u200b";
  const RUNS = /[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g;
  const CHINESE = /^[\u3400-\u9fff]/;
  const NONE = 48; // the character of no length
  // Where the search cuts anyway. A mark would let a line begin with a comma, or end with what opens a quotation.
  const NEEDLESS = /([“‘（《〈【])\u200b|\u200b(?=[，。、；：？！”’）》〉】])/g;

  /**
   * @param {Doc[]} docs
   * @param {string} lengths
   */
  const withMarks = (docs, lengths) => {
    let at = 0;
    const words = (/** @type {string} */ run) => {
      const found = [];
      let left = run;
      while (left.length > 1) {
        const length = lengths.charCodeAt(at++) - NONE;
        found.push(left.slice(0, length));
        left = left.slice(length);
      }
      return left ? [...found, left] : found;
    };
    const marked = (/** @type {string} */ text) =>
      (text.match(RUNS) || [])
        .flatMap((run) => (CHINESE.test(run) ? words(run) : [run]))
        .join(MARK)
        .replace(NEEDLESS, "$1");
    return docs.map((doc) => ({ ...doc, title: marked(doc.title), text: marked(doc.text) }));
  };
  Object.assign(self, { withMarks });
})();
