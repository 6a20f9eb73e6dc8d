"""Lines that speak to the reader and not of the story: invitations, consent, rights, captions."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from mujaz.arabic.fold import fold_lookup
from mujaz.clean import feeds
from mujaz.clean.lines import SENTENCE_MARK, count_words
from mujaz.clean.people import is_body, is_person
from mujaz.clean.phrases import REMEMBERED, WORD, Finder, fold_line, fold_phrase, phrases, words_of

MOST_WORDS: Final = 45
"""A longer line is running text, whatever it asks for."""
RIGHTS_WORDS: Final = 30
OWNED: Final = re.compile(r"©\s*(?:\d{4}\s)?[^.!?؟]{2,50}\Z")
"""Whose picture it is, at the end of its caption: Women in a hall. © 2023 Ann Lee."""
PROCLITICS: Final = "\u0648\u0641\u0628\u0644"  # WAW, FEH, BEH, LAM
"""Letters that Arabic writes together with the word behind them."""
ASKING_WORDS: Final = 4
"""An invitation begins within so many words."""
FOLLOW: Final = re.compile(
    r"\W*(?:please )?(?:follow|(?:join|find|like) us)\b.{1,60} on "
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|tiktok|youtube|bluesky)\b"
)
"""Follow Harbour Broadcasting on Facebook."""
NETWORKS: Final = "ت[يل]?ل[يغ]*[غج]رام|تلجرام|فيسبوك|فيس بوك|تويتر|اكس|انستغرام|انستجرام|انستقرام|يوتيوب|واتساب|واتس اب"
FOLLOW_ARABIC: Final = re.compile(
    r"\W*(?:تابعونا|تابعوا|تابعنا|متابعه اخبار)\b.{0,60}\b(?:علي|عبر) "
    rf"(?:منصه |موقع |تطبيق )?(?:ال)?(?:{NETWORKS})\b"
)
"""تابعوا أخبار المرسى على تيلغرام."""
BY_APP: Final = re.compile(
    r"\W*(?:تابع|تابعوا|حمل|حملوا|نزل|نزلوا)\b.{0,60}\b(?:عبر|من خلال|علي) تطبيق\b.{0,50}[^.؟!]\Z"
)
"""تابع آخر الأسعار عبر تطبيق المرسى"""
APP: Final = re.compile(r"\W*(?:حمل|حملوا|نزل|نزلوا|ثبت|ثبتوا)\b(?: الان)? (?:ال)?تطبيق\b[^.؟!]{0,40}\Z")
"""حمل تطبيق المرسى"""
HERE: Final = re.compile(r"(?:اضغط|اضغطوا|انقر|انقروا|click|tap) (?:هنا|here)\W*\Z")
"""The end of an invitation, whatever it invites to."""
HERE_WORDS: Final = 20
PRIVACY: Final = re.compile(r"\W*(?:privacy(?: notice| policy)?|(?:اشعار )?الخصوصيه|حريم خصوصي)\s?:")
"""Privacy: …, below the button of a newsletter."""
NEEDED: Final = (
    frozenset({"privacy", "الخصوصيه", "خصوصي"})
    | frozenset(
        {"follow", "join", "find", "like", "c", "هنا", "here"}
        | {"تابعونا", "تابعوا", "تابعنا", "متابعه", "تطبيق", "التطبيق"}
    )
    | feeds.NEEDED
)
"""The first words of FOLLOW and FOLLOW_ARABIC, what is left of (c), and the words of the ends of feeds."""
CREDIT: Final = re.compile(r"[(\[/|،,-]\s*(?P<name>[^()\[\]/|]{2,40})[)\]]?\s*\Z")
"""What a caption ends with: (رويترز), / Reuters."""
PHOTOGRAPHER: Final = re.compile(
    r"(?:صورة من|(?:\A|[\s(\[])(?:تصوير|عدسة|الصورة من|عکس|وێنە|فوٹو|photographs?|photos?|pictures?|images?))\s?:"
    r"\s?[^\s:.][^:.!?؟]{1,50}[)\].]?\s*\Z",
    re.IGNORECASE,
)
"""Who took the picture, at the end of its caption: `Photograph: Village archive`, (تصوير: …)."""
PHOTO_WORDS: Final = frozenset(
    {"تصوير", "عدسه", "الصوره", "عكس", "وێنە", "فوٹو", "photograph", "photographs", "photo", "photos", "picture"}
) | {
    "pictures",
    "image",
}
TAKEN_BY: Final = re.compile(
    r"(?:\A|[.!?)\]–—-]\s|\()\s?(?:(?:photo(?:graph)?s?|pictures?|images?|illustrations?|screenshots?)\s(?:by|courtesy)\b"
    r"[^.!?؟:–—]{2,60}"
    r"|(?:[A-Z][\w.’'-]*\s){1,4}(?:file |courtesy )?photo(?:graph)?s?|(?:عدسة|تصوير)\s[^.!?؟:–—]{2,40})[)\].]?\s*\Z",
    re.IGNORECASE,
)
"""The same without a colon: `Photo by the author`, – عدسة المراسل."""
TAKEN: Final = (
    *("photo", "picture", "image", "illustration", "screenshot"),
    *("تصوير", "عدسه", "الصوره", "عكس", "وێنە", "فوٹو"),
)
"""What one of the words of both patterns holds, folded."""
IN_BRACKETS: Final = re.compile(r"\((?P<name>[^()]{2,50})\)\s*\Z")
"""The brackets at the end of a line."""
PICTURE_NUMBER: Final = re.compile(r"\[\d{1,2}/\d{1,2}\]")
"""[1/2], before the caption of one of several pictures."""
DATED: Final = re.compile(r"[,،–-]\s*(?:\d{1,2}\s\S+|\S+\s\d{1,2},?|\S+)\s(?:19|20)\d\d\s*\Z")  # ARABIC COMMA
"""A day or month at the end of what stands before the brackets, parted by a sign: the picture's."""
MADE_BY: Final = re.compile(r"\s?[-–—/|]\s?|[,،]\s")  # ARABIC COMMA
"""What stands between who took a picture and for whom."""
CREDIT_WITHIN: Final = 80
CAPTION_WORDS: Final = 40
SIGNED_WORDS: Final = 14
BRACKETED_WORDS: Final = 25
WAW: Final = "\u0648"  # ARABIC LETTER WAW


