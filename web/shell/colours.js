/** The single file's light and dark: the reader's choice, else the device's. Before the first paint, so nothing flashes. */
import { around } from "../dom.js";
import { get, set } from "../reader/stores.js";

const KEY = "repayment-handbook.colours";
/** @param {string} scheme */
const put = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);

document.documentElement.classList.replace("no-js", "js");
// A file may have no storage: then the device decides, and a choice lasts until the file is closed.
put(get("device", KEY) || (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default"));
document.body.setAttribute("data-md-color-media", "");
document.addEventListener("click", (event) => {
  if (!around(event, "[data-colours]")) return;
  const scheme = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
  put(scheme);
  set("device", KEY, scheme);
});
