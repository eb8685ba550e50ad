"""Lenders and products as people call them: facts, in lists that a person can check line by line.

A legal name stands here only where it does not depend on the contract. Products (花呗, 微粒贷, 放心借 …) are lent by several
companies, or by ones that change: their line names the brand and says so, and the contract's name is asked.
As of November 2026; a company that renamed itself keeps its old name among the names that people use.
"""

from typing import NamedTuple

# How people call a bank; the name that is shown; its name in the register.
BANKS = (
    ("工行 工商银行 中国工商银行 牡丹卡 牡丹信用卡", "工商银行", "中国工商银行股份有限公司"),
    ("农行 农业银行 中国农业银行", "农业银行", "中国农业银行股份有限公司"),
    ("中行 中国银行", "中国银行", "中国银行股份有限公司"),
    ("建行 建设银行 中国建设银行", "建设银行", "中国建设银行股份有限公司"),
    ("交行 交通银行", "交通银行", "交通银行股份有限公司"),
    ("邮储 邮储银行 邮政储蓄银行 中国邮政储蓄银行 邮政储蓄", "邮储银行", "中国邮政储蓄银行股份有限公司"),
    ("招行 招商 招商银行", "招商银行", "招商银行股份有限公司"),
    ("浦发 浦发银行 上海浦东发展银行", "浦发银行", "上海浦东发展银行股份有限公司"),
    ("中信 中信银行", "中信银行", "中信银行股份有限公司"),
    ("光大 光大银行 中国光大银行", "光大银行", "中国光大银行股份有限公司"),
    ("民生 民生银行 中国民生银行", "民生银行", "中国民生银行股份有限公司"),
    ("兴业 兴业银行", "兴业银行", "兴业银行股份有限公司"),
    ("平安 平安银行", "平安银行", "平安银行股份有限公司"),
    ("广发 广发银行", "广发银行", "广发银行股份有限公司"),
    ("华夏 华夏银行", "华夏银行", "华夏银行股份有限公司"),
    ("浙商 浙商银行", "浙商银行", "浙商银行股份有限公司"),
    ("渤海 渤海银行", "渤海银行", "渤海银行股份有限公司"),
    ("恒丰 恒丰银行", "恒丰银行", "恒丰银行股份有限公司"),
    ("北京银行", "北京银行", "北京银行股份有限公司"),
    ("上海银行", "上海银行", "上海银行股份有限公司"),
    ("江苏银行", "江苏银行", "江苏银行股份有限公司"),
    ("南京银行", "南京银行", "南京银行股份有限公司"),
    ("宁波银行", "宁波银行", "宁波银行股份有限公司"),
    ("杭州银行", "杭州银行", "杭州银行股份有限公司"),
    ("徽商银行", "徽商银行", "徽商银行股份有限公司"),
    ("长沙银行", "长沙银行", "长沙银行股份有限公司"),
    ("微众 微众银行 前海微众银行", "微众银行", "深圳前海微众银行股份有限公司"),
    ("网商 网商银行", "网商银行", "浙江网商银行股份有限公司"),
    ("新网银行", "新网银行", "四川新网银行股份有限公司"),
    ("亿联银行", "亿联银行", "吉林亿联银行股份有限公司"),
    ("众邦银行", "众邦银行", "武汉众邦银行股份有限公司"),
    ("富民银行", "富民银行", "重庆富民银行股份有限公司"),
    ("百信银行", "百信银行", "中信百信银行股份有限公司"),
    ("三湘银行", "三湘银行", "湖南三湘银行股份有限公司"),
    ("中关村银行", "中关村银行", "北京中关村银行股份有限公司"),
    ("苏宁银行 苏商银行", "苏商银行", ""),
    ("花旗 花旗银行", "花旗银行", ""),
    ("汇丰 汇丰银行", "汇丰银行", ""),
    ("渣打 渣打银行", "渣打银行", ""),
)

# The same of companies of consumer finance. An empty last part: renamed or not certain, so it is asked.
CONSUMER_FINANCE = (
    ("招联 招联金融 招联好期贷 好期贷 招联消费金融", "招联消费金融", ""),
    ("马上金融 马上消费 马上消费金融 安逸花", "马上消费金融", "马上消费金融股份有限公司"),
    ("捷信 捷信消费金融", "捷信消费金融", ""),
    ("中银消费 中银消费金融", "中银消费金融", "中银消费金融有限公司"),
    ("兴业消费 兴业消费金融 兴业消金", "兴业消费金融", "兴业消费金融股份公司"),
    ("中邮消费 中邮消费金融 中邮钱包", "中邮消费金融", "中邮消费金融有限公司"),
    ("杭银消费 杭银消费金融 杭银消金", "杭银消费金融", "杭银消费金融股份有限公司"),
    ("海尔消费 海尔消费金融 海尔消金", "海尔消费金融", "海尔消费金融有限公司"),
    ("中原消费 中原消费金融", "中原消费金融", "河南中原消费金融股份有限公司"),
    ("哈银消费 哈银消费金融 哈银消金", "哈银消费金融", ""),
    ("长银五八 长银五八消费金融 长银58", "长银五八消费金融", "湖南长银五八消费金融股份有限公司"),
    ("尚诚消费 尚诚消费金融", "尚诚消费金融", "上海尚诚消费金融股份有限公司"),
    ("小米消费金融", "小米消费金融", "重庆小米消费金融有限公司"),
    ("蚂蚁消费金融 蚂蚁消金 蚂蚁消费", "蚂蚁消费金融", "重庆蚂蚁消费金融有限公司"),
    ("宁银消费 宁银消费金融 宁银消金", "宁银消费金融", ""),
    ("南银法巴 南银法巴消费金融", "南银法巴消费金融", "南银法巴消费金融有限公司"),
    ("平安消费金融 平安消金", "平安消费金融", "平安消费金融有限公司"),
    ("苏银凯基 苏银凯基消费金融", "苏银凯基消费金融", "苏银凯基消费金融有限公司"),
    ("建信消费金融", "建信消费金融", "建信消费金融有限责任公司"),
    ("北银消费 北银消费金融", "北银消费金融", "北银消费金融有限公司"),
    ("锦程消费 锦程消费金融", "锦程消费金融", "四川锦程消费金融有限责任公司"),
    ("晋商消费金融 晋商消金", "晋商消费金融", "晋商消费金融股份有限公司"),
    ("湖北消费金融 湖北消金", "湖北消费金融", "湖北消费金融股份有限公司"),
    ("金美信 金美信消费金融", "金美信消费金融", "厦门金美信消费金融有限责任公司"),
    ("中信消费金融", "中信消费金融", "中信消费金融有限公司"),
)

