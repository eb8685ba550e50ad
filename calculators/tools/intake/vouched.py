"""Somebody else's debt that a person only vouches for or borrowed together: shown, and never in a total."""

from calculators.words.patterns import compiled

NOTE = "这是替别人担保或共同借的，没有算进总数。对方还不上时才轮到你。"
# 给表弟担保了5万; 我爸担保的 is the writer's own debt.
_OWN_WORDS = (
    r"(?:给|替|帮|为)(?!我[担作做])[^,，。;\d]{1,10}?(?:担保|作保|做保)|我(?:是|当|做|作)[^,，。;\d]{0,4}(?:担保人|保证人)|"
    r"(?:对外|为他人|替别人)担保|共同借款"
)
_MESSAGE = (
    r"[您你](?:为|所|提供|替|给)[^,，。;]{0,16}担保(?:责任)?的|[您你](?:作为|系|是)[^,，。;]{0,20}(?:担保人|保证人|共同借款人|共借人)|"
    r"承担(?:连带)?(?:保证|担保)责任"
)


def in_own_words(written: str) -> bool:
    """Whether an item that a person wrote is such a debt."""
    return bool(compiled(_OWN_WORDS).search(written))


def in_a_cell(written: str) -> bool:
    """Whether the name, the kind or the state of a table's row says so."""
    return in_own_words(written) or bool(compiled(r"(?<!有)(?<!由)(?:保证人|担保人)$").search(written.strip()))


def in_a_message(written: str) -> bool:
    """Whether a message is written to who vouched, not to who borrowed."""
    return bool(compiled(_MESSAGE).search(written))
