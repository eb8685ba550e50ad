/**
 * The one owner of what a person has typed. It stays in this tab, or on this device where the reader chose that. A tab
 * with a case of its own keeps to it, also when another tab puts one on the device: then there are two, none hides or
 * replaces the other, and the reader chooses which one is at hand (web/reader/two_cases.js).
 */
import { emit } from "../page.js";
import { shared } from "../registry.js";
import { NoCase, readCase } from "./case_text.js";
import { withoutHoles } from "./paths.js";
import { VERSION } from "./sections.js";
import { get, remove, set } from "./stores.js";

/** @typedef {import("./paths.js").Case} Case */
/** @typedef {import("./stores.js").Where} Where */

export const KEY = "repayment-handbook.case";
export const FILLED = "repayment-handbook.filled"; // what was brought from one tool into another, by tool
export const AT_HAND = "repayment-handbook.at-hand"; // which of two cases this tab uses
const ASIDE = "repayment-handbook.unreadable"; // a stored case that could not be read, as it was
const BARE = 80; // characters; a case with anything typed in it is longer than its frame

/**
 * @param {string | null} text
 */
function isBare(text) {
  if (text === null) return true;
  if (text.length > BARE) return false;
  try {
    return Object.keys(JSON.parse(text)).every((key) => ["version", "saved_at"].includes(key));
  } catch {
    return false; // damaged, and not nothing
  }
}

/** @param {Where} where */
export const other = (where) => /** @type {Where} */ (where === "tab" ? "device" : "tab");

export class CaseFile {
  /** Where the browser could not keep it, by key; gone with the page. @type {Map<string, string>} */
  memory = new Map();
  /** The case as this page last read or wrote it. @type {string | null} */
  seen = null;
  /** Whether what is typed is kept, as far as is known. */
  kept = true;

  constructor() {
    const trial = `${KEY}.trial`;
    this.kept = set(this.keptWhere(), trial, "1");
    remove(this.keptWhere(), [trial]);
  }

  /** Read from the stores, not remembered: another tab may have changed it. @returns {Where} */
  keptWhere() {
    const device = get("device", KEY);
    if (device === null) return "tab";
    if (isBare(get("tab", KEY))) return "device";
    return get("tab", AT_HAND) === "device" ? "device" : "tab";
  }

  /** @param {string} key */
  raw(key) {
    return this.memory.get(key) ?? get(this.keptWhere(), key);
  }

  /** @returns {Case} */
  read() {
    const text = this.raw(KEY);
    if (text === this.seen && text !== null) return JSON.parse(text);
    this.seen ??= text; // what another tab wrote counts as seen when the page has taken it up
    return text === null ? { version: VERSION } : this.readable(text);
  }

  /**
   * The case in a stored text. What cannot be read is put aside as it is, so that the next key does not replace it.
   * @param {string} text
   * @returns {Case}
   */
  readable(text) {
    /** @type {Case} */
    let whole = { version: VERSION };
    try {
      const read = readCase(text);
      if (!read.left.length) return read.whole;
      whole = read.whole;
    } catch (refused) {
      if (!(refused instanceof NoCase)) throw refused;
    }
    const where = this.keptWhere();
    const before = this.unreadable();
    if (set(where, ASIDE, JSON.stringify([...before, text]))) this.keep(KEY, whole);
    else this.memory.set(KEY, JSON.stringify(whole)); // no room for both: the damaged one stays where it is
    this.seen = this.raw(KEY);
    emit("unreadable");
    return whole;
  }

  /** The stored texts that could not be read. @returns {string[]} */
  unreadable() {
    return [get("tab", ASIDE), get("device", ASIDE)].flatMap((texts) => (texts ? JSON.parse(texts) : []));
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  keep(key, value) {
    const written = JSON.stringify(value);
    if (key === KEY) this.seen = written;
    const kept = set(this.keptWhere(), key, written);
    if (kept) this.memory.delete(key);
    else this.memory.set(key, written); // full or forbidden
    if (key === KEY) {
      this.kept = kept;
      emit("kept");
    }
    return kept;
  }

  /** Another tab wrote since: the page takes that up before it adds its own, so that neither is eaten. */
  takeUpOther() {
    const now = this.raw(KEY);
    if (this.seen === null || now === this.seen) return;
    this.seen = null;
    this.read();
    emit("elsewhere");
  }

  /**
   * `change` gets the case to alter; false comes back where the browser could not keep it.
   * @param {(whole: Case) => void} change
   */
  change(change) {
    this.takeUpOther();
    const whole = this.read();
    change(whole);
    return this.keep(KEY, withoutHoles(whole));
  }

  /** @param {Case} whole */
  replace(whole) {
    return this.keep(KEY, withoutHoles(whole));
  }

  isEmpty() {
    return isBare(JSON.stringify(this.read()));
  }

  /** Whether this tab holds a case and the device another. */
  hasTwo() {
    return !isBare(get("tab", KEY)) && !isBare(get("device", KEY));
  }

  /** The case that is not at hand, where there are two; null else. @returns {Case | null} */
  notAtHand() {
    if (!this.hasTwo()) return null;
    try {
      return readCase(get(other(this.keptWhere()), KEY) ?? "").whole;
    } catch {
      return {};
    }
  }

  /** Take up the other of two cases; both stay where they are. */
  takeOther() {
    set("tab", AT_HAND, other(this.keptWhere()));
    this.memory.clear();
    this.seen = this.raw(KEY);
  }

  /** @param {string} name a tool's; what was brought into its form, by field */
  filled(name) {
    return this.allFilled()[name] ?? {};
  }

  /** @returns {Record<string, any>} */
  allFilled() {
    try {
      return JSON.parse(this.raw(FILLED) ?? "{}");
    } catch {
      return {};
    }
  }

  /**
   * @param {string} name
   * @param {object} fields
   */
  setFilled(name, fields) {
    this.keep(FILLED, { ...this.allFilled(), [name]: fields });
  }

  erase() {
    this.memory.clear();
    for (const where of /** @type {Where[]} */ (["tab", "device"])) remove(where, [KEY, FILLED, AT_HAND, ASIDE]);
    this.seen = null;
    window.name = `erased ${Date.now()}`; // heard by pages of this tab that the browser keeps for its way back
  }
}

/** @param {CaseFile} caseFile */
function follow(caseFile) {
  const nameBefore = window.name;
  window.addEventListener("storage", (event) => {
    if (event.storageArea !== localStorage || (event.key !== KEY && event.key !== null)) return;
    if (event.newValue === null && caseFile.keptWhere() !== "device" && isBare(get("tab", KEY)))
      window.location.reload(); // erased in another tab: here too
    else if (caseFile.seen !== null || caseFile.hasTwo()) {
      caseFile.takeUpOther();
      emit("kept");
    }
  });
  // Back to a page that the browser kept as it was: what has been erased since must not stand in it.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    const erased = window.name !== nameBefore || (caseFile.seen !== null && caseFile.raw(KEY) === null);
    if (erased) window.location.reload();
    else caseFile.takeUpOther();
  });
}

export const caseFile = shared("caseFile", () => {
  const made = new CaseFile();
  follow(made);
  return made;
});