_VARIES = "放款的公司因合同而不同。打开 App 里的借款合同，抄“贷款人”一栏的全名。"
_ANT = f"现在多由重庆蚂蚁消费金融有限公司放款，也有银行放款的。{_VARIES}"
_WEBANK = "多由微众银行和合作的银行一起放款。打开借款合同，抄“贷款人”一栏的全名。"
_MYBANK = "多由网商银行放款，也有合作的银行。打开借款合同，抄“贷款人”一栏的全名。"


class Product(NamedTuple):
    """A product: how people call it, the kind of debt, what is known of who lends."""

    called: str
    kind: str
    note: str = _VARIES


PRODUCTS = (
    Product("花呗 蚂蚁花呗", "online_loan", _ANT),
    Product("借呗 蚂蚁借呗", "online_loan", _ANT),
    Product("网商贷", "business_loan", _MYBANK),
    Product("微粒贷", "online_loan", _WEBANK),
    Product("微业贷", "business_loan", _WEBANK),
    Product("分付 微信分付", "online_loan"),
    Product("白条 京东白条", "online_loan"),
    Product("金条 京东金条 京东金融", "online_loan"),
    Product("美团借钱 美团生活费 美团月付 美团", "online_loan"),
    Product("放心借 抖音放心借 抖音月付 DOU分期", "online_loan"),
    Product("360借条 奇富借条 360借钱 360", "online_loan"),
    Product("度小满 有钱花 度小满金融", "online_loan"),
    Product("拍拍贷 信也 信也科技", "online_loan"),
    Product("分期乐 乐信 乐花卡", "online_loan"),
    Product("小赢卡贷 小赢 小赢易贷", "online_loan"),
    Product("宜享花 宜人贷 宜人财富", "online_loan"),
    Product("你我贷 嘉银 你我金融", "online_loan"),
    Product("国美易卡 易卡", "online_loan"),
    Product("任性贷 任性付 苏宁任性贷", "online_loan"),
    Product("滴滴金融 滴水贷 滴滴借钱", "online_loan"),
    Product("携程借去花 借去花 拿去花 去哪儿拿去花", "online_loan"),
    Product("小米贷款 小米金融 天星金融 随星借", "online_loan"),
    Product("还呗", "online_loan"),
    Product("洋钱罐 洋钱罐借款", "online_loan"),
    Product("榕树贷款 榕树", "online_loan"),
    Product("豆豆钱", "online_loan"),
    Product("省呗", "online_loan"),
    Product("时光分期", "online_loan"),
    Product("桔多多 桔子分期", "online_loan"),
    Product("信用飞", "online_loan"),
    Product("唯品花 唯品会", "online_loan"),
    Product("玖富万卡 玖富", "online_loan"),
    Product("微博借钱", "online_loan"),
    Product("百度有钱花", "online_loan"),
    Product("爱又米", "online_loan"),
    Product("及贷", "online_loan"),
    Product("恒易贷", "online_loan"),
    Product("好分期", "online_loan"),
    Product("来分期", "online_loan"),
    Product("众安贷 众安小贷", "online_loan"),
    Product("平安普惠 陆金所 平安融易", "online_loan", f"多由银行或信托放款，平台做担保或保证保险。{_VARIES}"),
    Product("宜信 宜信普惠", "online_loan"),
    Product("易得花", "online_loan"),
    Product("快贷 建行快贷", "bank_loan", "是建设银行的贷款产品，贷款人以合同为准。"),
    Product("融e借 融E借", "bank_loan", "是工商银行的贷款产品，贷款人以合同为准。"),
    Product("闪电贷", "bank_loan", "是招商银行的贷款产品，贷款人以合同为准。"),
    Product("网捷贷", "bank_loan", "是农业银行的贷款产品，贷款人以合同为准。"),
    Product("浦银点贷", "bank_loan", "是浦发银行的贷款产品，贷款人以合同为准。"),
    Product("惠民贷 交行惠民贷", "bank_loan", "是交通银行的贷款产品，贷款人以合同为准。"),
    Product("新一贷 白领贷", "bank_loan", "是平安银行的贷款产品，贷款人以合同为准。"),
    Product("万用金 E招贷 e招贷", "credit_card", "记在信用卡账户里的现金分期，发卡行以账单为准。"),
)
