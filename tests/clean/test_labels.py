from __future__ import annotations

import pytest

from mujaz.clean.labels import is_label


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: وكالات",
        "آخر تحديث: 12:30",
        "شارك هذا المقال على",
        "Share",
        "1.2K",
        "3 min read",
        "5 دقائق للقراءة",
        "12 آب 2023",
        "#القنطرة #الماء",
        "* * *",
        "جميع الحقوق محفوظة © 2023",
        "Published on 12 August 2023",
    ],
)
def test_lines_beside_the_text_are_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "المصدر المسؤول نفى ذلك",
        "شارك الآلاف في التشييع.",
        "#القنطرة تغرق مرة أخرى.",
        "قال: نعم.",
        "Share prices fell again.",
        "في 12 آب 2023 عاد الماء.",
    ],
)
def test_sentences_are_not(line: str) -> None:
    assert not is_label(line)
