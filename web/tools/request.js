/**
 * What a form asks, out of the case: a form writes into the case as it is typed, and every question is asked from there,
 * as the letters are. What was not touched is as it was drawn.
 */
import { all, maybe, named } from "../dom.js";
import { caseFile } from "../reader/case.js";
import { today } from "../reader/clock.js";
import { at, put } from "../reader/paths.js";
import { ownSection } from "../reader/sections.js";
import { initialOf, isOfCodes, leaf, same, setField, valueOf } from "./fields.js";
import { initials, isLine, said, show, unseenOf } from "./row.js";
import { Rows } from "./rows.js";

/** @typedef {import("../dom.js").Field} Field */
/** @typedef {import("../reader/paths.js").Case} Case */
/** @typedef {import("./row.js").Row} Row */
/** @typedef {{ typed: object, empty: boolean, used: Map<Rows, Row[]> }} Request */

export class CaseForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.section = form.dataset.case ?? "";
    this.own = ownSection(form.dataset.calculator ?? "");
    this.lists = all(form, "[data-list]").map((list) => new Rows(list));
    this.singles = named(form).filter((field) => !field.closest("[data-row]"));
    /** What is pasted only to be read stays on this page, and is no part of the case. @type {Case} */
    this.unkept = {};
  }

  /** The case, and beside it what is not kept. @returns {Case} */
  whole() {
    return { ...caseFile.read(), unkept: this.unkept };
  }

  /** @param {Field} field */
  isUnkept(field) {
    return Boolean(field.closest("[data-unkept]"));
  }

  /** @param {Rows} list */
  listPath(list) {
    return [this.section, list.path].filter(Boolean).join(".");
  }

  /**
   * Where a field's text stands in the case.
   * @param {Field} field
   */
  casePath(field) {
    if (this.isUnkept(field)) return `unkept.${field.name}`;
    const section = this.section || (field.closest("[data-list]") ? "" : this.own);
    return [section, field.name].filter(Boolean).join(".");
  }

  /**
   * What a row says, in the case's words; what the case does not have is as it was drawn.
   * @param {Row} row
   * @param {Case | undefined} kept
   */
  rowTexts(row, kept) {
    return Object.entries(initials(row)).reduce(
      (made, [name, drawn]) => put(made, name, at(kept, name) ?? drawn),
      unseenOf(row, kept),
    );
  }

  /**
   * @param {Row} row
   * @param {Case | undefined} kept
   */
  isUsed(row, kept) {
    const drawn = initials(row);
    return Object.entries(drawn).some(([name, text]) => {
      const value = at(kept, name);
      return value !== undefined && value !== null && !same(value, text);
    });
  }

  /** The rows of a list that say something, with their texts. @param {Rows} list @param {Case} whole */
  usedRows(list, whole) {
    const kept = at(whole, this.listPath(list)) ?? [];
    return list
      .rows()
      .map((row, index) => ({ row, kept: kept[index] }))
      .filter((each) => this.isUsed(each.row, each.kept));
  }

  /** @returns {Request} */
  request(whole = this.whole()) {
    const typed = {};
    const used = new Map();
    let empty = true;
    for (const list of this.lists) {
      const rows = this.usedRows(list, whole);
      used.set(
        list,
        rows.map(({ row }) => row),
      );
      empty = empty && !rows.length;
      put(
        typed,
        list.path,
        rows.map(({ row, kept }) => this.rowTexts(row, kept)),
      );
    }
    for (const field of this.singles) {
      const kept = at(whole, this.casePath(field));
      const drawn = field.name === "today" ? today() : initialOf(field);
      if (kept !== undefined && kept !== null && !same(kept, drawn) && field.name !== "today") empty = false;
      put(typed, field.name, kept ?? drawn);
    }
    return { typed, empty, used };
  }

  /**
   * The row that a path of the request came from: rows that say nothing are not in it.
   * @param {string} path
   * @param {Map<Rows, Row[]>} used
   */
  rowAt(path, used) {
    for (const [list, rows] of used) {
      if (!path.startsWith(`${list.path}.`)) continue;
      const [index, ...name] = path.slice(list.path.length + 1).split(".");
      const row = rows[Number(index)];
      if (row) return { list, row, name: name.join(".") };
    }
    return null;
  }

  /**
   * The field that a path of the request came from.
   * @param {string} path
   * @param {Map<Rows, Row[]>} used
   * @returns {Field | null} null also where its row is a line alone
   */
  fieldAt(path, used) {
    const found = this.rowAt(path, used);
    if (!found) return this.singles.find((field) => field.name === path) ?? null;
    const { row, name } = found;
    if (isLine(row)) return null;
    // The field itself, or the one line that holds rows of its own: alternatives.0.steps.1.amount.
    return named(row).find((field) => field.name.endsWith(`.${name}`) || name.startsWith(`${leaf(field)}.`)) ?? null;
  }

  /**
   * Write one field into the case, or, where rows came or went or much was filled in, all of the form.
   * @param {Field} [only]
   */
  remember(only) {
    const unkept = (only ? [only] : this.singles).filter((field) => this.isUnkept(field));
    unkept.forEach((field) => put(this.unkept, field.name, valueOf(field)));
    if (only && unkept.length) return;
    caseFile.change((whole) => {
      if (only) {
        if (only.isConnected) put(whole, this.casePath(only), valueOf(only)); // else its row was removed in another tab
        return;
      }
      for (const list of this.lists) {
        put(
          whole,
          this.listPath(list),
          list.rows().map((row) => said(row)),
        );
      }
      for (const field of this.singles.filter((each) => !this.isUnkept(each))) {
        const path = this.casePath(field);
        if (!same(valueOf(field), initialOf(field)) || at(whole, path) !== undefined) put(whole, path, valueOf(field));
      }
    });
  }

  /** Show what the case says; a field that is being typed into keeps what stands there, unless `everything`. */
  recall(everything = false) {
    const whole = this.whole();
    for (const list of this.lists) {
      const kept = at(whole, this.listPath(list)) ?? [];
      if (kept.length) list.resize(kept.length);
      list.rows().forEach((row, index) => kept[index] && show(row, kept[index], everything));
      list.renumber();
    }
    for (const field of this.singles) {
      const kept = at(whole, this.casePath(field));
      if (kept !== undefined && (everything || field !== document.activeElement)) setField(field, kept);
    }
  }

  /** As it was drawn, for another negotiation. */
  reset() {
    this.form.reset();
    named(this.form).forEach((field) => delete field.dataset.touched);
    this.lists.forEach((list) =>
      list
        .rows()
        .slice(list.begun)
        .forEach((row) => row.remove()),
    );
  }

  /** What stands in the fields before the case is shown in them: typed while the script was on its way. */
  typedBefore() {
    const changed = (/** @type {Field} */ field) => !same(valueOf(field), initialOf(field)) && field.name !== "today";
    const singles = this.singles
      .filter(changed)
      .map((field) => ({ field, text: isOfCodes(field) ? field.value : valueOf(field) }));
    const rows = this.lists.map((list) => ({
      list,
      texts: list
        .rows()
        .flatMap((row) =>
          named(row).some(changed) ? [Object.fromEntries(named(row).map((field) => [leaf(field), valueOf(field)]))] : [],
        ),
    }));
    return { singles, rows };
  }

  /**
   * Put that back beside what the case says: rows as rows of their own, so that neither replaces the other.
   * @param {ReturnType<CaseForm["typedBefore"]>} typed
   */
  takeUp({ singles, rows }) {
    if (!singles.length && !rows.some(({ texts }) => texts.length)) return;
    singles.forEach(({ field, text }) => {
      setField(field, isOfCodes(field) ? [text] : text);
      field.dataset.touched = "yes";
    });
    const whole = caseFile.read();
    for (const { list, texts } of rows) {
      const count = (at(whole, this.listPath(list)) ?? []).length;
      texts.forEach((row, index) => this.takeUpRow(list, count + index, row));
    }
    this.remember();
  }

  /**
   * @param {Rows} list
   * @param {number} index
   * @param {Record<string, unknown>} texts
   */
  takeUpRow(list, index, texts) {
    const row = list.rows()[index] ?? list.add(index);
    for (const field of named(row)) {
      setField(field, texts[leaf(field)]);
      field.dataset.touched = "yes";
    }
    list.number(row, index);
  }

  /** @param {Row} row */
  listOf(row) {
    return this.lists.find(({ list }) => list === row.parentElement) ?? null;
  }

  /** @param {string} path */
  listAt(path) {
    return this.lists.find((list) => list.path === path) ?? null;
  }

  /** Many rows fold into a line, so that what is typed every month stays near. */
  fold() {
    const whole = caseFile.read();
    const begun = (/** @type {Row} */ row) => Boolean(row.querySelector("[data-touched], :focus"));
    for (const list of this.lists)
      list.fold(
        this.usedRows(list, whole).map(({ row }) => row),
        begun,
      );
    all(this.form, "[data-rows-fold]").forEach((fold) => {
      const list = this.listAt(maybe(fold, "[data-list]")?.dataset.list ?? "");
      const used = list ? this.usedRows(list, whole).length : 0;
      /** @type {HTMLDetailsElement} */ (fold).open = used <= 3;
      const count = maybe(fold, "[data-rows-count]");
      if (count) count.textContent = used ? `${used} 期` : "";
    });
  }
}
