"""Small archives that are made to be hard: items of every kind, texts that break pages, a third language, and nothing.

The third language is Central Kurdish, from right to left. Its words are the English ones in Kurdish letters, so that
any word of a page that no catalogue holds is seen by its Latin letters.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).parents[2]
THEME = REPOSITORY / "theme"
LANGUAGES = ("ar", "en")
LONG = {
    "ar": ("أعلنت اللجنة المشتركة لمتابعة تنفيذ الاتفاق في المحافظات الشرقية أنها تسلمت التقارير " * 4)[:200],
    "en": ("The joint committee on the agreement in the eastern governorates said it had received reports " * 4)[:200],
}
"""A headline of 200 characters."""
WORD = {"ar": "مستشفياتنا" * 8, "en": "Llanfairpw" * 8}
"""One word of 80 letters, which no hyphen and no space breaks."""
CROWD = 60
NAMES = {"brackets": ("داعش (12)", "F-16 (USA)!"), "digits": ("اللواء 105 (حرس)", "3rd Division (2/4)")}
"""Record → names in which brackets, digits and marks stand at the ends, in Arabic and in English."""
SETTINGS = {
    "SITEURL": "https://hard.example",
    "TIMEZONE": "Asia/Damascus",
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": str(THEME),
    "PLUGINS": ["mujaz.site"],
    "MUJAZ_FORMAT": 1,
    "MUJAZ_EMAIL": "desk@hard.example",
    "MUJAZ_PAGE_SIZE": 5,
    "MUJAZ_NARROW_FROM": 2,
}
OF_ONES_OWN = {
    "MUJAZ_LANGUAGES": ["ar", "en", "ckb"],
    "MUJAZ_GROWING": ["ckb"],
    "MUJAZ_NAMES": {"ar": "دفتر الوقائع", "en": "The Ledger", "ckb": "پەڕتووکی ڕووداوەکان"},
    "MUJAZ_TAGLINES": {"ar": "وقائع موثّقة", "en": "Documented events", "ckb": "ڕووداوی بەڵگەدار"},
    "MUJAZ_LICENCE": {"ar": "رخصة", "en": "Our licence", "ckb": "مۆڵەت"},
}
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابچدێفگهیژکلمنۆپقڕستوڤەخیز")
"""Latin letter → Kurdish letter."""
KEPT = re.compile(r"(%\(\w+\)s|%%|<[^>]+>)")
"""What stays in a message as it is."""
OWN_STYLE = re.compile(r"## The colours.*?```css\n(.*?)```", re.DOTALL)
"""The stylesheet that the documentation shows."""


def write_hard_archive(root: Path) -> None:
    """Write the settings and the content of an archive with a name, colours and a third language of its own."""
    write_settings(root, **OF_ONES_OWN)
    write_kurdish(root / "content/look/ckb.po")
    guide = (REPOSITORY / "docs/make-it-yours.md").read_text("utf-8")
    found = OWN_STYLE.search(guide)
    assert found is not None
    (root / "content/look/style.css").write_text(found[1], "utf-8")
    _write_records(root)
    _write_hard_items(root)
    _write_kinds(root)
    about = root / "content/pages/ckb/about.md"
    about.parent.mkdir(parents=True)
    about.write_text("---\ntitle: دەربارە\nlang: ckb\nslug: about\nsummary: کورتە\n---\n\nدەقێکی کورت.\n", "utf-8")


def write_empty_archive(root: Path) -> None:
    """Write an archive with one record of each kind that has items, and no item."""
    write_settings(root)
    _write_records(root, crowd=0)


def write_settings(root: Path, **more: object) -> None:
    """Write `pelicanconf.py`."""
    settings = {**SETTINGS, **more}
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "pelicanconf.py").write_text("".join(f"{key} = {value!r}\n" for key, value in settings.items()), "utf-8")


def write_kurdish(path: Path) -> None:
    """Write a catalogue in which every English word is spelt in Kurdish letters."""
    with (THEME / "translations/en/LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file, locale="ckb")
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, (tuple, list))
            message.string = tuple(map(spell, message.id)) if plural else spell(message.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


def spell(message: str) -> str:
    """Return a message in Kurdish letters, its gaps as they are."""
    parts = KEPT.split(message)
    return "".join(part if number % 2 else part.lower().translate(LETTERS) for number, part in enumerate(parts))


def _write_records(root: Path, crowd: int = CROWD) -> None:
    for number in range(crowd):
        _record(
            root,
            f"actors/crowd-{number}",
            f"الهيئة العامة لشؤون المنطقة رقم {number}",
            f"General Authority no. {number}",
        )
    for record, (arabic, english) in NAMES.items():
        _record(root, f"actors/{record}", arabic, english)
    where = "part_of: governorate\ncoordinates: [35.2, 40.3]\ncoordinates_from: approximate\n"
    _record(root, "places/town", "بلدة المثال (12)", "Town (12)!", f"type: town\n{where}")
    _record(root, "places/governorate", "محافظة المثال", "The Governorate", "type: governorate\n")
    _record(root, "topics/topic", "موضوع", "A topic", "")
    _record(root, "sources/gazette", "الجريدة", "The Gazette", "type: newspaper\nurl: https://g.example/\n")


def _write_hard_items(root: Path) -> None:
    everyone = ", ".join(f"crowd-{number}" for number in range(CROWD))
    for language in LANGUAGES:
        _item(root, f"{language}/2024-05-01-long", LONG[language], "نص.\n" if language == "ar" else "Text.\n")
        _item(root, f"{language}/2024-05-02-unbroken", WORD[language], f"{WORD[language]}\n\n> {WORD[language]}\n")
        _item(root, f"{language}/2024-05-03-crowd", "Crowd", "Text.\n", f"actors: [{everyone}]\n")
        _item(root, f"{language}/2024-05-04-one-word", "Short", "كلمة\n" if language == "ar" else "Word\n")
        _item(root, f"{language}/2024-05-05-table", "Table", _table(language))
        _item(root, f"{language}/2024-05-06-names", "Names", _names(language), "actors: [brackets, digits]\n")
    _item(root, "ckb/2024-05-01-long", "سەردێڕێکی درێژ (12)", "دەق.\n")
    _item(root, "ar/2024-05-07-only-arabic", LONG["ar"], f"{WORD['en']} {WORD['ar']}\n")
    _item(root, "en/2024-05-08-only-english", NAMES["brackets"][0], "Text.\n", "actors: [brackets]\n")


def _write_kinds(root: Path) -> None:
    """Write items of every kind, status and amount of rights."""
    taken = "source: gazette\nbyline: Desk (12)\noriginal_url: https://gazette.example/a/b?c=1\n"
    taken += "archive_urls: [https://web.archive.org/web/2024/https://gazette.example/a]\n"
    taken += "actors: [brackets, digits]\nplaces: [town]\ntopics: [topic]\nsummary: F-16 (USA)! ثم داعش (12)\n"
    changed = (
        "corrections:\n  - {date: 2024-05-20, text: 'The number (12) was wrong.'}\ncontent_warning: Violence (12)\n"
    )
    changed += "redactions: [Nobody]\nplaces: [town]\ntopics: [topic]\nactors: [brackets]\nevent_date: 2024-05-11\n"
    gone = "status: withdrawn\nwithdrawn_reason: It was wrong (12).\nwithdrawn_on: 2024-05-21\n"
    body = "First paragraph, first.\n\n## Part\n\nSecond paragraph by Nobody.[^1]\n\n```\ncode\n```\n\n[^1]: A note.\n"
    for language in LANGUAGES:
        _item(root, f"{language}/2024-05-09-excerpt", "Excerpt", body, f"{taken}rights: excerpt\n")
        _item(root, f"{language}/2024-05-10-metadata", "Metadata", body, f"{taken}rights: metadata\n")
        old = f"old_urls: [/{language}/briefings/old/]\n"
        _item(root, f"{language}/2024-05-11-changed", "Changed", body, changed + old)
        _item(
            root, f"{language}/2023-04-12-version", "Version", body, "version_of: 2024-05-11-changed\nplaces: [town]\n"
        )
        _item(root, f"{language}/2024-05-13-withdrawn", "Withdrawn", body, gone)


def _record(root: Path, where: str, arabic: str, english: str, more: str = "type: organisation\n") -> None:
    """Write a record to `where`: its kind and id."""
    file = root / "content" / f"{where}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'names: {{ar: "{arabic}", en: "{english}"}}\n{more}', "utf-8")


def _item(root: Path, where: str, title: str, body: str, more: str = "") -> None:
    """Write an item to `where`: its language and the slug, which begins with the day."""
    language, slug = where.split("/")
    file = root / "content/briefings" / f"{where}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    kind = "article" if "source:" in more else "briefing"
    front = f'title: "{title}"\nlang: {language}\ndate: {slug[:10]}\nslug: {slug}\nkind: {kind}\n{more}'
    references = "references:\n  - {title: Record, url: https://record.example/a}\n"
    file.write_text(f"---\n{front}{references}---\n\n{body}", "utf-8")


def _table(language: str) -> str:
    cell = "محافظة" if language == "ar" else "Governorate"
    row = "| " + " | ".join(f"{cell} {number}" for number in range(20)) + " |\n"
    return row + "|" + " --- |" * 20 + "\n" + row * 3


def _names(language: str) -> str:
    arabic, english = NAMES["brackets"]
    return f"قال {english}، ثم {arabic}.\n" if language == "ar" else f"Said {arabic}, then {english}.\n"
