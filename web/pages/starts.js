/**
 * What each bundle of the site starts on its page, in this order; the single file starts the same (web/pages/single.js).
 * A page has one bundle, which starts what every page does (SITE) and what is its own; what comes later is one of its own.
 */
import * as save from "../offline/save.js";
import * as versions from "../offline/versions.js";
import { startEngine } from "../python/engine.js";
import * as erase from "../offline/erase.js";
import * as carrying from "../reader/carrying.js";
import * as keeping from "../reader/keeping.js";
import * as twoCases from "../reader/two_cases.js";
import * as where from "../reader/where.js";
import * as intent from "../shell/intent.js";
import * as inChat from "../shell/in_chat.js";
import * as copy from "../shell/copy.js";
import * as larger from "../shell/larger.js";
import * as notes from "../shell/notes.js";
import * as resume from "../shell/resume.js";
import * as siteOwn from "../shell/site.js";
import * as theme from "../shell/theme.js";
import * as words from "../shell/words.js";
import * as calendar from "../tools/calendar.js";
import * as carry from "../tools/carry.js";
import * as courtPaper from "../tools/court_paper.js";
import * as dossierOwn from "../tools/dossier.js";
import * as form from "../tools/form.js";
import * as intakeOwn from "../tools/intake.js";
import * as letterHere from "../tools/letter_here.js";
import * as letters from "../tools/letters.js";
import * as lenders from "../tools/lenders.js";
import * as practise from "../tools/practise.js";
import * as received from "../tools/received.js";
import * as sheet from "../tools/sheet.js";
import * as guided from "../tools/start.js";
import * as stepAble from "../tools/step_able.js";
import * as stepCheck from "../tools/step_check.js";
import * as stepDebt from "../tools/step_debt.js";
import * as stepKeep from "../tools/step_keep.js";
import * as stepPaste from "../tools/step_paste.js";
import * as taking from "../tools/taking.js";
import * as negotiationChoice from "../tools/negotiation_choice.js";

/** @typedef {import("../page.js").Start} Start */

/** @type {Start[]} */
export const SITE = [
  inChat.start,
  siteOwn.start,
  larger.start,
  where.start,
  twoCases.start,
  erase.start,
  versions.start,
  intent.start,
];
/** What a page of the guide, and a tool with a record to copy, does beside that. @type {Start[]} */
export const COPYING = [copy.start, words.start, notes.start, resume.start];
/** @type {Start[]} */
export const ENGINE = [startEngine];
/** @type {Start[]} */
export const TOOLS = [
  theme.start,
  negotiationChoice.start,
  form.start,
  sheet.start,
  letters.start,
  letterHere.start,
  taking.start,
  calendar.start,
];
/** @type {Start[]} */
export const DOSSIER = [theme.start, negotiationChoice.start, sheet.start, taking.start, dossierOwn.start];
/** @type {Start[]} */
export const KEEPING = [theme.start, keeping.start, carrying.start];
/** @type {Start[]} */
export const START = [theme.start, guided.start];
/** What the guided way brings with Python. @type {Start[]} */
export const GUIDED = [
  sheet.start,
  taking.start,
  stepCheck.start,
  stepPaste.start,
  stepDebt.start,
  stepKeep.start,
  stepAble.start,
  lenders.start,
];
/** What the tools that read texts do beside the form. @type {Start[]} */
export const INTAKE = [intakeOwn.start, carry.start, received.start];
/** What the page of a court's paper does beside the guide. @type {Start[]} */
export const PAPER = [sheet.start, courtPaper.start, practise.start];
/** @type {Start[]} */
export const SAVE = [save.start];
