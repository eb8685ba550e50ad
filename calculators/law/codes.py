"""The kinds of debt and the stages of collection: the codes of the contract and the words for them."""

DEBT_KINDS = {
    "credit_card": "信用卡",
    "consumer_finance": "消费金融公司贷款",
    "bank_loan": "银行消费贷",
    "online_loan": "网贷（平台借款）",
    "microloan": "小额贷款公司贷款",
    "mortgage": "房贷",
    "car_loan": "车贷",
    "business_loan": "经营贷",
    "private_loan": "个人借款",
    "other": "其他",
}

# How a person names such a debt when they speak of it.
DEBT_NAMES = {
    "credit_card": "信用卡欠款",
    "consumer_finance": "消费贷款",
    "bank_loan": "消费贷款",
    "online_loan": "网络贷款",
    "microloan": "小额贷款",
    "mortgage": "房贷",
    "car_loan": "车贷",
    "business_loan": "经营贷款",
    "private_loan": "借款",
    "other": "欠款",
}

STAGES = {
    "none": "还没有人催",
    "reminder": "收到提醒",
    "collection": "机构自己在催",
    "outsourced": "外包公司在催",
    "legal_notice": "收到律师函",
    "sued": "被起诉或收到支付令",
    "judgment": "已经判决",
    "enforcement": "已经进入执行",
}

IN_COURT = {"sued", "judgment", "enforcement"}

# Lenders that the private-lending ceiling does not cover (rule rate-private-lending-scope).
FINANCIAL_KINDS = set(DEBT_KINDS) - {"private_loan", "other"}

# Kept current before anything is shared among the others: who stops paying loses a home, or the car that earns.
PAID_FIRST_KINDS = {"mortgage", "car_loan"}

# Paid off over decades by their nature: the limit of a card's plan is no measure of them, and no lender stops their interest.
LONG_KINDS = {"mortgage"}

# What a line of expenses is called that is the monthly payment of such a debt.
PAYMENT_LINES = {"mortgage": ("房贷", "按揭", "供房"), "car_loan": ("车贷", "供车")}
