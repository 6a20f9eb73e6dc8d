from __future__ import annotations

from collections.abc import Callable

import pytest

from mujaz.clean.owner import owner_of
from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]


BODY = "<p>The ferry between the two banks resumed on Saturday after eleven days, the authority said.</p>" * 3


def test_the_address_stands_above_the_name(clean_page: Clean) -> None:
    head = '<link rel=canonical href="https://www.coast.example/1"><meta property=og:site_name content="North Gazette">'
    assert clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}").source == "coast-wire"


def test_the_name_of_the_site_is_known(clean_page: Clean) -> None:
    head = '<meta property=og:site_name content="North Gazette">'
    assert clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}").source == "north-gazette"


def test_a_page_of_nobody_has_no_source(clean_page: Clean) -> None:
    head = '<link rel=canonical href="https://other.example/1">'
    article = clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}")
    assert (article.source, article.canonical_url) == (None, "https://other.example/1")


def test_the_end_of_the_title_stands_above_a_slogan(clean_page: Clean) -> None:
    head = "<title>Ferry returns after eleven days :: River Mirror</title><p>The daily press of the river</p>"
    assert clean_page(f"<html>{head}<h1>Ferry returns after eleven days</h1>{BODY}").source_name == "River Mirror"


def test_a_button_behind_a_bar_in_the_title_is_no_publication(clean_page: Clean) -> None:
    page = f"<!doctype html><title>طباعة - عودة الماء إلى الحي القديم</title><h2>عودة الماء إلى الحي القديم</h2>{BODY}"
    assert clean_page(page).source_name is None


def test_the_name_of_a_site_stands_before_its_slogan_or_is_what_the_host_knows(clean_page: Clean) -> None:
    slogan = '<meta property=og:site_name content="وكالة الضفاف | أخبار البلاد والعالم">'
    host = '<link rel=canonical href="https://mirror.example/1"><meta property=og:site_name content="{}">'
    late = host.format("All the news of the long river | Mirror")
    names = [clean_page(f"<html>{head}<h1>Ferry returns</h1>{BODY}").source_name for head in (slogan, late)]
    assert names == ["وكالة الضفاف", "Mirror"]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("© 2023 Tamar Valley Radio. Read about our approach to external linking.", "Tamar Valley Radio"),
        ("© Copyright 2024 The Harlow Courier, 18 Depot St. Harlow", "The Harlow Courier"),
        ("کلیه حقوق محفوظ است © ۱۴۰۲ خبرگزاری مهتاب", "خبرگزاری مهتاب"),
        ("تمامی حقوق این سایت برای روزنامه باران محفوظ است", "روزنامه باران"),
        ("تمامی حقوق مادی و معنوی این سایت متعلق به خبرگزاری مهتاب است", "خبرگزاری مهتاب"),
        ("جميع الحقوق محفوظة لصحيفة الموج", "صحيفة الموج"),
        ("© 2022 The Quayside Times Company", "The Quayside Times"),
        ("© 2022 Harbour Dispatch. Privacy | Contact", "Harbour Dispatch"),
        ("© 2023 Gulf Review, LLC. All rights reserved.", "Gulf Review"),
        (
            "Copyright © 2024 Ministry of Water and Irrigation. Best viewed at 1024x768",
            "Ministry of Water and Irrigation",
        ),
        ("هەموو مافێک پارێزراوە © 2024", None),
        ("هەموو مافێک پارێزراوە بۆ تۆڕی زاگرۆس © 2024", "تۆڕی زاگرۆس"),
    ],
)
def test_a_notice_of_rights_names_its_owner(line: str, owner: str | None) -> None:
    assert owner_of([line]) == owner
