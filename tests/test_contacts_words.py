"""What the words say and nobody ticked is asked about and never called calm."""

import pytest

from tests.contact_log import call, log


@pytest.mark.parametrize(
    "said, asked",
    [
        ("今天不还，明天派人到你老家挨家走访，还会告诉你孩子的学校。", {"threat", "disclosure"}),
        ("再不接电话就弄死你", {"threat"}),
        ("欠钱不还的老赖，全家都不要脸", {"insult"}),
        ("对我妈说我欠了五万", {"disclosure"}),
        ("他们堵在我家门口不走", {"following"}),
        ("昨天往我家门上泼了红油漆", {"posting"}),
        ("没敲门就闯进我家客厅", {"entry"}),
        ("去别的平台借一笔先还上", {"new_loan"}),
        ("你孩子以后不能参军考公", {"exaggeration"}),
        ("自称是公安局的", {"impersonation"}),
    ],
)
def test_words_that_were_typed_and_not_ticked_are_asked_about_and_never_called_calm(said, asked):
    result = log(call(said=said))

    assert asked <= set(result["contacts"][0]["suggested"])
    assert not any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_what_is_ticked_is_not_asked_again():
    assert [] == log(call(said="再不还就弄死你", conduct=["threat"]))["contacts"][0]["suggested"]


def test_what_the_person_said_suggests_nothing():
    assert [] == log(call(said="你再来就弄死你", direction="outgoing"))["contacts"][0]["suggested"]


def test_calm_words_stay_calm():
    result = log(call(said="问什么时候能还"))

    assert [] == result["contacts"][0]["suggested"]
    assert any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_a_suit_in_the_words_is_no_conduct_and_still_not_calm():
    result = log(call(said="不还就去法院起诉"))

    assert [] == result["contacts"][0]["suggested"]
    assert not any("没有看出违反规定的" in sentence for sentence in result["say"])


def test_danger_in_the_words_puts_safety_first():
    assert "110" in log(call(said="有人一直跟着我"))["say"][0]
