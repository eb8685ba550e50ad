// The single file's own way from page to page. Without it all pages stand one after the other and can be read;
// with it one is shown at a time, as it was built, and its scripts run as they do when a page of the site loads.
(() => {
  "use strict";
  const shown = document.querySelector("[data-pages]");
  const contents = document.querySelector("[data-contents]");
  const book = document.title;
  const pages = new Map();
  const ran = new Set();
  const heard = []; // what a page's scripts listen to outside it; it ends with the page

  // All ids of a page wear its mark in the file, so that they differ; alone on the stage it is as its scripts know it.
  function unmarked(root, mark) {
    root.querySelectorAll("*").forEach((each) => {
      for (const { name, value } of [...each.attributes]) {
        const leads = name === "href" && each.localName === "a";
        if (!leads && value.includes(mark)) each.setAttribute(name, value.split(mark).join(""));
      }
      if (each.content) unmarked(each.content, mark);
    });
  }

  document.querySelectorAll("article[data-page]").forEach((article) => {
    unmarked(article, `p:${article.dataset.page}:`);
    article.removeAttribute("id");
    article.remove();
    pages.set(article.dataset.page, article);
  });

  function runWords(words) {
    const script = document.createElement("script"); // allowed by the hash of these very words
    script.textContent = words;
    document.body.append(script);
    script.remove();
  }

  function run(name) {
    const source = document.querySelector(`script[data-source="${name}"]`);
    if (ran.has(name) && source.hasAttribute("data-once")) return;
    ran.add(name);
    runWords(source.textContent);
  }

  // A script that a page wants later, by the address that it has on the site: ../assets/docx.1f0c9a2b.js
  window.handbook.bringPacked = async (address) => {
    const [, name] = /(\w+)\.\w+\.js$/.exec(address);
    const bundles = JSON.parse(document.getElementById("bundles").textContent);
    if (bundles[name]) runAll(bundles[name]);
    else runWords(await window.handbook.packedText(name));
  };

  function runAll(names) {
    for (const thing of [document, window]) {
      thing.addEventListener = (...given) => {
        heard.push([thing, given]);
        EventTarget.prototype.addEventListener.apply(thing, given);
      };
    }
    try {
      names.forEach(run);
    } finally {
      delete document.addEventListener;
      delete window.addEventListener;
    }
  }

  // What the address asks for: a page, and a place on it.
  function asked() {
    const words = decodeURIComponent(window.location.hash.slice(1));
    const found = /^p:([^:]*):(.*)$/.exec(words);
    if (found && pages.has(found[1])) return { path: found[1], place: found[2] };
    return words ? { path: null, place: words } : { path: "", place: "" };
  }

  function show(path, first) {
    for (const [thing, given] of heard.splice(0)) thing.removeEventListener(...given);
    const page = pages.get(path).cloneNode(true);
    shown.replaceChildren(page);
    shown.dataset.shown = path;
    document.title = page.dataset.title === book ? book : `${page.dataset.title} - ${book}`;
    contents.open = false;
    contents.querySelectorAll("a").forEach((link) => {
      if (link.hash === `#p:${path}:`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    runAll(page.dataset.scripts.split(" ").filter(Boolean));
    const heading = page.querySelector("h1");
    if (first || !heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function follow(first) {
    const { path, place } = asked();
    const wanted = path === null ? (first === true ? "" : shown.dataset.shown) : path;
    if (first === true || wanted !== shown.dataset.shown) show(wanted, first === true);
    const goal = place && document.getElementById(place);
    if (!goal) {
      if (path !== null && !place) window.scrollTo(0, 0);
      return;
    }
    for (let fold = goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    goal.scrollIntoView();
  }

  window.addEventListener("hashchange", follow);
  // A link to where the reader already is changes no address, and still leads to the top.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#p:"]');
    if (link && link.hash === window.location.hash) follow();
  });
  follow(true);
})();
