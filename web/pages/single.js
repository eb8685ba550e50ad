// The single file: all that the site's bundles do, and its own way from page to page.
import { findInHead } from "../shell/finder.js";
import { showPages } from "../shell/shell.js";
import { COPYING, DOSSIER, ENGINE, GUIDED, INTAKE, KEEPING, PAPER, SAVE, SITE, START, TOOLS } from "./starts.js";

showPages({
  site: [...SITE, ...COPYING],
  engine: ENGINE,
  tools: [...SITE, ...COPYING, ...TOOLS],
  dossier: [...SITE, ...DOSSIER],
  keeping: [...SITE, ...COPYING, ...KEEPING],
  start: [...SITE, ...START],
  guided: GUIDED,
  intake: INTAKE,
  save: SAVE,
  paper: PAPER,
});
findInHead();
