/**
 * Several lenders, one at a time: what stands first in the case's lists is the negotiation at hand, and turning to
 * another brings all its parts to the front. A negotiation is three proposals (what one asks for, can accept, the limit),
 * an offer, an agreement, a plan, the letters changed by hand, and the number of the account.
 */
import { emit } from "../page.js";
import { shared } from "../registry.js";
import { caseFile } from "./case.js";
import { at, isWritten, text } from "./paths.js";
import { SECTIONS } from "./sections.js";

/** @typedef {import("./paths.js").Case} Case */
/** @typedef {{ place: number, creditor: string, kind: string, blank: boolean }} Negotiation */

/** How many rows of a list one negotiation has. @type {Record<string, number>} */
const WIDTHS = Object.fromEntries(SECTIONS.flatMap(({ key, width }) => (width ? [[key, width]] : [])));
/** Whose forms they are. @type {Record<string, string>} */
const TOOLS = Object.fromEntries(SECTIONS.flatMap(({ key, width, home }) => (width && home !== "dossier" ? [[key, home]] : [])));
const PARKED = "negotiations";

/** @param {Case} whole */
const countOf = (whole) =>
  Math.max(1, ...Object.entries(WIDTHS).map(([list, width]) => Math.ceil((whole[list] || []).length / width)));

/**
 * What was brought into a negotiation's form of another tool.
 * @param {number} place
 * @param {string} name the tool's
 * @returns {Case}
 */
function broughtInto(place, name) {
  const parked = caseFile.filled(PARKED).brought || [];
  return (place ? (parked[place - 1] || {})[name] : caseFile.filled(name)) || {};
}

/**
 * What was brought into the proposals of every negotiation, by place.
 * @returns {Case[]}
 */
const allBrought = () => [
  caseFile.filled("proposal"),
  ...(caseFile.filled(PARKED).brought || []).map((/** @type {Case | undefined} */ each) => each?.proposal || {}),
];

/** @param {Case[]} brought as `allBrought` gives it */
function setBrought([own, ...others]) {
  const parked = caseFile.filled(PARKED).brought || [];
  caseFile.setFilled("proposal", own || {});
  caseFile.setFilled(PARKED, { brought: others.map((proposal, index) => ({ ...parked[index], proposal })) });
}

/**
 * @param {Case} whole
 * @param {number} place
 */
const isBlank = (whole, place) =>
  !Object.entries(WIDTHS).some(([list, width]) =>
    (whole[list] || [])
      .slice(place * width, (place + 1) * width)
      .some((/** @type {object} */ row) => isWritten(row, TOOLS[list] ? broughtInto(place, TOOLS[list]) : {})),
  );

/**
 * Whom a negotiation is with, as far as it says.
 * @param {Case} whole
 * @param {number} place
 */
function lender(whole, place) {
  const proposal = (whole.proposals || [])[place * WIDTHS.proposals] || {};
  return {
    creditor: text(proposal.creditor) || text(at(whole, `agreements.${place}.expected.creditor`)),
    kind: text(proposal.kind),
  };
}

/** @returns {Negotiation[]} */
function all(whole = caseFile.read()) {
  return Array.from({ length: countOf(whole) }, (_, place) => ({ place, ...lender(whole, place), blank: isBlank(whole, place) }));
}

/**
 * The rows of one place at the front; a blank negotiation that is left behind goes.
 * @template Row
 * @param {{ count: number, place: number, blank: boolean }} turn
 * @param {Row[] | undefined} rows
 * @param {number} width
 * @param {() => Row} empty
 * @returns {Row[]}
 */
function rotated({ count, place, blank }, rows, width, empty) {
  const padded = Array.from({ length: count * width }, (_, index) => (rows || [])[index] ?? empty());
  const moved = padded.splice(place * width, width);
  if (blank) padded.splice(0, width);
  return [...moved, ...padded];
}

