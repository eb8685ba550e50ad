// A further script of ours, fetched when what it does is wanted, once, and again after a failure.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const fetched = new Map();

  handbook.script = (address) => {
    if (!fetched.has(address)) {
      fetched.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          fetched.delete(address);
          reject(Object.assign(new Error("网络断了"), { offline: true }));
        };
        document.head.append(script);
      }));
    }
    return fetched.get(address);
  };
})();
