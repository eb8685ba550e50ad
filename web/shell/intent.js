/**
 * Who reaches for a tool's link will want Python: what a first result needs is fetched from then on, before the tool's page comes.
 * Until then a page of the guide asks for none of it, and never where the reader saves data, or has the handbook saved.
 */
import { around } from "../dom.js";
import { handbook } from "../registry.js";

const HOVER = 80; // ms that a pointer rests upon a link of which more is wanted than to pass over it
const FOCUS = 300; // ms that the keyboard's focus rests there: who goes on with Tab passes over more links
const TOOLS = /\/tools\/\w+\//;

const spares = () =>
  /** @type {any} */ (navigator).connection?.saveData || navigator.serviceWorker?.controller || handbook.packed;

/** @param {string} root the handbook's address */
async function fetchFirst(root) {
  const answer = await fetch(`${root}engine/first.json`);
  for (const name of answer.ok ? await answer.json() : []) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "prefetch", as: "fetch", crossOrigin: "anonymous", href: `${root}engine/${name}` });
    document.head.append(link);
  }
}

/** @type {import("../page.js").Start} */
export function start({ signal }) {
  if (spares() || handbook.engine || !document.createElement("link").relList?.supports?.("prefetch")) return;
  let timer = 0;
  const heard = new AbortController();
  signal.addEventListener("abort", () => heard.abort());
  const root = (/** @type {Event} */ event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (around(event, "a[href]"));
    const place = link && link.origin === window.location.origin ? TOOLS.exec(link.pathname)?.index : undefined;
    return link && place !== undefined ? link.origin + link.pathname.slice(0, place + 1) : null;
  };
  const wanted = (/** @type {Event} */ event, wait = 0) => {
    clearTimeout(timer);
    const address = root(event);
    if (!address) return;
    timer = window.setTimeout(() => {
      heard.abort();
      fetchFirst(address).catch(() => {}); // the tool's page fetches it itself
    }, wait);
  };
  const options = { passive: true, signal: heard.signal };
  for (const kind of ["touchstart", "mousedown"]) document.addEventListener(kind, (event) => wanted(event), options);
  document.addEventListener("mouseover", (event) => wanted(event, HOVER), options);
  // A focus that a click moved, or a script, is no wish.
  const byKeyboard = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).matches(":focus-visible");
  document.addEventListener("focusin", (event) => byKeyboard(event) && wanted(event, FOCUS), options);
}
