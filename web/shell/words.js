// Words to say or to send: each quote of a page gets a button that copies it, but for a sample, which is to be read.
(() => {
  "use strict";
  document.querySelectorAll(".md-content blockquote").forEach((quote) => {
    if (quote.querySelector(".sample")) return;
    const line = document.createElement("p");
    line.className = "press";
    const press = document.createElement("button");
    press.type = "button";
    press.className = "quiet";
    press.textContent = "复制这段话";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    press.addEventListener("click", () => handbook.copy(quote, said));
    line.append(press, said);
    quote.after(line);
  });
})();
