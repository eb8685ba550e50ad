"""The codes of a message's reading and the words that a person sees for each."""

KINDS = {
    "court": "可能是法院的",
    "arbitration": "和仲裁有关",
    "notary": "和公证处有关",
    "police": "自称公安，或和公安有关",
    "fee_scam": "要你先交钱、交东西的",
    "mediation": "请你调解的",
    "third_person": "找了欠款人以外的人",
    "assignment": "说债转让了",
    "lawyer_letter": "律师函",
    "asks_confirmation": "要你确认、承诺的",
    "offer": "给方案的",
    "pressure": "施压的催收消息",
    "overdue": "逾期提醒",
    "bill": "账单",
    "reminder": "还款提醒",
    "paid": "还款到账、结清的通知",
    "not_debt": "看不出在要债",
    "unknown": "没有认出来",
}
COURTS = {"possible": "有法院的标记", "claimed": "提到了打官司或公安", "none_seen": "这几句里没看到法院的标记"}
REPLIES = {"no_reply": "先不回", "may_reply": "可以回", "call_back_official": "自己打官方电话问"}
CLAIMS = {
    "lender": "哪一家",
    "amount_due": "这一期要还多少",
    "minimum_due": "最低还多少",
    "amount_total": "一共欠多少",
    "due_date": "哪天到期",
    "days_overdue": "逾期多少天",
    "account_tail": "哪个账户",
    "own_deadline": "他定的期限",
    "court_name": "哪个法院",
    "case_number": "案号",
    "filed": "说要起诉、已经立案",
    "freeze": "说要冻结、查封",
    "visit": "说要上门",
    "credit_record": "说到征信",
    "dishonest_list": "说到失信、黑名单",
    "crime": "说你犯罪",
    "detention": "说要抓人、拘留",
    "waiver": "说能减免",
    "assigned": "说债转让了",
    "authority": "自称的身份",
}
FLAGS = {
    "fee_first": "办事之前先收钱",
    "private_payee": "钱打给个人",
    "transfer_to_account": "要你转到他给的账户",
    "link": "有链接",
    "app_download": "要你下载软件、共享屏幕",
    "asks_code_or_password": "要你的验证码或密码",
    "asks_secrecy": "叫你别告诉别人",
    "self_set_deadline": "期限是他自己定的",
    "judicial_words_without_court": "说到打官司，没有写法院和案号",
    "crime_words": "说你犯罪、要抓人",
    "credit_promise": "答应改征信",
    "reply_acknowledges_debt": "回了等于认这笔账",
    "asks_relative_to_pay": "叫家人朋友替还",
    "no_lender_named": "没写是哪一家",
    "upfront_deposit": "谈之前先交一笔",
}
# Kinds in which nobody presses for what is overdue; and with them what could not be told.
EVERYDAY = ("bill", "reminder", "paid", "not_debt")
QUIET = (*EVERYDAY, "unknown")
# How the page shows the kind: red for a deadline or a danger, amber for look here, plain for what is only to be read.
TONES = {"deadline": "有期限或有危险", "caution": "当心", "plain": "看清就好"}
