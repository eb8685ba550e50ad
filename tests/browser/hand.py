"""A reader's hand in any engine: finds things by label and role, clicks where they are, types, and reads."""

from tests.browser.engines import Engine, until

# What a person sees by its name; hidden things are not there.
_FIND = """
(role, name) => {
  const tags = { button: "button, summary, label[for]", link: "a[href]", field: "input, select, textarea", heading: "h1, h2, h3" };
  const words = each => {
    const own = each.getAttribute("aria-label") || each.getAttribute("title");
    if (role === "field") return own || (each.id && document.querySelector(`label[for="${CSS.escape(each.id)}"]`)?.innerText) || "";
    return (each.innerText.trim() || own || "").trim();
  };
  const seen = each => each.getClientRects().length > 0 && getComputedStyle(each).visibility !== "hidden";
  const clean = text => text.replace(/\\u200b/g, "").replace(/\\s+/g, " ").trim();
  const found = [...document.querySelectorAll(tags[role])].filter(seen);
  const exact = found.find(each => clean(words(each)) === name) || found.find(each => clean(words(each)).startsWith(name));
  if (!exact) return null;
  window.found = exact;
  exact.scrollIntoView({ block: "center", behavior: "instant" });
  const box = exact.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
"""
_FILL = """
text => {
  window.found.focus();
  window.found.value = text;
  window.found.dispatchEvent(new Event("input", { bubbles: true }));
}
"""


class Hand:
    """A reader with one engine."""

    def __init__(self, engine: Engine):
        self.engine = engine

    def find(self, role: str, name: str) -> dict:
        """The middle of the thing with this role and name, scrolled into view; AssertionError where it never appears."""
        return until(lambda: self.engine.run(_FIND, role, name), f"{role} {name!r} in {self.engine.name}")

    def press(self, role: str, name: str) -> None:
        """Click a button, a link or a field by its name, with the mouse."""
        at = self.find(role, name)
        self.engine.click(at["x"], at["y"])

    def fill(self, label: str, text: str) -> None:
        """Put a text into a field at once, as an input method or a paste does."""
        self.find("field", label)
        self.engine.run(_FILL, text)

    def read(self, selector: str) -> str:
        """The text of the first thing that matches; empty where nothing does."""
        return self.engine.run("selector => document.querySelector(selector)?.innerText ?? ''", selector)

    def sees(self, words: str) -> None:
        """Wait until these words stand on the page."""
        until(lambda: words in self.engine.run("() => document.body.innerText.replace(/\\u200b/g, '')"), words)

    def heading(self) -> str:
        """The page's first heading."""
        return until(lambda: self.read("h1"), "a heading").replace("\u200b", "").replace("¶", "").strip()

    def at_page(self, title: str) -> None:
        """Wait until the page with this heading is open."""
        until(lambda: title in self.read("h1").replace("\u200b", ""), f"the page {title}")

    def wait_for_form(self, *states: str) -> None:
        """Wait until the tool's form says one of ``states``."""
        script = "() => document.querySelector('form[data-calculator]')?.dataset.state ?? ''"
        until(lambda: self.engine.run(script) in states, f"a form that is {states}")

    def value(self, path: str) -> str:
        """The raw value in a result's slot."""
        return self.engine.run('path => document.querySelector(`[data-result="${path}"]`).dataset.value', path)

    def ask(self, message: dict) -> dict:
        """What Python in the page answers."""
        return self.engine.run("message => handbook.engine.ask(message)", message)
