// Brings a script of ours when what it does is wanted, once: from beside the page, or out of the single file.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const brought = new Map();

  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(Object.assign(new Error("网络断了"), { offline: true }));
      document.head.append(script);
    });
  }

  // Resolves when the script has run; rejects, as where the network is gone, when it cannot be had: asking again tries again.
  handbook.bring = (address) => {
    if (handbook.bringPacked) return handbook.bringPacked(address); // knows itself what runs once and what anew
    if (!brought.has(address)) {
      brought.set(address, load(address));
      brought.get(address).catch(() => brought.delete(address));
    }
    return brought.get(address);
  };
})();
