/**
 * Turns a sheet as it stands on the page into a Word file: A4, 宋体, page numbers, signature lines at the right.
 * Built with the docx library into a file of its own, which is loaded when the first Word file is wanted.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { handbook } from "../registry.js";

/** @typedef {import("docx").IRunOptions} RunOptions */
/** @typedef {import("docx").IParagraphOptions} ParagraphOptions */
/** @typedef {{ -readonly [Key in keyof RunOptions]?: RunOptions[Key] }} Style */

const POINT = 2; // a run's size is in half points
const CM = 567; // twentieths of a point
const PAGE = { width: 11906, height: 16838 }; // A4
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体", cs: "Times New Roman" };
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: "555555" };
const MOST_SIGNS = 24; // half-width signs that a column is made wider for
const BORDERS = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

/**
 * How a document looks: sizes in half points, distances in twentieths of a point.
 * @param {number} points the size of its text
 * @param {number} line
 * @param {{ top: number, bottom: number, left: number, right: number }} margin
 * @param {{ title: number, heading: number, sign: number, cell: number }} around the space after, before and within them
 * @param {(typeof LineRuleType)[keyof typeof LineRuleType]} lineRule
 */
const lookOf = (points, line, margin, around, lineRule = LineRuleType.AT_LEAST) => ({
  body: points * POINT,
  line: { line, lineRule },
  margin,
  wide: Math.round(PAGE.width - margin.left - margin.right),
  ...around,
});
const USUAL = lookOf(
  12,
  380,
  { top: 2.4 * CM, bottom: 2.2 * CM, left: 2.6 * CM, right: 2.6 * CM },
  { title: 320, heading: 220, sign: 300, cell: 40 },
);
// An ordinary one of these fits a page in the usual size of printed text, as the page prints it (web/styles/print.css).
const TIGHT = lookOf(
  10.5,
  280,
  { top: 1.4 * CM, bottom: 1.7 * CM, left: 2 * CM, right: 2 * CM },
  { title: 100, heading: 80, sign: 110, cell: 16 },
  LineRuleType.EXACT, // what fits in one font, fits in another
);
const LONG = ["application", "complaint", "confirm", "script"];
let look = USUAL; // of the sheet that is being turned

/**
 * What XML cannot hold (control characters, halves of a pair, two non-characters) becomes the mark for the unreadable.
 * @param {string} text
 */
const storable = (text) =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );

/**
 * The words of a piece of the page, as runs. Where the direction of writing turns inside a name, it ends with it.
 * @param {Node} node
 * @param {Style} [style]
 * @returns {TextRun[]}
 */
function runs(node, style = {}) {
  /** @type {TextRun[]} */
  const found = [];
  node.childNodes.forEach((child) => {
    if (child instanceof Text) {
      const text = storable(child.data.replace(/[\r\n\t]+/g, ""));
      if (text) found.push(new TextRun({ text, size: look.body, ...style }));
    } else if (child.nodeName === "BR") {
      found.push(new TextRun({ break: 1, ...style }));
    } else if (child.nodeName === "BDI") {
      const mark = (/** @type {string} */ text) => new TextRun({ text, size: look.body, ...style });
      found.push(mark("\u2068"), ...runs(child, style), mark("\u2069"));
    } else if (!SKIPPED.has(child.nodeName)) {
      found.push(...runs(child, style));
    }
  });
  return found;
}

const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IMG", "TABLE", "OL", "UL"]);
const BLOCKS = new Set(["H1", "H2", "P", "DIV", "SECTION", "TABLE", "OL", "UL", "LI"]);

/**
 * @param {Element} node
 * @param {ParagraphOptions} [more]
 * @param {Style} [style]
 */
function paragraph(node, more = {}, style = {}) {
  return new Paragraph({ spacing: look.line, children: runs(node, style), ...more });
}

/** @param {Element} node */
function ordinary(node) {
  if (node.classList.contains("sign")) {
    const spacing = { ...look.line, before: look.sign };
    return paragraph(node, { alignment: AlignmentType.RIGHT, spacing, keepLines: true, keepNext: isFollowed(node) });
  }
  const indent = node.classList.contains("indent") ? { indent: { firstLine: 2 * look.body * 10 } } : {};
  return paragraph(node, { ...indent, keepNext: isFollowed(node) });
}

/**
 * Whether what ends a letter follows it: 此致 and 敬礼 are not parted from the signature by a page's end, nor that from its date.
 * @param {Element} node
 */
function isFollowed(node) {
  return [node, node.parentElement].some((each) => each?.nextElementSibling?.matches(".sign, .signature"));
}

/** @param {HTMLTableElement} node */
function tableOf(node) {
  const amounts = node.classList.contains("amounts");
  const ledger = node.classList.contains("ledger");
  const columns = Math.max(...[...node.rows].map((row) => row.cells.length));
  const size = columns > 6 ? 9 * POINT : amounts ? 10.5 * POINT : look.body;
  const widths = columnWidths(node, columns, size);
  const rows = [...node.rows].map((row) => {
    const head = Boolean(row.closest("thead"));
    const cells = [...row.cells].map((cell, index) => {
      const isNumber = /^[\d,.\s-]*$/.test(cell.textContent);
      const right = amounts && !head && (ledger ? index > 0 && isNumber : index > 1);
      const centre = head || (amounts && !ledger && index < 2);
      const alignment = centre ? AlignmentType.CENTER : right ? AlignmentType.RIGHT : AlignmentType.LEFT;
      return new TableCell({
        borders: BORDERS,
        verticalAlign: VerticalAlign.CENTER,
        width: { size: widths[index], type: WidthType.DXA },
        margins: { top: look.cell, bottom: look.cell, left: 90, right: 90 },
        children: [new Paragraph({ alignment, children: runs(cell, { size, bold: head }) })],
      });
    });
    return new TableRow({ cantSplit: true, tableHeader: head, children: cells });
  });
  /** @type {(Paragraph | Table)[]} */
  const made = [];
  if (node.caption)
    made.push(
      paragraph(
        node.caption,
        { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: 160 } },
        { size: 10.5 * POINT },
      ),
    );
  made.push(
    new Table({ layout: TableLayoutType.FIXED, width: { size: look.wide, type: WidthType.DXA }, columnWidths: widths, rows }),
  );
  made.push(new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT }, children: [] }));
  return made;
}

