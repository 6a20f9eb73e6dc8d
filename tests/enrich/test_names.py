from __future__ import annotations

from mujaz.enrich.names import plant, read
from mujaz.enrich.strength import case_of
from mujaz.model import Alias, Record


def test_equal_spellings_grow_one_entry() -> None:
    aliases = (Alias("الإدارة", "ar"), Alias("الادارة", "ar"), Alias("", "ar"))
    root = plant([Record("actors", "a", "a.yaml", (("ar", "الإدارة"),), aliases)])
    assert root.entries == []
    assert {key: len(node.entries) for key, node in root.following.items()} == {"الادارة": 1, "الاداره": 1}


def test_hidden_and_never_names_do_not_grow() -> None:
    aliases = (Alias("مخفي", "ar", "hidden"), Alias("أبدا", "ar", "never"))
    assert plant([Record("actors", "a", "a.yaml", (("ar", "اسم"),), aliases)]).following == {}


def test_yeh_is_settled_after_the_proclitics() -> None:
    assert read("لعلى") == (("لعلي", 0, 0), ("على", 1, 0))
    assert read("كبرى") == (("كبري", 0, 0), ("برى", 1, 0))


def test_a_web_address_has_no_reading() -> None:
    assert read("https://example.com/Iran") == ()
    assert read("www.iran.example") == ()


def test_only_single_latin_words_ask_for_capitals() -> None:
    assert [case_of(name) for name in ("Iran", "WHO", "M23", "NATO", "eBay", "Al-Hol", "إيران", "")] == [
        "initial",
        "capitals",
        "capitals",
        "any",
        "any",
        "any",
        "any",
        "any",
    ]
