from __future__ import annotations

import pytest

from mujaz.clean.language import check_language, language_of
from mujaz.errors import ContentError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق صار سالكاً.", "ar"),
        ("قال علی إن الماء عاد إلى المدينة، وإن المدرسة فتحت أبوابها یوم الأحد.", "ar"),  # typed on a Persian keyboard
        ("زار رئيس غرفة كرمان چنگیز پارسا مدينة البصرة والتقى تجارها في غرفة التجارة.", "ar"),
        ("کشاورزان می\u200cگویند بارش\u200cهای پاییزی گل\u200cدهی را جلو انداخته است.", "fa"),
        ("جووتیاران دەڵێن ئاوی ئەمساڵ بەشی هەموو زەوییەکان دەکات.", "ckb"),
        ("The word سلام means peace.", "en"),
        ("", "ar"),
    ],
)
def test_a_language_is_known_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_language_that_the_archive_does_not_have_is_refused_with_a_way_out() -> None:
    with pytest.raises(ContentError, match=r"page\.html: The text is in Persian.*Arabic and English only.*--lang"):
        check_language("page.html", "fa", ("ar", "en"))
    assert check_language("page.html", "fa", None) == "fa"
