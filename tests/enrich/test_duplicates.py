from __future__ import annotations

import pytest

from mujaz.enrich.duplicates import Index, Relation, compare
from mujaz.enrich.fingerprint import fingerprint

ARABIC = (
    "قالت هيئة الأنهار إن منسوب الماء في القنطرة عاد إلى معدله بعد ثلاثة أسابيع من الفيضان الذي غمر الطريق القديم. "
    "وأضافت في بيان نشرته صباح الاثنين أن 12 حافلة عبرت الجسر منذ الفجر من دون حوادث تذكر. "
    "وكان الأهالي قد انتظروا فتح المعبر طويلاً لأن المدارس والأسواق تقع على الضفة الأخرى من النهر. "
    "وذكر سائق يعمل على الخط أن الرحلة تستغرق الآن نصف ساعة فقط بعد أن كانت تدوم نهاراً كاملاً عبر الجبل."
)
ENGLISH = (
    "The Rivers Authority said the water at Qantara is back at its usual level, three weeks after the flood that "
    "covered the old road. It added in a statement on Monday that 12 buses had crossed the bridge since dawn without "
    "any accident. People had waited long for the crossing to open, because schools and markets lie on the other bank. "
    "A driver on the line said the journey now takes half an hour, when it used to last a whole day over the mountain."
)
OTHER = {
    "ar": "افتتحت المكتبة العامة في الحي القديم قاعة جديدة للأطفال بحضور الكتّاب والمعلمين وعدد كبير من العائلات التي "
    "جاءت من القرى المجاورة، وقرأت الطالبات قصصاً قصيرة من تأليفهن، ثم جالت الفرقة في الشارع الرئيس حتى المساء وهي تعزف "
    "ألحاناً من تراث الساحل، فيما وزعت الجمعية كتباً على الحاضرين.",
    "en": "The public library of the old quarter opened a new hall for children before writers, teachers and many "
    "families from the villages around it; pupils read short stories of their own, and then a band walked down the "
    "main street until the evening playing tunes of the coast, while the society gave books to all who came.",
}
TEXTS = [pytest.param("ar", ARABIC, id="ar"), pytest.param("en", ENGLISH, id="en")]


def relation(one: str, other: str, titles: tuple[str, str] = ("", "")) -> Relation | None:
    likeness = compare(fingerprint(titles[0], one), fingerprint(titles[1], other))
    return likeness.relation if likeness else None


def test_spelling_and_punctuation_do_not_part_two_copies() -> None:
    plain = ARABIC.replace("أ", "ا").replace("ً", "").replace("ة ", "ه ").replace(".", " ،").replace("12", "١٢")
    assert relation(ARABIC, plain) == "duplicate"


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_the_same_text_in_another_framing_is_a_copy(language: str, text: str) -> None:
    note = {"ar": "مراسلنا في القنطرة", "en": "From our correspondent"}[language]
    assert relation(text, f"{note}\n{text}", ("a", "b")) == "duplicate"


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_cut_text_is_a_version(language: str, text: str) -> None:
    words = text.split()
    assert relation(text, " ".join(words[: round(len(words) * 0.6)])) == "version"
    assert relation(text, f"{' '.join(words[:20])} {OTHER[language]}") is None


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_different_stories_stay_apart(language: str, text: str) -> None:
    assert relation(text, OTHER[language]) is None


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_text_with_other_figures_is_a_version(language: str, text: str) -> None:
    assert language
    assert relation(text, text.replace("12", "15")) == "version"


def test_a_figure_may_be_written_with_or_without_its_separator() -> None:
    one, other = (ENGLISH.replace("12 buses", figure) for figure in ("1,200 buses", "1200 buses"))
    assert relation(one, other) == "duplicate"


@pytest.mark.parametrize(
    ("one", "other", "titles", "expected"),
    [
        ("الفيديو في الرابط.", "الفيديو في الرابط.", ("خبر", "خبر آخر"), None),
        ("الفيديو في الرابط.", "الفيديو في الرابط", ("خبر", "خبر"), "duplicate"),
        (" ".join(ENGLISH.split()[:25]), " ".join(ENGLISH.split()[:25]), ("a", "b"), "duplicate"),
        (" ".join(ENGLISH.split()[:25]), " ".join(ENGLISH.split()[:28]), ("a", "a"), "version"),
        (f"{' '.join(ENGLISH.split()[:25])} 7", f"{' '.join(ENGLISH.split()[:25])} 8", ("a", "a"), None),
        ("", "", ("a", "a"), None),
    ],
)
def test_short_texts_are_copies_only_word_for_word(
    one: str, other: str, titles: tuple[str, str], expected: Relation | None
) -> None:
    assert relation(one, other, titles) == expected


def test_an_index_finds_the_most_alike_first_and_one_language_only() -> None:
    index = Index()
    index.add("english", "en", fingerprint("", ENGLISH))
    index.add("half", "ar", fingerprint("", " ".join(ARABIC.split()[:40])))
    index.add("same", "ar", fingerprint("", f"خاص {ARABIC}"))
    index.add("other", "ar", fingerprint("", OTHER["ar"]))
    found = index.find("ar", fingerprint("", ARABIC))
    assert [(match.key, match.likeness.relation) for match in found] == [("same", "duplicate"), ("half", "version")]
    assert index.find("fa", fingerprint("", ARABIC)) == ()
    assert [match.key for match in index.others("half")] == ["same"]


def test_what_a_publication_prints_below_every_story_makes_no_versions() -> None:
    index = Index()
    for number in range(6):
        story = " ".join(f"word{number}x{place}" for place in range(50))
        index.add(str(number), "en", fingerprint("", f"{story} {OTHER['en']}"))
    own = " ".join(f"own{place}" for place in range(50))
    assert index.find("en", fingerprint("", f"{own} {OTHER['en']}")) == ()
