"""Likeness decides between kinds where cues do not; it never tells a court, and what presses is never told quiet by it."""

import json

import pytest

from calculators import run
from calculators.tools.message import likeness
from calculators.tools.message.codes import KINDS, QUIET
from calculators.words.cues import Words
from tests.corpus import learn, messages


def test_the_table_is_what_the_labelled_texts_give():
    """``python -m tests.corpus.learn`` writes it anew; another machine's floats may round a weight differently."""
    again = set(learn.written(messages("messages")).splitlines())
    stands = set(learn.TABLE.read_text("utf-8").splitlines())

    assert len(again ^ stands) <= len(stands) // 100


def test_what_is_kept_apart_is_not_learnt_from():
    learnt = {case["request"]["text"] for name in learn.LEARNT for case in messages(name)}

    assert not learnt & {case["request"]["text"] for case in messages("messages-unseen")}


def test_each_kind_has_its_column():
    assert set(KINDS) == set(likeness.KINDS)
    assert {len(likeness.KINDS)} == {len(weights) for weights in likeness._table().values()}


@pytest.mark.parametrize("case", messages("messages-unseen"), ids=lambda case: case["id"])
def test_shares_are_of_one_whole(case):
    shares = likeness.likeness(Words(case["request"]["text"]), others=False)

    assert not shares or abs(sum(2.718281828459045**share for share in shares.values()) - 1) < 1e-6


@pytest.mark.parametrize("cued", ["overdue", "unknown", "lawyer_letter"])
def test_a_kind_that_is_not_possible_is_never_told(cued):
    words = Words("您有一份开庭材料，请您准时参加庭审，逾期将缺席判决，请携带身份证。")

    assert likeness.likeliest(cued, words, others=False, among={"pressure"}) in {cued, "pressure"}


@pytest.mark.parametrize("text", ["在吗", "哈哈哈", "锟斤拷烫烫烫□□□", "一" * 20_000, "asdf 889 ……", "ﾃﾞｰﾀ"])
def test_too_little_that_is_known_is_told_as_nothing(text):
    assert run("message", {"text": text})["unread"]


@pytest.mark.parametrize(
    "pressing",
    ["再不还就弄死你", "今天不还就群发你的通讯录", "你这个老赖不要脸", "你涉嫌诈骗，等着坐牢", "我在你家楼下守着不走"],
)
@pytest.mark.parametrize(
    "quiet", ["您的账单已还清，感谢您的支持。", "您的包裹已到驿站，请凭取件码领取。", "温馨提示：还款日快到了。"]
)
def test_what_presses_is_not_made_quiet_by_friendly_words_beside_it(pressing, quiet):
    assert run("message", {"text": f"{quiet}{pressing}"})["kind"] not in QUIET


def test_the_same_text_gives_the_same_table():
    cases = messages("messages")[:60]

    assert json.dumps(learn.learn(cases)) == json.dumps(learn.learn(cases))