/** @param {number} place */
function bringToFront(place) {
  const before = caseFile.read();
  const turn = { place, count: Math.max(countOf(before), place + 1), blank: isBlank(before, 0) };
  caseFile.change((whole) => {
    Object.entries(WIDTHS).forEach(([list, width]) => {
      if (whole[list]) whole[list] = rotated(turn, whole[list], width, () => ({}));
    });
    const { account, accounts = [] } = whole.person || {};
    const [own, ...others] = rotated(turn, [account, ...accounts], 1, () => "");
    if (isWritten([own, ...others])) whole.person = { ...whole.person, account: own, accounts: others };
  });
  const brought = Object.fromEntries(Object.values(TOOLS).map((name) => [name, caseFile.filled(name)]));
  const [own, ...others] = rotated(turn, [brought, ...(caseFile.filled(PARKED).brought || [])], 1, () => ({}));
  Object.values(TOOLS).forEach((name) => caseFile.setFilled(name, own[name] || {}));
  caseFile.setFilled(PARKED, { brought: others });
}

/** @param {number} place */
function select(place) {
  if (place) bringToFront(place);
  emit("negotiation");
}

/** Begin one with a further lender, unless the one at hand is still blank. */
function begin() {
  const whole = caseFile.read();
  if (!isBlank(whole, 0)) bringToFront(countOf(whole));
  emit("negotiation");
}

/** The place of the debt that the negotiation at hand is about, or the first that no other is about; -1 for none. @returns {number} */
function debtAtHand(whole = caseFile.read()) {
  const { creditor, kind } = lender(whole, 0);
  const { debt, creditor: brought } = caseFile.filled("proposal");
  /** @type {Case[]} */
  const debts = whole.debts || [];
  /** @param {Case | undefined} row */
  const fits = (row) =>
    Boolean(row) && text(row?.creditor) === creditor && (!kind || !text(row?.kind) || text(row?.kind) === kind);
  if (debts[debt] && (!creditor || fits(debts[debt]) || creditor === text(brought))) return debt;
  if (creditor) return debts.findIndex(fits);
  const others = all(whole)
    .slice(1)
    .map((each) => each.creditor);
  return debts.findIndex((row) => !others.includes(text(row.creditor)));
}

/**
 * Turn to the negotiation about a debt of the list; begin one where there is none.
 * @param {number} debt
 */
function selectByDebt(debt) {
  const whole = caseFile.read();
  const { creditor, kind } = whole.debts[debt];
  /** @param {Negotiation} each */
  const isIt = (each) =>
    each.creditor && each.creditor === text(creditor) && (!each.kind || !text(kind) || each.kind === text(kind));
  const found = all(whole).find(isIt);
  if (debtAtHand(whole) !== debt) {
    if (found && found.place) bringToFront(found.place);
    else if (!found && lender(whole, 0).creditor) bringToFront(countOf(whole));
  }
  caseFile.setFilled("proposal", { ...caseFile.filled("proposal"), debt });
  emit("negotiation");
}

/**
 * A file that another program wrote may hold one proposal after another: each that names its creditor begins a negotiation.
 * @param {Case} whole
 * @returns {Case}
 */
function arranged(whole) {
  /** @type {Case[]} */
  const proposals = whole.proposals || [];
  const starts = proposals.map((row, index) => index === 0 || isWritten([(row || {}).creditor, (row || {}).principal]));
  if (!starts.some((start, index) => start !== (index % WIDTHS.proposals === 0))) return whole;
  /** @type {Case[]} */
  const rows = [];
  proposals.forEach((row, index) => {
    if (starts[index]) while (rows.length % WIDTHS.proposals) rows.push({});
    rows.push(row);
  });
  return { ...whole, proposals: rows };
}

/** @typedef {{ all: typeof all, select: typeof select, begin: typeof begin, selectByDebt: typeof selectByDebt, debtAtHand: typeof debtAtHand, arranged: typeof arranged, allBrought: typeof allBrought, broughtInto: typeof broughtInto, setBrought: typeof setBrought }} Negotiations */

export const negotiations = shared("negotiations", () => ({
  all,
  select,
  begin,
  selectByDebt,
  debtAtHand,
  arranged,
  allBrought,
  broughtInto,
  setBrought,
}));
