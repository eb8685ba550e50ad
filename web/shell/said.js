// What people say, compared before the search cuts a query into words: the pages whose own sentences are most like it.
// It stands in the search worker, before it (builder/search.py), so the site and both packs have it.

/** @typedef {{ same: [string, string][], empty: string[] }} Words one word for another, and words that say nothing */
/** @typedef {{ said: string, parts: Set<string>, seldom: number }} Sentence */
/** @typedef {{ sentences: Sentence[], parts: Set<string>, worth: number }} Place */
/** @typedef {{ weigh: (part: string) => number, most: number }} Weights */
/** @typedef {{ location: string, parent?: Entry, score: number, terms: Record<string, boolean> }} Entry as the search keeps it */
/** @typedef {[location: string, likeness: number]} Found */

(() => {
  "use strict";
  const ENOUGH = 0.3; // how alike a place must be to count
  const SURE = 0.55; // from here on, pages that share only a part of the query's words are left out
  const LETTER = 0.4; // what a letter weighs beside a pair
  const WITHIN = 0.15; // what it adds that one is a part of the other
  const PAGE = 0.93; // what a page's words are worth beside a question's sentences
  const ONE = 0.6; // of a place's likeness, what comes from its nearest sentence alone

  /**
   * A query as sentences are kept: small letters, no marks, one word for one thing, and no words that say nothing.
   * @param {string} text
   * @param {Words} words
   */
  function plain(text, words) {
    let said = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
    for (const [one, other] of words.same) said = said.split(one).join(other);
    const kept = words.empty.reduce((left, word) => left.split(word).join(""), said);
    return kept || said;
  }

  /** The letters of a sentence and the pairs of neighbours: two sentences are alike in what they share of these. @param {string} said */
  function parts(said) {
    const letters = [...said];
    return new Set([...letters, ...letters.slice(1).map((letter, at) => letters[at] + letter)]);
  }

  /**
   * What a part weighs: the rarer it is among the places, the more; a letter alone, less.
   * @param {Map<string, Place>} places
   * @returns {Weights}
   */
  function weigher(places) {
    const seen = new Map();
    for (const { parts } of places.values()) for (const part of parts) seen.set(part, (seen.get(part) || 0) + 1);
    return {
      weigh: (part) => (part.length < 2 ? LETTER : 1) * Math.log(1 + places.size / (seen.get(part) || 0.5)),
      most: Math.log(1 + places.size),
    };
  }

  /**
   * How much of ``one`` is in ``other``, from 0 to 1.
   * @param {Set<string>} one
   * @param {Set<string>} other
   * @param {Weights} weights
   */
  function share(one, other, { weigh }) {
    let [met, all] = [0, 0];
    for (const part of one) {
      all += weigh(part);
      if (other.has(part)) met += weigh(part);
    }
    return met / all;
  }

  /**
   * How seldom a sentence's parts are said of other places, from 0 to 1: 催收 tells little, 零钱通 tells all.
   * @param {Set<string>} parts
   * @param {Weights} weights
   */
  function seldomOf(parts, { weigh, most }) {
    const all = [...parts];
    const highest = (/** @type {string} */ part) => (part.length < 2 ? LETTER : 1) * most;
    return all.reduce((sum, part) => sum + weigh(part), 0) / all.reduce((sum, part) => sum + highest(part), 0);
  }

  /**
   * How alike a query and a sentence are, from 0 to 1.
   * @param {Sentence} query
   * @param {Sentence} sentence
   * @param {Weights} weights
   */
  function alike(query, sentence, weights) {
    if (query.said === sentence.said) return 1;
    const ofQuery = share(query.parts, sentence.parts, weights);
    const ofSentence = share(sentence.parts, query.parts, weights);
    const within = query.said.includes(sentence.said) || sentence.said.includes(query.said);
    const likeness = 0.5 * ofQuery + 0.5 * ofSentence * (0.4 + 0.6 * sentence.seldom);
    return Math.min(0.97, likeness + (within ? WITHIN * Math.max(ofQuery, sentence.seldom) * sentence.seldom : 0));
  }

  /**
   * Something that answers a query with the places whose sentences are most like it, best first.
   * @param {{ words: Words, places: Record<string, string[]> }} known
   * @returns {(text: string) => Found[]}
   */
  const sayings = ({ words, places: said }) => {
    /** @type {Map<string, Place>} */
    const places = new Map();
    for (const [location, texts] of Object.entries(said)) {
      const sentences = texts.map((text) => plain(text, words)).map((text) => ({ said: text, parts: parts(text), seldom: 0 }));
      const all = new Set(sentences.flatMap((sentence) => [...sentence.parts]));
      places.set(location, { sentences, parts: all, worth: location.startsWith("questions/") ? 1 : PAGE });
    }
    const weights = weigher(places);
    for (const place of places.values()) {
      for (const sentence of place.sentences) sentence.seldom = seldomOf(sentence.parts, weights);
    }
    return (text) => {
      const said = plain(text, words);
      if (!said) return [];
      const query = { said, parts: parts(said), seldom: 0 };
      /** @type {Found[]} */
      const found = [];
      for (const [location, place] of places) {
        const best = Math.max(...place.sentences.map((sentence) => alike(query, sentence, weights)));
        // One sentence is near, and the others of its place hold the rest of what is asked.
        const score = (best === 1 ? 1 : ONE * best + (1 - ONE) * share(query.parts, place.parts, weights)) * place.worth;
        if (score >= ENOUGH) found.push([location, score]);
      }
      return found.sort((one, other) => other[1] - one[1]);
    };
  };

  /**
   * What was said first, then what the words found; once each.
   * @param {Entry[][]} found
   * @param {Found[]} said
   * @param {Map<string, Entry>} map
   */
  const saidFirst = (found, said, map) => {
    /** @type {Map<string, Entry[]>} */
    const groups = new Map();
    for (const [location, score] of said.slice(0, 6)) {
      const place = map.get(location) || map.get(location.split("#")[0]);
      if (!place) continue;
      const page = place.parent || place;
      const group = groups.get(page.location) || [];
      group.push({ ...place, score: 1e9 * score, terms: {} });
      if (place !== page && !group.some((each) => each.location === page.location)) group.push({ ...page, score: 0, terms: {} });
      groups.set(page.location, group);
    }
    const sure = said.length && said[0][1] >= SURE;
    const rest = found.filter((group) => {
      const page = group[0].location.split("#")[0];
      if (groups.has(page)) return false;
      const met = (/** @type {Entry} */ each) => Object.values(each.terms);
      return !sure || group.some((each) => met(each).length && met(each).every(Boolean));
    });
    return [...groups.values(), ...rest];
  };
  Object.assign(self, { sayings, saidFirst });
})();