@lru_cache(maxsize=REMEMBERED)
def is_promo(text: str) -> bool:
    """Tell whether a line invites the reader to subscribe, follow or agree, or states rights, or speaks of the site.

    >>> is_promo("Sign up to our newsletter and get the best stories in your inbox.")
    True
    >>> is_promo("تابعوا آخر أخبارنا عبر قناتنا على تلغرام")
    True
    >>> is_promo("تابع الأهالي سيرهم نحو القرية عبر طريق جبلي قديم.")
    False
    """
    # Few lines are so long, whatever counts as a word, and that is seen much faster.
    if len(text.split()) > MOST_WORDS and count_words(text) > MOST_WORDS:
        return False
    folded = fold_line(text)
    signed = "©" in text
    if not signed and needed_words().isdisjoint(words_of(folded)):
        return False
    words = folded.split()
    if len(words) <= RIGHTS_WORDS and ((signed and _is_owned(text)) or text[:6] == "(c) 20" or _any("rights")(folded)):
        return True
    if not NEEDED.isdisjoint(words_of(folded)) and _asks(folded, len(words)):
        return True
    if _any("consent_thing")(folded) and _any("consent")(folded):
        return True
    return _any("notice")(folded) or _invites(folded, words)


def _is_owned(text: str) -> bool:
    """Tell whether a line begins with the sign of rights, or ends with it and an owner, as captions do."""
    return text.startswith("©") or OWNED.search(text) is not None


def _asks(folded: str, words: int) -> bool:
    """Tell whether a folded line with a word of `NEEDED` asks to follow, or for a click, or is on privacy."""
    if FOLLOW.match(folded) or PRIVACY.match(folded) or FOLLOW_ARABIC.match(folded):
        return True
    if BY_APP.match(folded) or APP.match(folded) or feeds.ends_feed(folded):
        return True
    return words <= HERE_WORDS and HERE.search(folded) is not None


