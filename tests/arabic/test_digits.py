from __future__ import annotations

from mujaz.arabic.digits import to_arabic_indic, to_persian, to_western


def test_digits_go_each_way_and_back() -> None:
    assert to_western("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789") == "0123456789 0123456789 0123456789"
    assert to_arabic_indic("2023 ۲۰۲۳") == "٢٠٢٣ ٢٠٢٣"
    assert to_persian("2023 ٢٠٢٣") == "۲۰۲۳ ۲۰۲۳"


def test_letters_and_signs_stay() -> None:
    assert to_western("٪ ٫ آب") == "٪ ٫ آب"
