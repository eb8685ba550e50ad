// The one owner of what a person has typed. It stays in this tab, or on this device where the reader chose that.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const KEY = "repayment-handbook.case";
  const FILLED = "repayment-handbook.filled";
  const memory = new Map(); // where the browser forbids storage; gone with the page
  const stores = { tab: () => sessionStorage, device: () => localStorage };
  let seen = null; // the case as this page last read or wrote it

  function text(where, key) {
    try {
      return stores[where]().getItem(key);
    } catch {
      return null;
    }
  }

  // Read from the stores, not remembered: another tab may have changed it.
  const keptWhere = () => (text("device", KEY) === null ? "tab" : "device");
  const raw = (key) => text(keptWhere(), key) ?? memory.get(key) ?? null;

  function load(key, empty) {
    try {
      return JSON.parse(raw(key)) || empty;
    } catch {
      return empty;
    }
  }

  function keep(key, value) {
    const written = JSON.stringify(value);
    if (key === KEY) seen = written;
    try {
      stores[keptWhere()]().setItem(key, written);
      memory.delete(key);
      return true;
    } catch {
      memory.set(key, written); // full or forbidden
      return false;
    }
  }

  function drop(where) {
    try {
      [KEY, FILLED].forEach((key) => stores[where]().removeItem(key));
    } catch {
      // storage is forbidden, so nothing of ours is in it
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

  const tellOfOther = () => document.dispatchEvent(new CustomEvent("handbook:elsewhere"));

  // Another tab wrote since: the page takes that up before it adds its own, so that neither is eaten.
  function takeUpOther() {
    const now = raw(KEY);
    if (seen === null || now === seen) return;
    seen = now;
    tellOfOther();
  }

  handbook.at = at;
  handbook.put = put;
  handbook.caseFile = {
    read() {
      seen = raw(KEY);
      return load(KEY, { version: 1 });
    },
    // `change` gets the case to alter; false comes back where the browser could not keep it.
    change(change) {
      takeUpOther();
      const whole = load(KEY, { version: 1 });
      change(whole);
      return keep(KEY, withoutHoles(whole));
    },
    replace: (whole) => keep(KEY, withoutHoles(whole)),
    isEmpty: () => Object.keys(load(KEY, {})).every((key) => ["version", "saved_at"].includes(key)),
    keptWhere,
    // Move everything to "tab" or "device"; false where the browser does not let us.
    keepIn(where) {
      const values = [KEY, FILLED].map((key) => [key, raw(key)]);
      try {
        values.forEach(([key, value]) => {
          if (value !== null) stores[where]().setItem(key, value);
          else if (key === KEY && where === "device") stores[where]().setItem(key, JSON.stringify({ version: 1 }));
        });
      } catch {
        if (where === "device") drop(where); // half of it would be no place to keep it
        return false;
      }
      drop(where === "tab" ? "device" : "tab");
      seen = raw(KEY);
      return true;
    },
    filled: (name) => load(FILLED, {})[name] || {},
    setFilled(name, fields) {
      keep(FILLED, { ...load(FILLED, {}), [name]: fields });
    },
    erase() {
      memory.clear();
      drop("tab");
      drop("device");
      seen = null;
    },
  };

  window.addEventListener("storage", (event) => {
    if (event.storageArea !== localStorage || (event.key !== KEY && event.key !== null)) return;
    if (event.newValue === null) window.location.reload(); // erased in another tab: here too
    else takeUpOther();
  });
})();
