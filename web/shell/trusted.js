/**
 * Stands in each page before all other scripts: what becomes markup or a script's address in this page, by whosever script, goes
 * through here (Trusted Types; the page's policy requires it). Markup loses all that could act, and scripts come only from where the
 * page comes from. Browsers without it have the rest of the policy, which forbids inline scripts as well.
 */
(() => {
  // What acts or asks, and what one parser takes for words and another for markup.
  const ACTING =
    "base, embed, foreignObject, frame, frameset, iframe, link, math, meta, noembed, noframes, noscript, object, plaintext, script, style, xmp";
  const LEADING = new Set(["action", "formaction", "href", "src", "xlink:href"]);
  const RUNS = /^(javascript:|vbscript:|data:(?!image\/))/i;
  const { trustedTypes } = window;
  if (!trustedTypes) return;
  const inert = trustedTypes.createPolicy("handbook", { createHTML: (html) => html });

  /** An address as a browser reads it. @param {string} value */
  const bare = (value) => value.replace(/[\s\u0000-\u0020]/g, "");

  /** @param {DocumentFragment} part */
  function disarm(part) {
    part.querySelectorAll(ACTING).forEach((each) => each.remove());
    part.querySelectorAll("*").forEach((each) => {
      for (const { name, value } of [...each.attributes])
        if (name.startsWith("on") || name === "srcdoc" || (LEADING.has(name) && RUNS.test(bare(value))))
          each.removeAttribute(name);
      if (each instanceof HTMLTemplateElement) disarm(each.content);
    });
  }

  trustedTypes.createPolicy("default", {
    createHTML(html) {
      const template = document.createElement("template");
      template.innerHTML = inert.createHTML(html);
      disarm(template.content);
      return template.innerHTML;
    },
    // The single file brings a library as an inline script, which the policy knows by its hash: any other is still refused.
    createScript: (script) => script,
    createScriptURL(address) {
      const { protocol, host } = new URL(address, document.baseURI);
      return protocol === "blob:" || (protocol === location.protocol && host === location.host) ? address : null;
    },
  });
})();
