// Writes a result into the slots that the build drew. The page's HTML decides where and how; this only fills.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // As calculators/views writes the worked example.
  function shown(value, kind, none) {
    if (value === null || value === undefined) return none || "";
    if (kind === "money") return String(value).replace(/\B(?=(\d{3})+(?=\.))/g, ",");
    if (kind === "percent") return `${value}%`;
    if (kind === "count") return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
    if (kind === "moment") return value.replace("T", " ");
    return String(value);
  }

  const raw = (value) => (typeof value === "string" ? value : JSON.stringify(value === undefined ? null : value));

  function fillCodes(slot, value) {
    const named = new Set(Array.isArray(value) ? value : [String(value)]);
    let any = false;
    slot.querySelectorAll(":scope > [data-code]").forEach((each) => {
      each.hidden = !named.has(each.dataset.code);
      any = any || !each.hidden;
    });
    slot.hidden = !any;
  }

  // A list's rows are copies of its template, whose paths say "#" where the row's number goes. A row may hold a list,
  // and may show other lists of the same length beside its own (data-beside).
  function fillList(slot, result) {
    const path = slot.dataset.result;
    const template = slot.querySelector(":scope > template[data-rows]");
    [...slot.children].forEach((child) => child === template || child.remove());
    const paths = [path, ...(slot.dataset.beside || "").split(" ").filter(Boolean)];
    const numbered = (index) => paths.reduce((row, each) => row.replaceAll(`${each}.#`, `${each}.${index}`), template.innerHTML);
    const rows = Array.from(handbook.at(result, path) || [], (_, index) => numbered(index));
    slot.insertAdjacentHTML("beforeend", rows.join(""));
    slot.querySelectorAll('[data-as="list"]').forEach((inner) => fillList(inner, result));
  }

  function fill(root, result) {
    root.querySelectorAll('[data-result][data-as="list"]').forEach((slot) => slot.isConnected && fillList(slot, result));
    root.querySelectorAll("[data-result], [data-copy]").forEach((slot) => {
      const value = handbook.at(result, slot.dataset.result || slot.dataset.copy);
      const kind = slot.dataset.as;
      slot.dataset.value = raw(value);
      if (kind === "codes") fillCodes(slot, value === undefined ? [] : value);
      else if (kind === "present") slot.hidden = value == null || value.length === 0;
      else if (kind !== "list") slot.textContent = shown(value, kind, slot.dataset.none);
    });
    root.querySelectorAll("[data-width]").forEach((mark) => {
      mark.setAttribute("width", `${handbook.at(result, mark.dataset.width)}%`);
    });
  }

  // Drawn by the calculators, with everything typed escaped.
  function fillPictures(root, pictures) {
    root.querySelectorAll("[data-picture]").forEach((figure) => {
      figure.innerHTML = (pictures && pictures[figure.dataset.picture]) || "";
      figure.hidden = !figure.innerHTML;
    });
  }

  handbook.shown = shown;
  handbook.fillPictures = fillPictures;
  handbook.fill = fill;
})();
