"""How a contact about a debt comes, and whom it reaches: the words that the log and the reading of messages share."""

CHANNELS = {
    "phone": "电话",
    "sms": "短信",
    "wechat": "微信",
    "visit": "上门",
    "letter": "信件",
    "email": "邮件",
    "other": "其他",
}
PERSONS = {"self": "本人", "family": "家人", "friend": "朋友", "employer": "单位", "other": "其他人"}
