"""What a page says of its author beside the text: who that is, and what else he or she writes."""

from __future__ import annotations

import re
from typing import Final

from mujaz.clean.lines import Draft, Line
from mujaz.clean.names import BETWEEN
from mujaz.model import Paragraph

MOST_WORDS: Final = 45
FEWEST_LINES: Final = 3
"""Beside fewer lines a note may be the article."""
BULLETS: Final = "*•·-–— "
"""What may stand before a note."""
MOST_NOTES: Final = 3
"""So many authors have a note of their own."""
SAYS_WHO: Final = re.compile(
    r"[\s,،:؛–—-]*(?:\b(?:is|was|are|has been|currently|writes|joined|lives|covers|reports|teaches|works)\b"
    r"|(?:هو|هي)?\s*(?:كاتب|كاتبة|صحفي|صحفية|صحافي|صحافية|باحث|باحثة|مراسل|مراسلة|محرر|محررة|محلل|محللة|أستاذ|أستاذة"
    r"|أكاديمي|أكاديمية|ناشط|ناشطة|مدون|مدونة|خبير|خبيرة|إعلامي|إعلامية|مدير|مديرة|روائي|روائية|شاعر|شاعرة|مترجم|مترجمة|ناقد|ناقدة"
    r"|محام|محامية|سياسي|سياسية|دبلوماسي|دبلوماسية|مخرج|مخرجة|مصور|مصورة|حقوقي|حقوقية)\b"
    r"|(?:نویسنده|روزنامه[\s\u200c]?نگار|خبرنگار|گزارشگر|پژوهشگر|استاد)\b"
    r"|.{1,200}(?:می[\s\u200c]?(?:نویسد|کند|پردازد)|است)\W*\Z)"
)
"""What stands behind the author's name in a note."""


def cut_author_notes(draft: Draft) -> Draft:
    """Return the draft without the lines above and below its text that say who its author is.

    A note begins with a name of the byline: the text of an article speaks of others.
    """
    byline, lines = draft.byline, draft.lines
    if not byline or len(lines) < FEWEST_LINES:
        return draft
    last = len(lines) - 1
    # Behind a note may still stand that the story was changed.
    places = (0, *range(max(1, last + 1 - MOST_NOTES), last + 1))
    # Few lines begin with a word of the byline, and that is seen much faster than its names are parted.
    if not any(_first_word(lines[place].text) in byline for place in places):
        return draft
    names = [name.strip() for name in BETWEEN.split(byline) if " " in name.strip()]
    if lines[last - 1].text in names and SAYS_WHO.match(lines[last].text):
        return draft.without("author note", {last - 1, last})
    return draft.without("author note", {place for place in places if _is_note(lines[place], names)})


def _first_word(text: str) -> str:
    """Return the first word of a line behind its bullet."""
    return text.lstrip(BULLETS).partition(" ")[0]


def _is_note(line: Line, names: list[str]) -> bool:
    """Tell whether a line begins with one of the names and says who that is."""
    if line.length > MOST_WORDS or not isinstance(line.block, Paragraph):
        return False
    text = line.text.lstrip(BULLETS)
    if len(names) > 1 and text.startswith(names[0]) and all(name in text for name in names):
        return True
    return any(text.startswith(name) and SAYS_WHO.match(text, len(name)) for name in names)
