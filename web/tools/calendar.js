// The plan's page: the days that lie ahead as a calendar, with reminders before each.
(() => {
  "use strict";
  const { caseFile, engine, taking } = window.handbook;
  const press = document.querySelector("[data-calendar]");
  if (!press) return;
  const find = (name) => document.querySelector(`[data-calendar-${name}]`);
  const { blobOf, save, saying } = taking();

  async function make() {
    const reply = await engine.ask({ do: "export", what: "calendar", case: caseFile.read(), today: window.handbook.today });
    save(reply.name, blobOf(reply));
    return reply.name;
  }

  press.addEventListener("click", () => saying(find("made"), find("problem"), make));
})();
