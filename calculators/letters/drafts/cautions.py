"""When not to send a document: sentences by document and variant, and those that the case file itself gives reason for."""

from collections.abc import Collection
from dataclasses import dataclass

from calculators.law import rules
from calculators.law.codes import IN_COURT
from calculators.letters.drafts.variants import FOLLOWS
from calculators.tools.inventory import DebtDraft


@dataclass(frozen=True)
class Caution:
    """One reason not to send a document, and the rule that it rests on."""

    words: str
    rule: str | None = None

    def covers(self, kind: str | None) -> bool:
        """Whether it concerns a debt of this kind; of an unknown kind everything might."""
        covered = rules.load(self.rule).applies_to if self.rule else ()
        return not covered or kind is None or kind in covered

    @property
    def sentence(self) -> str:
        """The reason as a reader sees it, with its source."""
        return f"{self.words}（{rules.load(self.rule).cite}）" if self.rule else self.words


_EXPIRED = Caution("怀疑已经过了诉讼时效的，先不要发。过了时效又答应还，或签了新协议，就不能再拒绝。", "limitation-expired")
_RESTART = Caution("请求分期、延期，或者先还一部分，都算同意还，诉讼时效重新算。还没想清楚的，先不要发。", "limitation-interrupt")
_SPOKEN = Caution("在电话里说愿意还、请求分期，也算同意还，诉讼时效重新算。还没想清楚的，先不要打。", "limitation-interrupt")
_NO_CARDS = Caution("还清之前打算再申请信用卡的，先不要发。协议里要承诺：结清前不向任何银行申领信用卡。", "cc-art70-six-items")
_GUARANTOR = Caution("有保证人的，先告诉他，再发。", "guarantor-effect")
_TOO_MUCH = Caution("每月的数自己做不到的，不要发。先用“还款能力”算过，再写进来。")
_FALSE = Caution("病历、流水、证明有一样不是真的，不要发。配合造假，自己也可能担责。", "agency-crime")
_COURT = Caution("收到法院传票、支付令的，先看期限。写信、打电话都代替不了答辩和异议。", "court-deadlines")
_DEADLINE = Caution("先看收到的日子和文书上写的期限。期限快到的，今天就交，不要等到写得更好。", "court-deadlines")
_CHANNEL = Caution("不要发到催收员的私人账号，也不要交给收费的“债务中介”。只走官方渠道。", "agency-crime")
_SENSITIVE = Caution("对方没有要的材料不要多给。卡号、家人的身份证号、无关的流水，先遮住。", "pipl-core")

_OFFERING = (_EXPIRED, _RESTART, _NO_CARDS, _GUARANTOR, _TOO_MUCH, _FALSE, _COURT, _CHANNEL)

