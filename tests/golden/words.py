"""What each reader of words makes of every notation, kept as it was approved: numbers, sums, days, rates, counts, runs, lenders.

Each reader is asked every text, so that what one reads and another must not stands side by side; where nothing is read, nothing is kept.
``python -m tests.golden.read`` writes them anew.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from calculators import run
from calculators.forms import declaration as declare
from calculators.forms.steps import steps
from calculators.forms.typed import read_typed
from calculators.words import dates, institutions, numbers, pay_days, plain, quantities, runs, sum_meanings, written_sums
from calculators.words.capital_figures import capital_yuan
from tests.golden import digest

FILE = Path(__file__).parent / "read" / "words.json"
RECEIVED = date(2026, 11, 28)

_SUMS = """
0 -0 00 7 12 -12 36 2000 -2000 2000.5 2000.55 2000.555 2000. .5 1e3 +5 0.24 999999999 9999999999 99999999999 1,5 1,50 1,500 12,34 12,345.60
1,234,567.89 ２０００ ２，０００．５０ ¥2,000 ￥２０００ ¥-20 -¥20 RMB2000 rmb2000 CNY88 88CNY 人民币2000元 人民币伍万元整 2000元 2000元整 2000圆正 2000块 2000块钱 2000元人民币
2000元5角 2000元5角6分 5角 6分 3元6分 5万 5万元 5w 5W 5.5万 5.55万 5.w 0.5万 5万3 5万3千 5万3百 1万5 1万2000 1万200 1万20 1万9500 1万9500元 2万3千5百 2千 2千5 2千5百 2k 2K
3百 3百2 1.2亿 2亿 1亿2 12345万 万 千 百 零 一 二 两 十 十二 二十 二十五 百二十 两百三 三百五 三百五十 三百零五 一千 一千二 一千零二 一千零二十 两千块 两千三百四 两千多 几千 几百块 一万 一万二 一万二千 一万零二百 三万五
五万 五万元 五万块 五点五万 五点五 五点五五万 五点 点五 三点一四 一百万 一百二十万 一千万 一亿 一亿二千万 十万零三 二十万五千 伍万元整 伍万伍仟元整 伍万伍仟元伍角整 贰仟零伍分 贰仟元零伍分 壹佰贰拾叁元肆角伍分 壹拾万元整 拾万圆正 廿 廿五 卅 〇 二〇二六 两万三
一万二千三百四十五 一百一 一百一十一 一千一百一十一 千万 万万 十百 二二 百百 约2000 大约2000 大概两千 差不多5万 一共5万 共5万 每月2000 月供2000 每期800 2000左右 2000上下 2000多 2000/月 2000/期 2000每月 2000一个月 没有 无 没 空 -
4000-8500 4000~8500 4000至8500 4000到8500 4000—8500 3-5万 3万-5万 3-5万元 3w-5w 3-5千 8500-4000 4000-4000 四千到八千 0-500 -5-5 1-2-3 3至5 三到五万 10% 1成 一成 三成 两成 一成半 一半 全部 全免 九成 十成 首付30% 约三成 30个百分点 30个点 30百分点
100% 0% 101% 50.5% 50.% .5% % 百分之三十 百分之 百分之二十四点五 千分之六 千分之0.5 万分之五 万分之0.5 6‰ 0.5‰ 五‰ 美元200 200美元 US$200 $200 HK$0.00 200港币 港元30 EUR5 5欧元 100日元 RMB 88 ¥ 88 元5 5 元 12 345.60元 1 234 567元
1.2.3 1:20 12:30 3期 第3期 3/12 2026 (8812) 尾号7716 尾号:7716 后四位 7716 卡号****7716 验证码 664310 工号12 回复1 共3笔 3笔5000元 5000元3笔 500元/月 300人 20岁 5号楼 3天 3小时 2倍 2里 5米 5月 5月供500 5年 5% 5‰ 12个月 5个 ABC500 500ABC 500a *500 #500 500.00 500.1 500.123 500.12345
"""
_DAYS = """
2026年12月1日 2026年12月01日 2026年12月1号 2026年02月30日 2026年2月29日 2028年2月29日 2026-12-01 2026-12-1 2026/12/1 2026.12.1 2026.12.01 2026-12/1 20261201 2026121 2026111 26年12月1日 26-12-1 ２０２６年１２月１日 二〇二六年十二月一日 二零二六年十二月一日 贰零贰陆年壹拾贰月零壹日
12月1日 12月1号 12月32日 13月1日 0月1日 12月0日 12-01 12/1 12.1 十二月一日 十二月三十一日 元月5日 一月五号 每月15日 每月15号 每个月15日 每自然月15日 次月15日 下月15日 下个月五日 当月十五号 逐月5日 按月20日 每月最后一日 每月还款日为15日 每月32日 2027年1月起 2027年1月份起 2027年1月开始
2027年13月起 二〇二七年一月起 2027年1月 1月起 今天 明天 昨天 2026年12月1日至2027年1月1日 2026-12-01T09:30 2026-12-01 09:30 2026年12月1日 9:30 2026年12月1日 9点30分 2026/12/1 21时5分 2026-12-01T9:5 9:30 12月1日 9:30 2026-13-01 2026-00-10 0000-01-01 1000-01-01 9999-12-31 12026-12-01 2026-12-011
还款日12月10日 还款日为2026年12月10日 到期日12.10 到期日12-10 账单日12月5日 截至11月26日 截至 11月26日 截至2026年11月26日 最后还款日:12月10日 最迟12月10日 12月10日前 12月10日之前还清 12月10日（含）前 12月10日18:00前 12月10日自动扣款 12月10日将扣款 12月10日已成功还款 12月10日有3笔 12月10日有三笔账单 12月10日有 500元
请于1月5日前还款 请于12月31日前 5月28日前 5月29日前 6月1日前 2月29日前 还款日2月30日 出账日12月5日，还款日12月23日 12月5日出账，12月23日到期 还款日每月5日 第12月10日到期 due on 12/10 due date: 2026-12-10 12月10日第3期自动还款
"""
_RATES = """
24% 24 24. 0.24 24％ ２４％ 年24% 年利率24% 年化24% 年化利率24% 年息24% 利率24% 每年24% 24%/年 24%每年 24%一年 24%/y 2%/月 2%/个月 2%每月 2%每个月 2%一个月 2%/m 月2% 月息2% 月利率2% 每月2% 每个月2% 月利息:2% 月息2分 月息二分 月息2分5 月息2分5厘 月息两分半 月息2 2分 二分 2分半 2分利 2分利息 年息2分 年息2分5 一分五 5厘 月息5厘 年息5厘 日息5厘 厘 分
日息0.05% 日利率0.05% 日0.05% 每天0.05% 每日万五 一天万5 0.05%/天 0.05%/日 0.05%每天 0.05%每日 0.05%一天 0.05%/d 0.05%日 0.05%天 万五 万5 万分之五 万分之5 日息万五 月息万五 年息万五 万 日息5 日息五 千分之五 日千分之五 月千分之6 6‰ 月6‰ 0.75%/期 0.75%每期 每期0.75% 一期0.75% 月费率0.75% 每月费率0.6% 每期手续费0.75% 手续费0.75% 6厘 7.5厘 6厘每期 每月6厘 费率0.75% 约24% 24%左右
百分之二十四 年百分之二十四 月百分之二 18.25 365 1000% -5% 四倍LPR LPR 4倍
"""
_COUNTS = """
36 0 -3 +3 36期 共36期 分36期 一共36期 总共36期 约36期 36期左右 36期以内 36期之内 三十六期 三十期 3年 三年 3年期 三年期 一年 一年半 1年半 两年半 2年零3个月 2年3个月 2年又3个月 两年零三个月 1年1月 半年 半个月 12月 12个月 十二个月 0期 0年 99年 100年 2026年 2026年11月 年 期 月 3.5年 3.0 36.0 1234567890123 123456789012 1000000000 999999999
三十天 30天 30日 4口人 4个人 4人 4口 4个 4次 四口人 一家四口 四 两 二十五 30 天 共4人
12期800，24期1683.33 12期800,24期1683.33 前6个月每月500元，后30个月每月1,500元 前6期每期500，第7期至第36期每期1500 第1-6期500，第7-36期1500 第1至6期500；第8至36期1500 第1期3000，第2-36期800 第一年每月500，第二年每月800 第2年每月800 先6期每期500，末期20000 6期500，尾款20000 6期500，尾期2万 每月500还6个月，每月800还12个月 月月500共12期 36期每期1000 36期1000 每期1000，36期 12期 800 12期800
12期800 24期1,683.33 12期800；24期900；12期1000 12期八百 十二期八百元 3年每月1000 一年半每月1000 0期800 12期0 12期 每月800 12期800元/月，24期900元/月 12期800/期 先还6期500再还12期800 剩下的12期每期800 然后12期800 12期，800 12次800 第3期800 12期abc
"""
_LENDERS = """
招行 招商银行 招商银行信用卡 招商银行信用卡中心 招商银行股份有限公司 招商银行股份有限公司信用卡中心 招商银行北京分行 工行 工商银行 建行 农行 中行 交行 邮储 浦发 广发 平安 花呗 借呗 花被 白条 京东白条 金条 微粒贷 网商贷 度小满 360借条 分期乐 美团借钱 美团月付 拍拍贷 捷信 马上消费 马上消费金融股份有限公司 招联 中邮 某某小额贷款有限公司 蓝鲸小贷 橙花分期 江川银行 江川农村商业银行 江川农商行 某某融资担保有限公司 某某汽车金融有限公司 某某资产管理有限公司
表哥 老周 张三 李四借的 房贷 车贷 按揭 信用卡 贷款 现金贷 网贷 房租 水电 法院 律师事务所 12368 某某人民法院 支付宝 微信 工资 老板 中国人民银行 银行 信用社 村镇银行 丰田金融 花呗（重庆蚂蚁消费金融有限公司） 借呗/花呗 招行卡 招商 招商证券 建设 建设路 平安保险 中银 中银消费 兴业 兴业消费金融 北银 晋商消费 住房公积金贷款 助学贷款 朋友 同事小王 亲戚 物业费
"""
_SENTENCES = (
    "本期应还人民币4,562.18元，最低还款额228.11元", "应还4562.18，最低228.11", "全部应还 12,345.67 元，其中本金10000元，利息1,200.50元，违约金1,145.17元",
    "剩余本金8000，逾期金额800", "信用额度50,000元，可用额度0元，已用额度50,000", "账单金额RMB 6,120.55/最低还款额RMB 306.03", "本期账单应还总额为美元12.30，人民币100.00",
    "合计欠款3.2万，逾期3期", "您已还款500元，剩余4,500元", "结清金额20000元", "减免后还15000元即可结清", "当前余额为0.00元", "透支余额人民币23,456.00元", "欠款 5000 元 罚息 20 元", "5,000.00（本金）300.00（利息）",
    "贷款余额：120000；月供：2,300", "月供2300元，还有120000元没还", "每期应还726.33元，还款日12月10日", "尚欠6,320元", "总欠款约五万块，最低要还三千", "待还 9320 已还 680", "HKD 0.00 / RMB 300.00",
    "借款金额15,000元（人民币）", "逾期总额:1,234.5 逾期天数:40", "授信5万", "额度30000 已用29876.50", "利息0 本金8000",
)  # fmt: skip


_CAPITAL = """
0 0.01 0.1 1 10 11 100.05 1000 1001 10001 10010 10001.01 9999.99 100000 110000.5 100001000 10000000 20000001 100000000 100010000 100010001.01 100100100 1000000001
1010101010 99999999.90 120034005.6 300000000000 305.50
"""
_LENT_BY = (
    "江川银行股份有限公司",
    "云帆消费金融有限公司",
    "蓝鲸小额贷款有限公司",
    "南湖银行信用卡中心",
    "东港汽车金融有限公司",
    "老周",
    "",
)
_LENT = (
    "发放的15,000元（人民币）其他个人消费贷款",
    "发放的85,000元（人民币）个人经营性贷款",
    "发放的贷记卡（人民币账户）",
    "发放的贷记卡（美元账户）",
    "发放的300,000元（人民币）个人住房商业贷款",
    "为张三个人贷款提供保证，保证金额50,000",
)
_STANDING = (
    "2026年11月02日到期。截至2026年10月，余额9,320。", "截至2026年10月31日，余额9,320，当前有逾期，逾期金额680。", "截至2026年13月，余额9,320。", "截至2026年00月，余额1。", "截至0000年10月，余额1。",
    "已于2025年3月结清。", "已销户。当前有逾期。", "信用额度20,000元，已使用额度0。", "余额0。", "余额-20.50。", "余额1。", "余额0.50，未激活。", "截至2026年08月，透支余额5,000，大额专项分期余额3,000。", "状态为呆账，余额8,888。",
    "该笔贷款已转出。", "由资产管理公司债权接收，余额7,000。", "最近5年内有3个月处于逾期状态，没有发生过90天以上的逾期。余额100。", "从未逾期，余额200。", "透支超过60天，余额300。", "截至2023年1月，余额400。",
)  # fmt: skip
_SPANS = (
    "前6个月每月500元，此后每月1000元", "2027年1月至12月每月20日还1,000元，2028年1月至2029年12月每月还1500元", "2027年1月至2027年12月每月还1000元，其余每月1500元", "1月至12月每月500元，此后每月800元",
    "第一年每月500元，第二年每月800元，第三年每月1000元", "前六期每期500元，后三十期每期1500元", "2027年每月500元，2028年每月700元", "二〇二七年一月至十二月每月1000元，之后每月1200元", "11月至次年2月每月500元，其余每月900元",
    "27年1月起至27年6月每月500元，27年7月至29年12月每月1,400元", "首6期每期500元，余下30期每期1500元，最后1期每期20000元",
)  # fmt: skip


def _papers() -> Iterator[tuple[str, str, str]]:
    """The accounts of a report and the terms of an agreement, by what reads them."""
    for number, (lender, lent) in enumerate(itertools.product(_LENT_BY, _LENT)):
        for standing in _STANDING[number % 2 :: 2]:
            yield "intake", f"1.2024年11月02日{lender}{lent}，{standing}", "2026-11-28"
    for span in _SPANS:
        yield "agreement", f"甲方：江川银行\n乙方：张三\n乙方尚欠50000元，分36期归还，{span}。首期还款日2027年1月20日。", ""


def _read_papers() -> dict[str, str]:
    given = {}
    for name, text, received in _papers():
        found = run(name, {"text": text} | ({"received": received} if received else {}))
        parts = found["rows"] if name == "intake" else [found["arithmetic"], found["clauses"]]
        given[text] = digest([parts, found["notices"], found["say"]])
    return given


def _listed(text: str) -> list[str]:
    return [each for line in text.strip().splitlines() for each in line.split(" ") if each]


def _texts() -> list[str]:
    lines = [line for text in (_SUMS, _DAYS, _RATES, _COUNTS, _LENDERS) for line in text.strip().splitlines()]
    words = [word for text in (_SUMS, _DAYS, _RATES, _COUNTS, _LENDERS) for word in _listed(text)]
    return list(dict.fromkeys([*words, *lines, *_SENTENCES]))


@dataclass(frozen=True, kw_only=True)
class Form:
    """One field of each kind that a person may type into."""

    balance: Decimal = declare.money("balance")
    money: Decimal = declare.money("money")
    part: Decimal = declare.money("part", percent_of=("balance",))
    usual: Decimal = declare.money("usual", low_at="worst")
    worst: Decimal = declare.money("worst")
    year: Decimal = declare.percent("year", per="year")
    instalment: Decimal = declare.percent("instalment", per="instalment")
    percent: Decimal = declare.percent("percent")
    term: int = declare.instalment_count("term")
    persons: int = declare.whole_number("persons")
    day: date = declare.day("day")
    moment: str = declare.moment("moment")
    name: str = declare.short_text("name")
    flag: bool = declare.flag("flag")
    choice: str = declare.choice("choice", {"是": "是"})
    steps: tuple[Any, ...] = steps("")


FIELDS = [name for name in Form.__dataclass_fields__ if name not in ("balance", "worst")]


def _typed(name: str) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        values, said = read_typed(Form, {"balance": "50000", name: text})
        del values["balance"]
        return None if values == {name: text} and not said else (values, said)

    return read


def _readers() -> dict[str, Callable[[str], Any]]:
    return {
        "integer": numbers.read_integer,
        "count": numbers.read_count,
        "amount": numbers.read_amount,
        "amounts": lambda text: list(numbers.find_amounts(text)),
        "days": lambda text: list(dates.find_days(text)),
        "first months": lambda text: list(dates.find_first_months(text)),
        "monthly days": lambda text: list(dates.find_monthly_days(text)),
        "due date": lambda text: pay_days.due_date(text, RECEIVED),
        "due date without a day of receipt": lambda text: pay_days.due_date(text, None),
        "as of": lambda text: pay_days.as_of(text, RECEIVED),
        "yuan": quantities.amount,
        "range": quantities.amount_range,
        "share": quantities.share,
        "yearly rate": quantities.yearly_rate,
        "months": quantities.months,
        "things": quantities.count,
        "runs": runs.read_runs,
        "sum": written_sums.read_sum,
        "sums": lambda text: list(written_sums.find_sums(text)),
        "labelled": sum_meanings.labelled,
        "abroad": sum_meanings.abroad,
        "institution": institutions.read_institution,
        "institutions": lambda text: list(institutions.find_institutions(text)),
        "kind": institutions.kind_in_words,
        "no lender": lambda text: institutions.is_no_lender(text) or None,
        "without branch": lambda text: None if institutions.without_branch(text) == text else institutions.without_branch(text),
        "plain": lambda text: None if plain.plain_text(text) == text else plain.plain_text(text),
        **{f"typed into {name}": _typed(name) for name in FIELDS},
    }


def read() -> dict[str, dict[str, str]]:
    """By reader and text what is read, written out."""
    texts = _texts()
    found = {name: dict(_found(reader, texts)) for name, reader in _readers().items()}
    return found | {"capital": {each: capital_yuan(Decimal(each)) for each in _CAPITAL.split()}, "papers": _read_papers()}


def _found(reader: Callable[[str], Any], texts: list[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        value = reader(text)
        if value is not None and value not in ([], {}):
            yield text, str(value)


def main() -> None:
    """Write what is read today."""
    FILE.write_text(json.dumps(read(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
