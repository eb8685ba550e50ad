// A document that would harm its writer is held back: why, and what to send instead, stand in its place until they are read.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  const made = (tag, words, rest = {}) => Object.assign(document.createElement(tag), { textContent: words, ...rest });

  // `ways` are offered as buttons only where `turn` can write another document on this page.
  function notice(gates, title, open, turn) {
    const box = made("div", "", { className: "notice gate" });
    box.append(made("p", `先别发${title}。`));
    const seen = new Set();
    const offered = new Map();
    gates.forEach(({ message, instead, ways }) => {
      box.append(made("p", message));
      if (instead && !seen.has(instead)) box.append(made("p", instead));
      seen.add(instead);
      ways.forEach((way) => offered.set(`${way.document}.${way.variant}`, way));
    });
    if (turn) offered.forEach((way) => box.append(made("button", `改写${way.title}`, { type: "button", className: "quiet", onclick: () => turn(way) })));
    box.append(made("button", "看过了，还是打开", { type: "button", className: "quiet", onclick: open }));
    return box;
  }

  // Hold the sheet of `section` back where one of `gates` is about the document `code`; whether it is held.
  handbook.hold = (section, { code, title }, gates, turn) => {
    section.querySelectorAll(".gate").forEach((old) => old.remove());
    const own = gates.filter((gate) => gate.document === code);
    section.classList.toggle("held", own.length > 0);
    if (!own.length) return false;
    const open = () => {
      section.classList.remove("held");
      section.querySelector("[data-sheet]").focus();
    };
    section.querySelector(".letter-tools").before(notice(own, title, open, turn));
    return true;
  };
})();