/**
 * A table of terms has a narrow first column, one of sums a wide one. Of more, columns of amounts are as wide as their longest
 * amount at this size (half points), so that none is broken in two; the others share the rest as their longest words need.
 * @param {HTMLTableElement} table
 * @param {number} columns
 * @param {number} size
 */
function columnWidths(table, columns, size) {
  const first = Math.round(look.wide * (table.classList.contains("amounts") ? 0.6 : 0.32));
  if (columns <= 2) return columns === 2 ? [first, look.wide - first] : [look.wide];
  const needs = Array(columns).fill(6);
  const isAmount = Array(columns).fill(true);
  [...table.rows].forEach((row) =>
    [...row.cells].forEach((cell, index) => {
      const text = cell.textContent.trim();
      const signs = [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
      needs[index] = Math.max(needs[index], Math.min(signs, MOST_SIGNS) + 2); // and room for the margins
      if (!row.closest("thead") && !/^(?:[\d,.\s-]*|不清楚)$/.test(text)) isAmount[index] = false;
    }),
  );
  const sum = (/** @type {number[]} */ all) => all.reduce((whole, need) => whole + need, 0);
  const whole = needs.map((need, index) => (isAmount[index] ? Math.round(need * size * 5.8) : 0)); // a sign is .58 of its height
  const shared = needs.map((need, index) => (isAmount[index] ? 0 : need));
  const rest = look.wide - sum(whole);
  if (!sum(shared) || rest < sum(shared) * 60) return needs.map((need) => Math.round((look.wide * need) / sum(needs)));
  return whole.map((width, index) => width || Math.round((rest * shared[index]) / sum(shared)));
}

/** @typedef {{ reference: string, levels: import("docx").ILevelsOptions[] }} Numbering */

/**
 * @param {Element} node
 * @param {Numbering[]} lists
 */
function listOf(node, lists) {
  const reference = `list${lists.length}`;
  const ordered = node.nodeName === "OL";
  lists.push({
    reference,
    levels: [
      {
        level: 0,
        format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
        text: ordered ? "%1." : "·",
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 2 * look.body * 10, hanging: 2 * look.body * 10 } } },
      },
    ],
  });
  return [...node.children].map((item) => paragraph(item, { numbering: { reference, level: 0 } }));
}

/**
 * The blocks of a sheet in order; words that stand between blocks, typed by hand, become paragraphs.
 * @param {Element} parent
 * @param {Numbering[]} lists
 * @returns {(Paragraph | Table)[]}
 */
function blocks(parent, lists) {
  /** @type {(Paragraph | Table)[]} */
  const made = [];
  parent.childNodes.forEach((node) => {
    if (node instanceof Text) {
      if (node.data.trim())
        made.push(
          new Paragraph({ spacing: look.line, children: [new TextRun({ text: storable(node.data.trim()), size: look.body })] }),
        );
      return;
    }
    if (!(node instanceof HTMLElement)) return;
    const { nodeName: name } = node;
    if (name === "H1") {
      made.push(
        paragraph(
          node,
          { alignment: AlignmentType.CENTER, spacing: { after: look.title } },
          { size: Math.round(1.5 * look.body), bold: true, characterSpacing: 40 },
        ),
      );
    } else if (name === "H2") {
      made.push(paragraph(node, { spacing: { ...look.line, before: look.heading }, keepNext: true }, { bold: true }));
    } else if (node instanceof HTMLTableElement) made.push(...tableOf(node));
    else if (name === "OL" || name === "UL") made.push(...listOf(node, lists));
    else if ([...node.children].some((child) => BLOCKS.has(child.nodeName))) made.push(...blocks(node, lists));
    else if (!SKIPPED.has(name)) made.push(ordinary(node));
  });
  return made;
}

/**
 * A Blob with the Word file of `sheet`, an element that holds the document.
 * @param {Element} sheet
 * @param {string} title
 */
async function toWord(sheet, title) {
  /** @type {Numbering[]} */
  const lists = [];
  look = LONG.some((code) => sheet.classList.contains(code)) ? TIGHT : USUAL;
  const children = blocks(sheet, lists);
  const page = (/** @type {(string | "CURRENT" | "TOTAL_PAGES")[]} */ text) => new TextRun({ children: text, size: 9 * POINT });
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [page(["第 ", PageNumber.CURRENT, " 页，共 ", PageNumber.TOTAL_PAGES, " 页"])],
      }),
    ],
  });
  const file = new Document({
    title: storable(title),
    creator: "",
    lastModifiedBy: "",
    styles: { default: { document: { run: { font: FONT, size: look.body, language: { eastAsia: "zh-CN" } } } } },
    numbering: { config: lists },
    sections: [{ properties: { page: { size: PAGE, margin: look.margin } }, footers: { default: footer }, children }],
  });
  return Packer.toBlob(file);
}

handbook.toWord = toWord;
