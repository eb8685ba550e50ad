// Python on a page that wants it only later: started at the first call, and again after a failure.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  let engine = null;

  async function started(progress) {
    if (!handbook.engine) await handbook.bring(document.getElementById("engine").dataset.src);
    handbook.engine.progress(progress);
    await handbook.engine.started;
    return handbook.engine;
  }

  handbook.python = (progress = () => {}) => {
    engine = engine || started(progress);
    engine.catch(() => (engine = null));
    return engine;
  };
})();
