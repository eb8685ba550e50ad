"""The text of a letter, as it is drawn."""

from tests.test_dossier_documents import draw


def text(case, code, **variants):
    return draw(case, code, **variants)[code]["text"]
