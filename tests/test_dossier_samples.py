"""The finished samples and the golden texts: each document read by a person once, and the same ever since."""

import pytest

from calculators import run, samples
from calculators.letters import drafts
from tests.golden.dossier import FOLDER, expected

EXPECTED = expected()
every_document = pytest.mark.parametrize("code, variant", samples.documents(), ids=lambda part: part or "-")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_reads_as_when_it_was_last_read_by_a_person(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == EXPECTED[name], "python -m tests.golden.dossier renews; read the diff"


def test_no_golden_text_is_left_over():
    assert set(EXPECTED) == {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt")}


@every_document
def test_a_finished_sample_has_no_blank(code, variant):
    sample = samples.sample(code, variant)

    assert () == sample.missing
    assert '<span class="blank">' not in sample.html


@every_document
def test_each_document_says_when_not_to_send_it(code, variant):
    sample = samples.sample(code, variant)

    assert 2 <= len(sample.when_not)
    assert all(sentence.rstrip("）").endswith(("。", "》")) or "（" in sentence for sentence in sample.when_not)


def test_a_sample_is_what_the_calculator_gives_for_its_request():
    for code, variant in samples.documents():
        (document,) = run("dossier", samples.request(code, variant))["documents"]
        assert document["html"] == samples.sample(code, variant).html


def test_there_is_a_sample_of_every_document_of_the_contract():
    assert set(drafts.TITLES) == {code for code, _ in samples.documents()}
