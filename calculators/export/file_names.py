"""File names that every system takes, whatever a person typed into a name."""

import re

_MOST = 60  # characters; as Chinese in UTF-8 180 bytes, and file systems take 255
_TAKEN = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)  # names that Windows keeps for itself


def safe_name(words: str, ending: str) -> str:
    """``words`` as a file's name with ``.ending``: no separators, no marks that cannot be seen or that turn the writing."""
    # What cannot be printed are control characters, direction marks, lone surrogates, line and paragraph ends.
    seen = "".join(sign if sign.isprintable() else " " for sign in words)
    plain = re.sub(r"\s+", " ", re.sub(r'[/\\:*?"<>|]', "_", seen)).strip(" .")[:_MOST].strip(" .")
    if not plain or _TAKEN.match(plain):
        plain = f"材料{plain}"
    return f"{plain}.{ending}"


def distinct(names: list[str]) -> list[str]:
    """``names``, where a later one that is there already (in any case) is numbered."""
    taken: set[str] = set()
    given = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        number, candidate = 2, name
        while candidate.lower() in taken:
            candidate, number = f"{stem}（{number}）{dot}{ending}", number + 1
        taken.add(candidate.lower())
        given.append(candidate)
    return given
