// Python on a page that wants it only later: its script is fetched at the first call, and again after a failure.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  let engine = null;

  function fetched(progress) {
    return new Promise((resolve, reject) => {
      const ready = () => {
        handbook.engine.progress(progress);
        handbook.engine.started.then(() => resolve(handbook.engine), reject);
      };
      if (handbook.engine) {
        ready();
        return;
      }
      const script = document.createElement("script");
      script.src = document.getElementById("engine").dataset.src;
      script.onload = ready;
      script.onerror = () => reject(Object.assign(new Error("网络断了"), { offline: true }));
      document.head.append(script);
    });
  }

  handbook.python = (progress = () => {}) => {
    engine = engine || fetched(progress);
    engine.catch(() => (engine = null));
    return engine;
  };
})();
