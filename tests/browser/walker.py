"""Who walks the guided way, finding things by label and role."""

from playwright.sync_api import Page, expect

STEPS = 7
# What stands in a fold, by its summary.
FOLDED = {
    "自己写一笔": {"债权人", "债务种类", "欠款总额", "每月应还", "逾期开始日", "本金", "利息", "违约金和费用"},
    "知道本金、利息各多少": {"本金", "利息", "违约金和费用"},
    "更多：从什么时候开始": {"从什么时候开始", "手里有哪些证明"},
}


class Walker:
    """Who goes through the steps: finds things by label and role, within the form."""

    def __init__(self, page: Page, site: str):
        self.page, self.site = page, site
        self.form = page.locator("form[data-guided]")

    def begin(self):
        self.page.goto(f"{self.site}start/")
        return self

    def press(self, name, **more):
        self.form.get_by_role("button", name=name, **more).click()

    def next(self, step):
        """On to step number ``step``, and its heading has the keyboard."""
        self.press("没有，往下走" if step == 2 else "下一步")
        self.at(step)

    def at(self, step):
        expect(self.form.get_by_text(f"第 {step} 步，共 {STEPS} 步")).to_be_visible()
        assert 1 == self.form.locator("[data-step]:visible").count()
        expect(self.form.locator("[data-step]:visible [data-heading]")).to_be_focused()

    def python(self):
        expect(self.form.locator("[data-start]")).to_be_hidden(timeout=60_000)

    def field(self, label, **more):
        return self.form.get_by_label(label, **({"exact": True} | more))

    def unfold(self, summary):
        """Open a fold that is closed, as a person does."""
        fold = self.form.locator("details", has=self.page.locator("summary", has_text=summary)).last
        if not fold.evaluate("each => each.open"):
            fold.locator("> summary").click()

    def fill(self, **labels):
        for label, text in labels.items():
            for summary, inside in FOLDED.items():
                if label in inside:
                    self.unfold(summary)
            field = self.field(label)
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def lender(self, name):
        """Open a lender of the last step."""
        self.form.locator("[data-lender]", has_text=name).click()

    def case(self) -> dict:
        return self.page.evaluate("handbook.caseFile.read()")