def _invites(folded: str, words: list[str]) -> bool:
    """Tell whether a folded line opens as invitations do and names what the site has to offer."""
    if not _any("invite_thing")(folded):
        return False
    return _any("invite_anywhere")(folded) or _any("invite")(" ".join(words[:ASKING_WORDS]))


@lru_cache(maxsize=REMEMBERED)
def is_caption(text: str) -> bool:
    """Tell whether a line is a picture's caption or credit: it says so at its start, or names an agency at its end.

    >>> is_caption("صورة 2: شاحنات عند المعبر"), is_caption("A bridge in the fog. Getty Images")
    (True, True)
    """
    if len(text.split()) > CAPTION_WORDS:
        return False
    end = max(0, len(text) - CREDIT_WITHIN)
    folded = fold_line(text)
    # Few lines have a word for a picture, and that is seen much faster than a pattern is searched.
    taken = any(map(folded.__contains__, TAKEN)) and (PHOTOGRAPHER.search(text, end) or TAKEN_BY.search(text, end))
    if taken or PICTURE_NUMBER.match(text) or _caption_start().match(folded) or _is_bracketed_credit(text):
        return True
    credit = CREDIT.search(text, end)
    if credit and _is_signed_paragraph(text, credit.start()):
        return False
    named = fold_lookup(credit["name"]).strip(" .") if credit else ""
    return named in phrases("credit") or f" {folded}".rstrip(" .").endswith(" getty images")


def _is_bracketed_credit(text: str) -> bool:
    """Tell whether a line that is no sentence ends with who took its picture, or for whom, in brackets.

    >>> _is_bracketed_credit("فصل الخيوط عن الزهور (رياض قاسم - وكالة المدى)"), _is_bracketed_credit("The hall.(KHLW)")
    (True, True)
    """
    brackets = IN_BRACKETS.search(text) if text[-1] == ")" else None
    before = text[: brackets.start()] if brackets else ""
    if not brackets or not before.strip():
        return False
    if before[-1] == ".":
        return True  # no space, as systems put the credit behind the caption
    if SENTENCE_MARK.search(before) or count_words(before) > BRACKETED_WORDS:
        return False
    first, *more = brackets["name"].split()
    if DATED.search(before) or (more and fold_phrase(first) in phrases("credit")):
        return True
    *names, last = MADE_BY.split(brackets["name"])
    whole = fold_phrase(last).split(maxsplit=1)[:1]
    signed = is_body(last) and (names or phrases("kinds_of_publications").issuperset(whole))
    signed = signed or (
        bool(names) and (is_person(names[0]) or is_person(last) or fold_phrase(names[0]) in phrases("credit"))
    )
    return bool(signed) or fold_phrase(before.split(maxsplit=1)[0]) in phrases("caption")


def _is_signed_paragraph(text: str, end: int) -> bool:
    """Tell whether the words before an agency's name are a paragraph of Arabic, as the last one of its story often is.

    Captions neither begin with a conjunction nor end with a full stop there; English ones end with one.
    """
    words = text[:end].split()
    return len(words) >= SIGNED_WORDS and not text.isascii() and (words[0][0] == WAW or words[-1][-1] in ".»۔")


@cache
def needed_words() -> frozenset[str]:
    """Return words without any of which a line is no invitation, so that most lines need no further look."""
    kinds = ("rights", "consent", "invite_thing", "notice")
    return NEEDED | {word for kind in kinds for phrase in phrases(kind) for word in _telling_words(phrase)}


def _telling_words(phrase: str) -> tuple[str, ...]:
    """Return the longest word of a phrase, its first with each letter that may be joined to it: few lines have it."""
    first, *rest = WORD.findall(phrase)
    longest = max(reversed(rest), key=len, default="")
    return (longest,) if len(longest) > len(first) else (first, *(letter + first for letter in PROCLITICS))


@cache
def _any(kind: str) -> Finder:
    """Return what finds any phrase of a `kind`, also behind one of the letters that Arabic joins to a word."""
    return Finder(phrases(kind), PROCLITICS)


@cache
def _caption_start() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(phrases("caption"), reverse=True)))
    return re.compile(rf"[\W_]*(?:{known})\s*\d*\s*(?:[:،,|/]|\.\.\.|…)")  # ARABIC COMMA
