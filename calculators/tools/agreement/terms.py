"""What an agreement is about: its parties, figures and days, and what kind of debt it settles."""

from decimal import Decimal
from functools import cached_property

from calculators.tools.agreement.days import PaymentDays
from calculators.tools.agreement.figures import Figures
from calculators.tools.agreement.instalments import Instalments
from calculators.tools.agreement.parties import Parties
from calculators.tools.agreement.parts import waived
from calculators.tools.agreement.text import Text
from calculators.tools.agreement.totals import Totals


class Terms:
    """All that is read out of one text; each part is read when it is first asked for."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.parties = Parties(text)
        self.figures = Figures(text)
        self.days = PaymentDays(self.figures)
        self.instalments = Instalments(self.figures, self.days)
        self.totals = Totals(self.figures, self.instalments, self.days)

    @cached_property
    def waived(self) -> list[Decimal]:
        """What is waived, in every reading."""
        return waived(self.figures)

    @cached_property
    def is_card(self) -> bool:
        """Whether the debt is a credit card's, for which article 70 stands."""
        return self.text.has(r"信用卡|贷记卡|持卡人|发卡|个性化分期")

    @cached_property
    def is_assigned(self) -> bool:
        """Whether the text says that the claim went to somebody else."""
        return self.text.has(
            r"债权(?:已|依法|经)?[^，。；\n]{0,8}转让|受让(?:人|方|了|上述|该)|债权转移|债权[^。\n]{0,30}转让(?:给|至|予)?我司"
        )

    @cached_property
    def no_new_cards(self) -> bool:
        """Whether the debtor promises not to apply for cards until all is paid: one of the six items of article 70."""
        return self.text.has(
            r"(?:不(?:得|再|能|可|会|向)?|承诺不)[^，。；\n]{0,16}(?:申领|申请|申办|办理|新增)[^，。；\n]{0,10}(?:信用卡|贷记卡)"
        )
