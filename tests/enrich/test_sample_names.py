"""What the sample archive's register finds in sentences of the kind that newsrooms write, and what it leaves alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mujaz.enrich.mentions import Matcher
from mujaz.errors import Problems
from mujaz.register import load

ROOT = Path(__file__).parents[2]


@cache
def read_matcher() -> Matcher:
    register = load(ROOT, ("ar", "en"), Problems())
    return Matcher([*register.records("actors"), *register.records("places")])


def find(text: str, language: str) -> list[tuple[str, str]]:
    return [(mention.id, mention.surface) for mention in read_matcher().find(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل وزير الخارجية الفرنسي إلى طوكيو قادماً من بكين.", [("tokyo", "طوكيو"), ("beijing", "بكين")]),
        ("فازت البرازيل على الأرجنتين في ساو باولو.", [("brazil", "البرازيل"), ("argentina", "الأرجنتين")]),
        (
            "أدانت الأمم المتحدة وجنوب أفريقيا القرار.",
            [("united-nations", "الأمم المتحدة"), ("south-africa", "جنوب أفريقيا")],
        ),
        ("استقلت دولة جنوب السودان عن السودان.", [("south-sudan", "دولة جنوب السودان"), ("sudan", "السودان")]),
        ("انسحبت القوات من مالي وتشاد والنيجر.", [("mali", "مالي"), ("chad", "تشاد"), ("niger", "النيجر")]),
        ("قُتل ثلاثة في مدينة القائم وفي الرمادي.", [("al-qaim", "القائم"), ("ramadi", "الرمادي")]),
        ("نزح أهالي بلدة صدد ومدينة الحراك.", [("sadad", "صدد"), ("al-hirak", "الحراك")]),
        ("التقى عباس قيادات من حركة حماس.", [("hamas", "حركة حماس")]),
        ("مباحثات بين حماس وفتح في القاهرة.", [("hamas", "حماس"), ("cairo", "القاهرة")]),
        ("قال الرئيس عباس في رام الله.", [("mahmoud-abbas", "عباس"), ("ramallah", "رام الله")]),
        ("اعتقل في فرع فلسطين ثم نُقل إلى سجن عدرا.", [("palestine-branch", "فرع فلسطين"), ("adra-prison", "سجن عدرا")]),
        ("قصفت الفرقة الرابعة حي جوبر.", [("fourth-division", "الفرقة الرابعة"), ("jobar", "جوبر")]),
        ("سلطنة عمان وسيط، والمحادثات في مسقط.", [("oman", "سلطنة عمان"), ("muscat", "مسقط")]),
        ("عاد من عمان إلى دمشق.", [("amman", "عمان"), ("damascus", "دمشق")]),
        ("نزحوا من إدلب وأريحا.", [("idlib", "إدلب"), ("ariha", "أريحا")]),
        ("اقتحام أريحا في الضفة الغربية.", [("jericho", "أريحا"), ("west-bank", "الضفة الغربية")]),
        (
            "ترامب يستقبل نتنياهو في واشنطن.",
            [("donald-trump", "ترامب"), ("benjamin-netanyahu", "نتنياهو"), ("washington", "واشنطن")],
        ),
    ],
)
def test_arabic_newswire_finds_its_records(text: str, found: list[tuple[str, str]]) -> None:
    assert find(text, "ar") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kuwait, Oman and the UAE met in Doha.",
            [("kuwait", "Kuwait"), ("oman", "Oman"), ("united-arab-emirates", "UAE"), ("doha", "Doha")],
        ),
        ("Hurras al-Din fought near Kafr Nabl.", [("hurras-al-din", "Hurras al-Din"), ("kafr-nabl", "Kafr Nabl")]),
        ("South Sudan is not Sudan.", [("south-sudan", "South Sudan"), ("sudan", "Sudan")]),
        (
            "Kyiv and Ankara spoke; Zelensky thanked Erdogan.",
            [
                ("kyiv", "Kyiv"),
                ("ankara", "Ankara"),
                ("volodymyr-zelenskyy", "Zelensky"),
                ("recep-tayyip-erdogan", "Erdogan"),
            ],
        ),
        (
            "The Houthis hold Sanaa and Hodeidah.",
            [("houthis", "Houthis"), ("sanaa", "Sanaa"), ("al-hudaydah", "Hodeidah")],
        ),
    ],
)
def test_english_newswire_finds_its_records(text: str, found: list[tuple[str, str]]) -> None:
    assert find(text, "en") == found


@pytest.mark.parametrize(
    "text",
    [
        "زاد المدرب من حماس اللاعبين وتابع الجمهور المباراة بحماس.",
        "الوزارة بصدد دراسة القرار، وهو بهذا الصدد قيد البحث.",
        "تأنيب الضمير وعذاب الضمير.",
        "قنوات فضائية وقنوات مفتوحة.",
        "سلوك الأطفال في المدارس والسلوك العدواني.",
        "نُشرت صور الأقمار الصناعية وصور من الجو.",
        "الحراك الشعبي مستمر في الوقت الحاضر.",
        "حصل على دعم مالي، واستقرار مالي ونقدي.",
        "محرك هجين وقانون التبني.",
        "قال جاسم محمد إنه سيعود، وأضاف جاسم.",
        "مسقط رأسه في الريف.",
        "وقف على صعيد عرفات يوم الحج.",
        "مشهد سياسي معقد وسيول جارفة.",
        "رجل مبارك وعيد مبارك عليكم.",
        "القائم بالأعمال والوضع القائم.",
        "تقنيات حديثة في المناطق الرطبة.",
        "جنين عمره أسبوعان.",
        "المصنع الكبير عند مفرق الطريق.",
        "ليس فينا من يقبل هذا، وذهب إلى حماه.",
        "نبل الأخلاق وكسب المال.",
        "وزارة التربية للبنات وبنين.",
        "ديريك لاعب وديرك كذلك.",
        "أذان المغرب وصلاة المغرب.",
        "حلف وارسو واتفاق أوسلو ونظام روما الأساسي.",
        "جوز الهند ونهر الأردن وقناة بنما وبحيرة تشاد.",
        "القدس العربي وروسيا اليوم وريال مدريد ونادي برشلونة.",
    ],
)
def test_words_that_only_look_like_names_are_left_alone(text: str) -> None:
    assert find(text, "ar") == []


@pytest.mark.parametrize(
    "text",
    [
        "Derek met Dana, Mari and Raju.",
        "At tall buildings, turkey and chad.",
        "The Rome Statute, the Geneva Convention and the Oslo Accords.",
        "Guinea pigs, the Panama Papers and Lake Chad.",
        "Saida and Amal are given names; tyre pressure was low.",
        "Eid Mubarak to all.",
    ],
)
def test_english_phrases_that_hold_a_name_are_left_alone(text: str) -> None:
    assert find(text, "en") == []
