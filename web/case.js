// The one owner of what a person has typed. It stays in this tab: reload keeps it, closing the tab ends it.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const KEY = "repayment-handbook.case";
  const FILLED = "repayment-handbook.filled";
  const memory = new Map(); // where the browser forbids storage; gone with the page

  function load(key, empty) {
    try {
      return JSON.parse(sessionStorage.getItem(key)) || empty;
    } catch {
      return memory.get(key) || empty;
    }
  }

  function keep(key, value) {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      memory.set(key, value);
      return false;
    }
  }

  // The value at "debts.0.principal", or undefined.
  function at(value, path) {
    return path.split(".").reduce((inner, step) => (inner == null ? undefined : inner[step]), value);
  }

  // Put `value` at `path`; a numeric step makes a list.
  function put(whole, path, value) {
    const steps = path.split(".");
    let inner = whole;
    steps.slice(0, -1).forEach((step, index) => {
      if (inner[step] == null) inner[step] = /^\d+$/.test(steps[index + 1]) ? [] : {};
      inner = inner[step];
    });
    inner[steps[steps.length - 1]] = value;
    return whole;
  }

  // A list must not have holes: JSON would write null where nothing was typed.
  function withoutHoles(value) {
    if (Array.isArray(value)) return Array.from(value, (each) => withoutHoles(each == null ? {} : each));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]));
    }
    return value;
  }

  handbook.at = at;
  handbook.put = put;
  handbook.caseFile = {
    read: () => load(KEY, { version: 1 }),
    // `change` gets the case to alter; false comes back where the browser could not keep it.
    change(change) {
      const whole = load(KEY, { version: 1 });
      change(whole);
      return keep(KEY, withoutHoles(whole));
    },
    filled: (name) => load(FILLED, {})[name] || {},
    setFilled(name, fields) {
      keep(FILLED, { ...load(FILLED, {}), [name]: fields });
    },
    erase() {
      memory.clear();
      try {
        sessionStorage.removeItem(KEY);
        sessionStorage.removeItem(FILLED);
      } catch {
        // storage is forbidden, so nothing of ours is in it
      }
    },
  };
})();