CAUTIONS: dict[tuple[str, str], tuple[Caution, ...]] = {
    ("application", "reduced"): _OFFERING,
    ("application", "interest_stopped"): (
        Caution("把停息当成对方的义务，就先不要发。协议里要写明收不收息费，没有规定必须停。", "cc-art70-six-items"),
        *_OFFERING,
    ),
    ("application", "deferral"): (
        Caution("贷款已经到期的，不要用这一种。展期要在到期之前申请，贷款人同意才行。", "loan-rules"),
        Caution("看不到什么时候能开始还的，不要用这一种。缓完还不上，又是一次违约。"),
        *_OFFERING,
    ),
    ("application", "lump_sum"): (
        Caution("钱还没有到手的，不要发。要借新债来付的，也不要发。"),
        Caution("没有拿到写明“付清即结清”的书面同意，不要先付钱。"),
        *(each for each in _OFFERING if each not in (_NO_CARDS, _TOO_MUCH)),
        Caution("减免的部分，信用报告上可能写成“债务减免”。介意的，先问清楚再发。", "credit-special-transaction-14"),
    ),
    ("application", "token"): (
        Caution("还得起正常分期的，不要用这一种。利息可能照算，欠款会变多。"),
        *_OFFERING,
    ),
    ("hardship", ""): (
        _EXPIRED,
        _RESTART,
        _FALSE,
        Caution("写了没有凭据的事，先不要发。说不清的数可以不写。"),
        _SENSITIVE,
        _CHANNEL,
    ),
    ("budget", ""): (
        Caution("有收入没有写进去的，先不要发。对方会拿流水核对。"),
        Caution("数字是估的，先对一遍账单再发，或者在旁边注明是估计。"),
        _SENSITIVE,
    ),
    ("debts", ""): (
        Caution("对方没有要，不必把所有的债都告诉他。这张表上有别的债权人和你的全部欠款。"),
        Caution("列了三年没还过、没人催过的债，先不要发。签了名的清单，可能被当成同意还。", "limitation-expired"),
        Caution("列了亲友借款的，发之前想一想，他愿不愿意被写在上面。"),
        _CHANNEL,
    ),
    ("schedule", ""): (
        _EXPIRED,
        _RESTART,
        _TOO_MUCH,
        Caution("还款日早于发工资那天的，先改日子，再发。"),
    ),
    ("script", ""): (
        Caution("这一份是给你自己看的，不要发给对方。"),
        Caution("还没有算过每月能还多少，先不要打。"),
        _EXPIRED,
        _SPOKEN,
        _COURT,
        Caution("正在被威胁、人不安全的，先报警，不要自己去谈。", "complaint-routing"),
    ),
    ("evidence", ""): (
        _EXPIRED,
        _FALSE,
        Caution("清单上有、手里没有的，先删去，再发。"),
        Caution("原件不要交出去。交复印件，写上用途和日期。"),
        _SENSITIVE,
        _CHANNEL,
    ),
    ("confirm", "agreement"): (
        Caution("对方没有说过的条件，不要写成谈好的。先删去，再发。"),
        Caution("有一条不同意的，先不要发。对方回复“确认”，就可能成了约定。", "contract-variation"),
        _EXPIRED,
        _RESTART,
        _GUARANTOR,
    ),
    ("confirm", "balance"): (
        Caution("怀疑已经过了诉讼时效的，不要在信里加“我愿意还”“请求分期”。这样的话算同意还。", "limitation-interrupt"),
        Caution("已经到了法院的，先看期限。在程序里要求对方拿出证据，比写信有用。", "court-deadlines"),
        Caution("不知道对方是谁，先不要把身份证号写上去。有人自称接手了债权，先要转让通知。", "claim-assignment"),
    ),
    ("complaint", "conduct"): (
        Caution("没有发生过，或者没有记录的事，不要写。"),
        Caution("想用投诉逼对方减债的，不要发。编造事实、批量投诉逼人减免，可能犯罪。", "complaint-routing"),
        Caution("正在遭受暴力、威胁的，先打 110，信以后再写。", "complaint-routing"),
        Caution("不要用别人代写的统一模板，也不要交给收费的“债务中介”。", "agency-crime"),
    ),
    ("complaint", "third_party"): (
        Caution("被联系的人是保证人或共同借款人的，这封信不适用。", "guarantor-effect"),
        Caution("自己换了号码、没有接电话的，先恢复联系。失联的时候，可以找第三人问联系方式。", "cba-2026-guideline"),
        Caution("没有发生过，或者没有记录的事，不要写。"),
        Caution("正在遭受暴力、威胁的，先打 110，信以后再写。", "complaint-routing"),
    ),
    ("receipt", ""): (
        Caution("还没有还清的，不要发。先请对方书面告诉你，到哪天、还差多少。"),
        Caution("对方要收“结清费”才给证明的，先不要付，问清是哪一条约定。"),
    ),
    ("credit_dispute", ""): (
        Caution("逾期是真的，只是不想让人看到的，不要发。异议只纠正错误。", "credit-objection"),
        Caution("已经还清、还不到五年的不良记录，不算错误，不要为它提异议。", "credit-5y"),
        Caution("没有拿到自己的信用报告，先不要发。每年有两次免费。", "credit-free-report"),
        Caution("收费替人“洗征信”的，不要找。", "credit-repair-scam-warning"),
    ),
    ("counter", ""): (
        Caution("对方没有说过的条件，不要写成对方说的。先对一遍短信、录音，再发。"),
        Caution("算出来的数自己做不到的，不要发。先改“还价评估”里每月能还的数。"),
        _EXPIRED,
        _RESTART,
        _GUARANTOR,
        _CHANNEL,
    ),
    ("objection", ""): (
        _DEADLINE,
        Caution("写“没钱”“想分期”“愿意还”的，先删去。这样写挡不住支付令，还可能算同意还。", "payment-order-objection"),
        Caution("不是真的理由，不要选。编造事实、伪造凭据，自己要担责。"),
        Caution("只对利息、违约金提的，本金那一项照样有效。本金也不对的，一起写上。", "payment-order-objection"),
        Caution("不要用电话、口头提。写成书面的，交给发支付令的法院，留好寄出的凭证。", "payment-order-objection"),
    ),
    ("answer", ""): (
        _DEADLINE,
        Caution("时效要在一审提出。一审没提，二审再提，法院一般不支持。", "limitation-expired"),
        Caution("写“我承认”“愿意分期”“暂时没钱”的，先想清楚。时效可能过了的，删去。", "limitation-interrupt"),
        Caution("认为这家法院不该管的，另写一份管辖异议，和答辩状在同一个期限里交。", "jurisdiction-objection"),
        Caution("不是真的事，不要写。手里有的凭据，复印了一起交。"),
    ),
    ("living_costs", ""): (
        Caution("还没有收到法院的裁定、通知，卡也没有被冻的，先不用发。先打银行客服，问清是哪个法院、哪个案号。"),
        Caution("“必须留一半”“不低于最低工资”，没有这样的规定，不要写。看当地的低保标准。", "enforcement-keep-living"),
        Caution("家里人数、收入有一样不是真的，不要交。", "property-report"),
        Caution("法院要你报告财产的，先按期报告。这份申请代替不了它。", "property-report"),
    ),
}


# What a gate, or the debt's own line, says already is not said a second time.
_SAID_BY = {"limitation_possible": (_EXPIRED,), "not_payable": (_TOO_MUCH,), "in_court": (_COURT,), "secured": (_GUARANTOR,)}


def cautions(code: str, variant: str, kind: str | None = None, said: Collection[str] = ()) -> tuple[Caution, ...]:
    """Every reason not to send this variant of a document about a debt of this kind; ``said``: what stands there already."""
    found = CAUTIONS[code, "" if code in FOLLOWS else variant]
    doubles = {id(each) for reason in said for each in _SAID_BY.get(reason, ())}
    return tuple(each for each in found if each.covers(kind) and id(each) not in doubles)


def about_this(debt: DebtDraft | None) -> dict[str, Caution]:
    """What the debt's own line in the case file gives reason to stop for; its limitation has a gate of its own."""
    found = {}
    if debt and debt.stage in IN_COURT:
        words = "档案里写着，这笔债已经到了法院。先看期限，再决定发不发。写信、打电话都代替不了答辩和异议。"
        found["in_court"] = Caution(words, "court-deadlines")
    if debt and debt.secured:
        words = "档案里写着，这笔债有抵押或担保人。先想好对他们的影响，有保证人的先告诉他，再决定发不发。"
        found["secured"] = Caution(words, "guarantor-effect")
    return found
