"""Lines that speak to the reader and not of the story: invitations, consent, rights, captions."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.phrases import phrases

MOST_WORDS = 45
"""A longer line is running text, whatever it asks for."""
RIGHTS_WORDS = 30
PROCLITICS = "\u0648\u0641\u0628\u0644"  # WAW, FEH, BEH, LAM
"""Letters that Arabic writes together with the word behind them."""
ASKING_WORDS = 4
"""An invitation begins within so many words."""
FOLLOW = re.compile(
    r"\W*(?:follow|(?:join|find|like) us)\b.{1,60} on "
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|tiktok|youtube|bluesky)\b"
)
"""Follow Harbour Broadcasting on Facebook."""
CREDIT = re.compile(r"[(\[/|،,-]\s*(?P<name>[^()\[\]/|]{2,40})[)\]]?\s*\Z")
"""What a caption ends with: (رويترز), / Reuters."""
CAPTION_WORDS = 40


def is_promo(text: str) -> bool:
    """Tell whether a line invites the reader to subscribe, follow or agree, or states rights.

    >>> is_promo("Sign up to our newsletter and get the best stories in your inbox.")
    True
    >>> is_promo("تابعوا آخر أخبارنا عبر قناتنا على تلغرام")
    True
    >>> is_promo("تابع الأهالي سيرهم نحو القرية عبر طريق جبلي قديم.")
    False
    """
    folded = _fold(text)
    words = folded.split()
    if len(words) > MOST_WORDS:
        return False
    if len(words) <= RIGHTS_WORDS and (text.startswith(("©", "(c) 20")) or _any("rights").search(folded)):
        return True
    if _any("consent_thing").search(folded) and _any("consent").search(folded):
        return True
    if FOLLOW.match(folded):
        return True
    start = " ".join(words[:ASKING_WORDS])
    return bool(_any("invite").search(start) or _any("invite_anywhere").search(folded)) and bool(
        _any("invite_thing").search(folded)
    )


def is_caption(text: str) -> bool:
    """Tell whether a line is a picture's caption or credit: it says so at its start, or names an agency at its end.

    >>> is_caption("صورة 2: شاحنات عند المعبر"), is_caption("A bridge in the fog. Getty Images")
    (True, True)
    """
    if len(text.split()) > CAPTION_WORDS:
        return False
    if _caption_start().match(_fold(text)):
        return True
    credit = CREDIT.search(text)
    named = fold_lookup(credit["name"]).strip(" .") if credit else ""
    return named in phrases("credit") or " ".join(_fold(text).rstrip(" .").split()[-2:]) == "getty images"


@lru_cache(maxsize=1024)
def _fold(text: str) -> str:
    return fold_lookup(text.replace("\u200c", " "))


@cache
def _any(kind: str) -> re.Pattern[str]:
    """Return what finds any phrase of a `kind` as whole words in a folded text."""
    known = "|".join(map(re.escape, sorted(phrases(kind), reverse=True)))
    return re.compile(rf"(?<!\w)[{PROCLITICS}]?(?:{known})(?!\w)")


@cache
def _caption_start() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(phrases("caption"), reverse=True)))
    return re.compile(rf"[\W_]*(?:{known})\s*\d*\s*[:،,|/]")  # ARABIC COMMA
