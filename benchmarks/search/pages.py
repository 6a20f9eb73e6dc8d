"""An archive in which every page has one spelling of a word, so that it is known which pages a search should find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Class of spellings → groups; all spellings of a group should find the pages of all of them, and no others.
# fmt: off
GROUPS: dict[str, list[list[str]]] = {
    "hamza seats": [["إسرائيل", "اسرائيل"], ["أنقرة", "انقرة"], ["مسؤول", "مسئول"], ["شؤون", "شئون"], ["آلية", "الية"]],
    "teh marbuta": [["مدرسة", "مدرسه"], ["غوطة", "غوطه"], ["جبهة", "جبهه"]],
    "alef maksura": [["مستشفى", "مستشفي"], ["مصطفى", "مصطفي"]],
    "harakat": [["مُظَاهَرَة", "مظاهرة"], ["زِلْزَال", "زلزال"]],
    "tatweel": [["حـــلـــب", "حلب"], ["دمـشـق", "دمشق"]],
    "digits": [["2254", "٢٢٥٤", "۲۲۵۴"], ["1701", "١٧٠١", "۱۷۰۱"]],
    "hidden marks": [["دير\u200fعطية", "ديرعطية"], ["قامش\u200cلي", "قامشلي"], ["con\u00advoy", "convoy"]],
    "Persian letters": [["کردستان", "كردستان"], ["یرموک", "يرموك"]],
    "presentation forms": [["ﺣﻤﺺ", "حمص"], ["ﻻﺟﺊ", "لاجئ"]],
    "article": [["هدنة", "الهدنة"], ["تحالف", "التحالف"], ["لجنة", "اللجنة"]],
    "proclitics": [["قوات", "وقوات", "فقوات", "بقوات", "لقوات", "كقوات"], ["طائرات", "وطائرات", "بطائرات"]],
    "proclitics and article": [["هجوم", "الهجوم", "والهجوم", "فالهجوم", "بالهجوم", "للهجوم", "كالهجوم", "وبالهجوم"],
                               ["حصار", "والحصار", "للحصار", "بحصار"]],
    "broken plurals": [["صاروخ", "صواريخ"], ["قرية", "قرى"], ["دولة", "دول"], ["فصيل", "فصائل"], ["حاجز", "حواجز"]],
    "sound plurals": [["اتفاق", "اتفاقات"], ["مهندس", "مهندسون", "مهندسين"], ["عقوبة", "عقوبات"]],
    "nisba and pronouns": [["روسي", "روسية"], ["حكومة", "حكومتهم", "الحكومات"]],
    "two spellings of a name": [["سوريا", "سورية"], ["أمريكا", "أميركا"], ["أوروبا", "أوربا"]],
    "English forms": [["agency", "agencies"], ["strike", "strikes", "striking"], ["bombing", "bombed"]],
    "English letters": [["Ḥasakah", "Hasakah"], ["Qa’ida", "Qaida"], ["ISIS", "isis"]],
    "names of the register": [["دير الزور", "Deir ez-Zor", "Dayr az-Zawr", "ديرالزور"], ["داعش", "Daesh"]],
}
# Words that look like one of those above and are others: no search for those may find them.
OTHERS = ["ورقة", "كتاب", "بيان", "وقود", "لبن", "سور", "حماس", "مدرب", "هدم", "قرن", "دواء", "موسيقى", "stride",
          "agent", "Hasan", "convert", "bombast", "1071", "2245", "زلال", "حمض"]
# fmt: on
REGISTER = {
    "places/deir-ez-zor": "names: {ar: دير الزور, en: Deir ez-Zor}\naliases:\n  ar: [ديرالزور]\n"
    "  en: [Dayr az-Zawr]\ntype: city\n",
    "actors/isis": "names: {ar: داعش, en: Daesh}\ntype: armed-group\n",
}
SETTINGS = '''"""Settings of a made-up archive."""

SITEURL = "https://bench.example"
TIMEZONE = "Asia/Damascus"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["mujaz.site"]
MUJAZ_FORMAT = 1
'''


@dataclass(frozen=True, slots=True)
class Spelling:
    """A page's word: its class, its group and how it is spelled."""

    kind: str
    group: int
    text: str
    slug: str


def spellings() -> Iterator[Spelling]:
    """Yield every spelling, with the slug of its page."""
    number = 0
    for kind, groups in GROUPS.items():
        for group in groups:
            first = number
            for text in group:
                yield Spelling(kind, first, text, f"2023-01-01-page-{number}")
                number += 1


def write_pages(folder: Path) -> None:
    """Write an archive of the spellings below `folder`."""
    for name, text in REGISTER.items():
        _write(folder / "content" / f"{name}.yaml", text)
    for spelling in spellings():
        _write_page(folder, spelling.slug, spelling.text)
    for number, text in enumerate(OTHERS):
        _write_page(folder, f"2023-01-01-other-{number}", text)
    _write(folder / "pelicanconf.py", SETTINGS)


def _write_page(folder: Path, slug: str, word: str) -> None:
    """Write a page in the language of its word, with nothing else that any search asks for."""
    arabic = any("\u0600" <= char <= "\ufeff" and char > "\u0600" for char in word) and not word.isascii()
    arabic = arabic and not any(char.isascii() and char.isalpha() for char in word)
    lang, text = ("ar", f"نص أول {word} نص آخر.") if arabic else ("en", f"First text {word} other text.")
    front = f"title: {'صفحة' if arabic else 'Page'}\nlang: {lang}\ndate: 2023-01-01\nslug: {slug}\nkind: briefing\n"
    front += "references: [{title: Example, url: https://bench.example/}]\n"
    _write(folder / "content" / "briefings" / lang / f"{slug}.md", f"---\n{front}---\n\n{text}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
