// What people say, compared before the search cuts a query into words: the pages whose own sentences are most like it.
// It stands in the search worker, before it (builder/search.py), so the site and both packs have it.

/** @typedef {{ same: string[][], empty: string[], apart: string[] }} Words several for one thing, that say nothing, set aside before ``first`` */
/** @typedef {Map<string, [word: string, thing: string][]>} Lexicon by a word's first letter, longest first */
/** @typedef {{ said: string, parts: Set<string>, weight: number, seldom: number }} Query */
/** @typedef {Query & { location: string }} Sentence of a place */
/** @typedef {{ sentences: Sentence[], times: Map<string, number>, length: number, worth: number }} Place */
/** @typedef {(part: string) => number} Weigh */
/** @typedef {{ location: string, parent?: Entry, score: number, terms: Record<string, boolean> }} Entry as the search keeps it */
/** @typedef {[location: string, likeness: number]} Found */

(() => {
  "use strict";
  const ENOUGH = 0.22; // how alike a place must be to count
  const SURE = 0.52; // from here on, pages that share only a part of the query's words are left out
  const MOST = 8; // places that what people say puts before all others
  const FIRST = 9; // the likeness of a place that comes before all others
  const SAME = 3; // the likeness of a sentence with itself, more than any other has
  // What parts of a sentence weigh: a thing that is spoken of, two neighbours one of which is a thing, two letters, one letter,
  // two letters as they stand, whatever thing they belong to.
  const [THING, BESIDE, PAIR, LETTER, RAW] = [1.8, 0.5, 0.8, 0.5, 0.7];
  const UNHEARD = 0.35; // what a part weighs that is said of no place, beside one that is said of one
  const WITHIN = 0.15; // what it adds that one is a part of the other
  const PAGE = 0.85; // what a page's words are worth beside a question's sentences
  const NEAREST = 0.22; // of a place's likeness, what comes from its nearest sentence alone
  const OF_QUERY = 0.4; // of a sentence's likeness, what comes from how much of the query it holds
  // A part that a place says often tells more of it, up to a bound; among many sentences it tells less (as BM25 has it).
  const [OFTEN, LONG] = [1.5, 0.2];
  const MARK = "="; // before a thing, so that it is no letter
  const AS_IT_STANDS = "~";

  /** Small letters, no marks. @param {string} text */
  const plain = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");

  /**
   * Each word with the thing that it is a word for; a word that says nothing is a word for nothing.
   * @param {Words} words
   * @returns {Lexicon}
   */
  function lexicon({ same, empty }) {
    /** @type {Lexicon} */
    const words = new Map();
    const learn = (/** @type {string} */ word, /** @type {string} */ thing) =>
      words.set(word[0], [...(words.get(word[0]) || []), [word, thing]]);
    for (const [thing, ...others] of same) for (const word of [thing, ...others]) learn(word, MARK + thing);
    for (const word of empty) learn(word, "");
    for (const list of words.values()) list.sort((one, other) => other[0].length - one[0].length);
    return words;
  }

  /**
   * A sentence as the things that it speaks of, and between them its letters. Of several words that fit, the longest is read.
   * @param {string} said
   * @param {Lexicon} words
   */
  function read(said, words) {
    const things = [];
    for (let at = 0; at < said.length;) {
      const [word, thing] = (words.get(said[at]) || []).find(([each]) => said.startsWith(each, at)) || [said[at], said[at]];
      if (thing) things.push(thing);
      at += word.length;
    }
    return things.length ? things : [...said];
  }

  /**
   * The parts of a sentence: two sentences are alike in what they share of these.
   * @param {string} said
   * @param {Lexicon} words
   */
  function parts(said, words) {
    const things = read(said, words);
    const letters = [...said];
    const beside = things.slice(1).map((thing, at) => things[at] + thing);
    const raw = letters.slice(1).map((letter, at) => AS_IT_STANDS + letters[at] + letter);
    return new Set([...things, ...beside, ...raw]);
  }

  /** What a part weighs by its kind. @param {string} part */
  function kind(part) {
    if (part.startsWith(AS_IT_STANDS)) return RAW;
    if (part.lastIndexOf(MARK) > 0) return BESIDE;
    if (part.startsWith(MARK)) return THING;
    return [...part].length < 2 ? LETTER : PAIR;
  }

  /**
   * What a part weighs: the rarer it is among the places, the more.
   * @param {Map<string, Place>} places
   * @returns {Weigh}
   */
  function weigher(places) {
    const seen = new Map();
    for (const place of places.values()) for (const part of place.times.keys()) seen.set(part, (seen.get(part) || 0) + 1);
    const most = Math.log(1 + places.size);
    const weights = new Map([...seen].map(([part, times]) => [part, kind(part) * Math.log(1 + places.size / times)]));
    return (part) => weights.get(part) ?? kind(part) * most * UNHEARD;
  }

  /** @param {Iterable<string>} parts @param {Weigh} weigh */
  function sum(parts, weigh) {
    let all = 0;
    for (const part of parts) all += weigh(part);
    return all;
  }

  /**
   * How much of a query the sentences of a place speak of, taken together.
   * @param {Query} query
   * @param {Place} place
   * @param {Weigh} weigh
   * @param {number} usual how long the sentences of a place are together, on average
   */
  function spokenOf(query, place, weigh, usual) {
    const bound = OFTEN * (1 - LONG + (LONG * place.length) / usual);
    let met = 0;
    for (const part of query.parts) {
      const times = place.times.get(part) || 0;
      met += (weigh(part) * times * (OFTEN + 1)) / (times + bound);
    }
    return met / query.weight;
  }

  /**
   * What each sentence shares with a query, of those that share anything.
   * @param {Query} query
   * @param {Map<string, Sentence[]>} holding the sentences that hold a part
   * @param {Weigh} weigh
   */
  function shared(query, holding, weigh) {
    /** @type {Map<Sentence, number>} */
    const met = new Map();
    for (const part of query.parts) {
      const weight = weigh(part);
      for (const sentence of holding.get(part) || []) met.set(sentence, (met.get(sentence) || 0) + weight);
    }
    return met;
  }

  /**
   * How alike a query and a sentence are, from 0 to 1, or the same.
   * @param {Query} query
   * @param {Sentence} sentence
   * @param {number} met what they share
   */
  function alike(query, sentence, met) {
    if (query.said === sentence.said) return SAME;
    const within = query.said.includes(sentence.said) || sentence.said.includes(query.said);
    const ofSentence = (met / sentence.weight) * (0.4 + 0.6 * sentence.seldom);
    return OF_QUERY * (met / query.weight) + (1 - OF_QUERY) * ofSentence + (within ? WITHIN * sentence.seldom : 0);
  }

  /**
   * Where what people say is kept, each sentence with its parts.
   * @param {Record<string, string[]>} said
   * @param {Lexicon} words
   */
  function kept(said, words) {
    /** @type {Map<string, Place>} */
    const places = new Map();
    for (const [location, texts] of Object.entries(said)) {
      const sentences = texts
        .map(plain)
        .map((text) => ({ said: text, parts: parts(text, words), weight: 0, seldom: 0, location }));
      const all = sentences.flatMap((sentence) => [...sentence.parts]);
      const times = new Map();
      for (const part of all) times.set(part, (times.get(part) || 0) + 1);
      places.set(location, { sentences, times, length: all.length, worth: isQuestion(location) ? 1 : PAGE });
    }
    return places;
  }

  /** @param {string} location */
  const isQuestion = (location) => location.startsWith("questions/") && location.includes("#");

  /**
   * Something that answers a query with the places whose sentences are most like it, best first. Before them the places of
   * words that nothing may outweigh.
   * @param {{ words: Words, places: Record<string, string[]>, first: Record<string, string[]> }} known
   * @returns {(text: string) => Found[]}
   */
  const sayings = (known) => {
    const words = lexicon(known.words);
    const places = kept(known.places, words);
    const weigh = weigher(places);
    const most = Math.log(1 + places.size);
    const usual = [...places.values()].reduce((all, place) => all + place.length, 0) / places.size;
    /** @type {Map<string, Sentence[]>} */
    const holding = new Map();
    for (const place of places.values()) {
      for (const sentence of place.sentences) {
        for (const part of sentence.parts)
          holding
            .set(part, holding.get(part) || [])
            .get(part)
            ?.push(sentence);
        sentence.weight = sum(sentence.parts, weigh);
        // 催收 tells little, 零钱通 tells all.
        sentence.seldom = sentence.weight / sum(sentence.parts, (part) => kind(part) * most);
      }
    }
    return (text) => {
      const said = plain(text);
      if (!said) return [];
      const wanted = parts(said, words);
      const query = { said, parts: wanted, weight: sum(wanted, weigh), seldom: 0 };
      /** @type {Map<string, number>} */
      const nearest = new Map();
      for (const [sentence, met] of shared(query, holding, weigh)) {
        nearest.set(sentence.location, Math.max(nearest.get(sentence.location) || 0, alike(query, sentence, met)));
      }
      const alone = known.words.apart.reduce((text, word) => text.replaceAll(word, " "), said);
      const before = Object.keys(known.first).filter((location) => known.first[location].some((word) => alone.includes(word)));
      /** @type {Found[]} */
      const found = before.map((location) => [location, FIRST]);
      for (const [location, place] of places) {
        const best = nearest.get(location);
        if (!best) continue;
        // One sentence is near, and the others of its place hold the rest of what is asked.
        const all = spokenOf(query, place, weigh, usual);
        const likeness = (best === SAME ? SAME : NEAREST * best + (1 - NEAREST) * all) * place.worth;
        if (before.includes(location)) continue;
        if (likeness >= ENOUGH) found.push([location, likeness]);
      }
      return found.sort((one, other) => other[1] - one[1]).slice(0, MOST);
    };
  };

  /**
   * What was said first, then what the words found; once each. A question stands for itself, a place on a page with its page.
   * @param {Entry[][]} found
   * @param {Found[]} said
   * @param {Map<string, Entry>} map
   */
  const saidFirst = (found, said, map) => {
    /** @type {Map<string, Entry[]>} */
    const groups = new Map();
    for (const [location, likeness] of said) {
      const place = map.get(location) || map.get(location.split("#")[0]);
      if (!place) continue;
      const page = isQuestion(location) ? place : place.parent || place;
      const group = groups.get(page.location) || [];
      group.push({ ...place, score: 1e9 * likeness, terms: {} });
      if (place !== page && !group.some((each) => each.location === page.location)) group.push({ ...page, score: 0, terms: {} });
      groups.set(page.location, group);
    }
    const told = new Set([...groups.keys()].map((location) => location.split("#")[0]));
    const sure = said.length && said[0][1] >= SURE;
    const rest = found.filter((group) => {
      if (told.has(group[0].location.split("#")[0])) return false;
      const met = (/** @type {Entry} */ each) => Object.values(each.terms);
      return !sure || group.some((each) => met(each).length && met(each).every(Boolean));
    });
    return [...groups.values(), ...rest];
  };
  Object.assign(self, { sayings, saidFirst });
})();
