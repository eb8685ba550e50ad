"""Each sum of an agreement that can be checked is shown as stated and as computed."""

import pytest

from tests.agreements.checked import check


@pytest.mark.parametrize(
    "text, code, stated, computed",
    [
        ("还款总额36000元，分36期，每期1000元", "instalments_times_amount", "36000.00", "36000.00"),
        ("还款总额36000元，分36期，每期1000.01元", "instalments_times_amount", "36000.00", "36000.36"),
        ("还款总额50000元，分36期，每期1388.89元，最后一期1388.85元", "instalments_times_amount", "50000.00", "50000.00"),
        (
            "还款总额30000元，共24期，第1至12期每期1000元，第13至24期每期1500元",
            "instalments_times_amount",
            "30000.00",
            "30000.00",
        ),
        ("还款总额23000元，分20期，首付3000元，每期1000元", "instalments_times_amount", "23000.00", "23000.00"),
        ("欠款总额50000元，减免5000元，还款总额45000元，分50期，每期1000元", "instalments_times_amount", "45000.00", "50000.00"),
        ("欠款合计50000元，其中本金45000元，利息3800元，违约金1200元", "parts", "50000.00", "50000.00"),
        ("欠款合计50000元，其中本金45000元，利息3800元，违约金1200.01元", "parts", "50000.00", "50000.01"),
        ("欠款总额50000元，减免利息3000元、违约金1000元，还款总额46000元", "after_waiver", "46000.00", "46000.00"),
        ("欠款总额50000元，减免利息3000元，还款总额46000元", "after_waiver", "46000.00", "47000.00"),
        ("人民币伍万元整（¥50,000.00）", "amount_in_words", "50000.00", "50000.00"),
        ("乙方欠甲方50000元，分24期偿还，每期2000元", "instalments_times_amount", "50000.00", "48000.00"),
        ("分36期归还本金50000元，每期1388.89元", "instalments_times_amount", "50000.00", "50000.04"),
        ("每月还款2000元，为期两年，共计48000元", "instalments_times_amount", "48000.00", "48000.00"),
        (
            "2027年1月15日还5000元，2027年2月15日还5000元，余款2027年3月15日还2000元，共12500元",
            "schedule_rows",
            "12500.00",
            "12000.00",
        ),
        (
            "本金45000元，利息3800元，违约金1200元，合计50000元，减免利息1900元，实际应还48100元",
            "after_waiver",
            "48100.00",
            "48100.00",
        ),
        ("5000元（大写：伍万元整）", "amount_in_words", "5000.00", "50000.00"),
        # None fits: the reading that is nearest is the one to ask about.
        (
            "欠款总额50000元，首付10000元，余款40000元分12期，每期2000元，尾款15000元",
            "instalments_times_amount",
            "50000.00",
            "49000.00",
        ),
        # A fee beside each part of the debt: the total is what is owed, without the fees.
        (
            "欠款总额50000元，分36期，每期本金1388.89元加手续费300元，合计每期1688.89元",
            "instalments_times_amount",
            "50000.00",
            "50000.04",
        ),
    ],
)
def test_each_sum_that_can_be_checked_is_shown_as_stated_and_computed(text, code, stated, computed):
    assert {"code": code, "stated": stated, "computed": computed} in check(text)["arithmetic"]


def test_only_a_difference_that_rounding_does_not_explain_is_spoken_of():
    """36 × 1,388.89 is 50,000.04."""
    said = " ".join(check("还款总额50000元，分36期，每期1388.89元")["say"])
    off = " ".join(check("还款总额50000元，分36期，每期1390元")["say"])

    assert "对不上" not in said
    assert "差 40.00 元" in off
