"""What a page says of the three ways to keep the handbook. In a pack, a page that is already kept says so."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

# builder/offline.py writes the megabytes here when it knows them: kept on the device, and fetched for that.
OFFLINE_SIZE, WIRE_SIZE = "(size)", "(wire size)"
PACKS = {"zip": "repayment-handbook.zip", "single": "还款协商手册.html"}

_HERE = '<p class="kept" role="note">你现在打开的，就是存下来的一份。断网也能看、也能算。</p>'


@dataclass(frozen=True)
class Offer:
    """A pack's size in bytes and the SHA-256 of its bytes in hex."""

    bytes: int
    sha256: str

    def words(self, kind: str) -> dict[str, str]:
        """What stands in a page until the pack is there, and what is written instead."""
        return {f"({kind} size)": f"{self.bytes / 1e6:.1f}", f"({kind} sum)": self.sha256}


def save_box(root: str) -> Markup:
    """The button that keeps the whole handbook on this device; without scripts it is not there."""
    return Markup(
        '<div class="keeping"><!--served--><section class="save" data-save data-root="{root}" aria-label="保存到手机">'
        '<p data-save-words role="status">把整本手册存进这部设备，断网也能看、也能算。约下载 {wire}&nbsp;MB。'
        "存下来，手册占 {size}&nbsp;MB，启动好的计算程序约 17&nbsp;MB。你填的内容不在里面。</p>"
        '<progress max="1" value="0" aria-label="已保存" hidden></progress>'
        "<p data-save-home-screen hidden>苹果手机：先按“分享”，选“添加到主屏幕”，再从主屏幕的图标打开，在那里按“保存到手机”。</p>"
        '<p class="press"><button type="button" class="primary" data-save-press hidden>保存到手机</button>'
        '<button type="button" class="primary" data-save-update hidden>换成新版</button>'
        '<button type="button" class="quiet" data-save-icon hidden>在桌面放一个图标</button>'
        '<button type="button" class="quiet" data-save-remove hidden>从这部设备移除</button></p></section>'
        '<script src="{root}assets/save.js" defer></script>'
        "<!--/served--><!--packed{here}/packed--></div>"
    ).format(root=root, wire=WIRE_SIZE, size=OFFLINE_SIZE, here=Markup(_HERE))


def offered_packs(root: str) -> Markup:
    """The two packs to download, each with its size and its SHA-256."""
    rows = Markup("").join(
        Markup(
            '<li class="pack"><a class="pack-link" href="{root}download/{file}" download="{name}">{words}</a> '
            '<span class="pack-size">{size}&nbsp;MB</span>'
            '<span class="pack-sum">SHA-256 <code>{digest}</code></span></li>'
        ).format(
            root=root,
            file=quote(PACKS[kind]),
            name=PACKS[kind],
            words=words,
            size=f"({kind} size)",
            digest=f"({kind} sum)",
        )
        for kind, words in (("single", "下载单个文件：还款协商手册.html"), ("zip", "下载压缩包：repayment-handbook.zip"))
    )
    return Markup('<div class="keeping"><!--served--><ul class="packs">{}</ul><!--/served--><!--packed{}/packed--></div>').format(
        rows, Markup(_HERE)
    )


def way_picture(way: str) -> Markup:
    """The picture of one way: ``installed``, ``single`` or ``zip``."""
    text = (Path(__file__).parent / "pictures" / f"{way}.svg").read_text(encoding="utf-8")
    return Markup(text.replace("\n", ""))
