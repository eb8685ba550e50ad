"""What the words of an entry suggest: read by the same reader as a message, and confirmed by the person."""

from functools import lru_cache

from calculators.tools.contacts.entries import Contact
from calculators.words.conduct import CODES, read_conduct, telling_announced
from calculators.words.cues import Words

# Words after which an entry is not calm, though they are no conduct: a suit, the police, a crime.
_NOT_CALM = r"起诉|法院|立案|仲裁|报警|公安|诈骗|坐牢|冻结|上门|走访|黑名单|失信|后果|弄|打你|威胁|恐吓|骂|闹"


def suggested_by(contact: Contact) -> tuple[str, ...]:
    """The codes that the words suggest and that are not ticked; none for what the person said.

    That others will be told is a threat, and asks whether they were told.
    """
    if not contact.incoming or not contact.said or not contact.said.strip():
        return ()
    return tuple(code for code in _read(contact.said, contact.person) if code not in contact.conduct)


@lru_cache(maxsize=4096)
def _read(said: str, person: str) -> tuple[str, ...]:
    words = Words(said)
    found = {each.code for each in read_conduct(words, person)}
    if telling_announced(words):
        found.add("disclosure")
    return tuple(code for code in CODES if code in found)


def not_calm(said: str) -> bool:
    """Whether words are such that nothing calm may be said of the entry."""
    return Words(said).has(_NOT_CALM)
