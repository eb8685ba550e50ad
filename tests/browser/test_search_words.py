"""Search finds the page for the words that people use, though the page uses the law's.

The site's own search worker answers, run by Node as the browser runs it; the first three pages count.
"""

import pytest

from tests.search import ask

QUERIES = {
    "还不上了": "guide/facing/",
    "没钱还了怎么办": "guide/facing/",
    "会坐牢吗": "guide/facing/",
    "不敢接电话": "guide/facing/",
    "以贷养贷": "guide/facing/",
    "欠了好多家": "guide/debts/",
    "每月能还多少": "guide/capacity/",
    "失业证明": "guide/proofs/",
    "怎么跟银行谈": "guide/negotiate/",
    "话术": "guide/call/",
    "银行不同意怎么办": "guide/wrong/",
    "口头协议": "guide/agreement/",
    "二次违约": "guide/after/",
    "结清证明": "guide/after/",
    "征信花了": "guide/credit/",
    "呆账": "glossary/",
    "债务优化公司": "guide/traps/",
    "洗征信": "guide/traps/",
    "被骗了": "guide/traps/",
    "不想活了": "guide/crisis/",
    "上门催收": "guide/collection/",
    "没饭吃": "guide/crisis/",
    "爆通讯录": "guide/complain/",
    "打给单位": "guide/complain/",
    "12378": "guide/complain/",
    "银保监会投诉": "guide/complain/",
    "被起诉了": "guide/court/",
    "传票": "guide/court/",
    "支付令": "situations/payment-order/",
    "律师函": "guide/court/",
    "卡被冻结": "guide/enforcement/",
    "老赖": "guide/enforcement/",
    "债被卖了": "guide/law/",
    "高利贷": "guide/kinds/private-loan/",
    "花呗": "guide/kinds/online-loan/",
    "离婚": "guide/family/",
    "停息挂账": "guide/kinds/credit-card/",
    "砍头息": "glossary/",
    "利滚利": "glossary/",
    "多还多少": "tools/offer/",
    "房贷断供": "guide/kinds/mortgage/",
    "睡不着": "guide/mind/",
    "过了时效": "guide/limitation/",
    "替人担保": "guide/guarantor/",
    "信用卡逾期": "guide/kinds/credit-card/",
    "让我一次还清": "guide/pushback/",
    "答辩状": "guide/answer/",
    "破产": "guide/bankruptcy/",
    "还款能力": "tools/capacity/",
    "先还哪家": "tools/allocation/",
    "年化多少": "tools/rates/",
    "申请书模板": "tools/dossier/",
    "检查协议": "tools/agreement/",
    "催收记录": "tools/contacts/",
    "还剩几天": "tools/timeline/",
    "还了多少": "tools/plan/",
    "拖着不还": "tools/projection/",
    "债务全景": "tools/inventory/",
    "安全吗": "about/",
    "换手机": "case/",
    "空白表格": "paper/",
    "第70条": "guide/kinds/credit-card/",
    "个性化分期": "guide/kinds/credit-card/",
    "录音": "guide/call/",
    "催收": "situations/collectors-call/",
    "时效": "guide/limitation/",
    "强制执行": "guide/enforcement/",
    "下个月还不上": "situations/not-yet-overdue/",
    "刚逾期": "situations/just-overdue/",
    "天天打电话": "situations/collectors-call/",
    "公司知道了": "situations/family-called/",
    "催收函": "situations/lawyer-letter/",
    "法院短信": "situations/court-message/",
    "开庭": "situations/summons/",
    "判了": "situations/judgment/",
    "又还不上了": "situations/cannot-keep/",
    "还清了": "situations/paid-off/",
    "196条": "law/not-real/",
    "失业了": "stories/income-lost/",
}


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """The pages found for each query, best first."""
    return {query: [place["page"] for place in places] for query, places in ask(list(QUERIES)).items()}


@pytest.mark.parametrize("query, page", QUERIES.items())
def test_peoples_words_find_their_page_among_the_first_three(found, query, page):
    assert page in found[query][:3]
