"""The box of a newsletter goes whole, with its name and what is said of it, and no list below its button."""

from __future__ import annotations

from collections.abc import Callable

from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]


def test_an_arabic_box_within_the_text_goes(clean_page: Clean) -> None:
    first = "سجّل المتطوعون حتى الآن مئة وعشرين حكاية من حكايات الجدات، وفرّغوا نصفها في دفتر واحد."
    entries = ["حكايات الجن والغيلان", "حكايات الحيوان"]
    last = "وتنوي الجمعية أن تطبع مختارات من حكايات الجدات في كتاب مصور يوزع مجاناً على المدارس."
    box = ["نشرة البوابة", "رسالة أسبوعية قصيرة فيها أجمل ما نشرناه.", "اشترك"]
    article = clean_page("\n".join(["مطحنة مهجورة تصير مركزاً للحكايات", first, *box, *entries, last]))
    assert bodies(article) == [first, *entries, last]
    assert [line.text for line in article.removed if line.rule == "invitation"] == box


def test_an_english_box_within_the_text_goes(clean_page: Clean) -> None:
    first = "The society has written down sixty tales that the millers told their children on winter evenings."
    last = "It wants to print the best of the tales and give them to every school in the valley."
    box = ["Valley newsletter", "One short letter each week with the best of what we print.", "Sign up"]
    article = clean_page("\n".join(["Old mill becomes a house of tales", first, *box, last]))
    assert bodies(article) == [first, last]


def test_a_sentence_about_a_newsletter_stays(clean_page: Clean) -> None:
    first = "The society has written down sixty tales that the millers told their children on winter evenings."
    second = "The newsletter went out on Monday to 4,000 homes."
    article = clean_page("\n".join(["Old mill becomes a house of tales", first, second, first.replace("sixty", "90")]))
    assert bodies(article)[1] == second
