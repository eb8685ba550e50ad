"""Who lends, in the words that people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.law.codes import DEBT_KINDS
from calculators.words.institution_names import BANKS, CONSUMER_FINANCE, PRODUCTS
from calculators.words.institutions import find_institutions, is_no_lender, kind_in_words, read_institution, without_branch


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("招行", "招商银行", None),
        ("招商银行信用卡中心", "招商银行", None),
        ("招行信用卡(7716)", "招商银行", None),
        ("花呗", "花呗", "online_loan"),
        ("马上金融", "马上消费金融", "consumer_finance"),
        ("江川银行", "江川银行", None),
        ("江川银行股份有限公司云江分行", "江川银行", None),
        ("江川银行信用卡", "江川银行", None),
        ("北岭农村商业银行股份有限公司", "北岭农村商业银行", None),
        ("云帆消费金融有限公司", "云帆消费金融", "consumer_finance"),
        ("蓝鲸小贷", "蓝鲸小贷", "microloan"),
        ("蓝鲸小额贷款有限公司", "蓝鲸小额贷款", "microloan"),
        ("星湖融资担保有限公司", "星湖融资担保", "other"),
        ("晨星资产管理有限公司", "晨星资产管理", "other"),
        ("橙花分期", "橙花分期", "online_loan"),
    ],
)
def test_a_name_tells_who_lends(written, name, kind):
    found = read_institution(written)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "written", ["老王", "表哥", "法务部", "海鸥咨询", "诉前调解中心", "某某律师事务所", "江川区人民法院", "", "银行"]
)
def test_who_lends_nothing_is_no_institution(written):
    assert read_institution(written) is None


def test_a_legal_name_is_said_only_where_it_is_certain():
    assert read_institution("招行").legal_name == "招商银行股份有限公司"
    assert read_institution("江川银行股份有限公司云江分行").legal_name == "江川银行股份有限公司"
    assert read_institution("江川银行").legal_name is None
    for product in PRODUCTS:
        for called in product.called.split():
            found = read_institution(called)
            assert (found.legal_name is None and "合同" in found.note) or "账单" in found.note, called


def test_every_name_of_the_lists_stands_for_one_lender():
    called = [each for names, *_ in (*BANKS, *CONSUMER_FINANCE) for each in names.split()]
    called += [each for product in PRODUCTS for each in product.called.split()]
    assert len(called) == len(set(called))
    assert {product.kind for product in PRODUCTS} <= set(DEBT_KINDS)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("【江川银行】您尾号7716信用卡消费", ["江川银行"]),
        ("受云帆消费金融委托提醒您", ["云帆消费金融"]),
        ("我欠江川银行和南湖银行股份有限公司信用卡中心5万，花呗8000", ["江川银行", "南湖银行股份有限公司信用卡中心", "花呗"]),
        ("平安是福，平安信用卡欠2万", ["平安"]),
        ("2019年03月11日江川银行股份有限公司云江分行发放的贷记卡", ["江川银行股份有限公司云江分行"]),
        ("今天天气很好，银行没开门", []),
    ],
)
def test_a_text_names_its_lenders(text, written):
    assert [mention.written for mention in find_institutions(text)] == written


def test_a_kind_is_what_the_words_say_before_what_the_lender_is_known_for():
    bank = read_institution("江川银行")
    assert kind_in_words("江川银行信用卡", bank) == "credit_card"
    assert kind_in_words("个人住房商业贷款", bank) == "mortgage"
    assert kind_in_words("江川银行", bank) is None
    assert kind_in_words("花呗", read_institution("花呗")) == "online_loan"


def test_a_branch_is_no_part_of_the_lender():
    assert without_branch("西陵银行股份有限公司云江市分行") == "西陵银行"
    assert without_branch("江川银行信用卡中心") == "江川银行"
    assert is_no_lender("法务部")


@given(st.text(alphabet="江川银行信用卡中心消费金融小额贷款有限公司分在的您欠0123（【 \n", max_size=400))
def test_any_text_is_searched_without_fault_and_mentions_stand_in_order(text):
    end = 0
    for mention in find_institutions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.written
        end = mention.end
