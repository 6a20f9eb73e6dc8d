"""Words of a text that look like a name that no record bears: led by a title in Arabic, by capitals in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mujaz.arabic.letters import HYPHENS
from mujaz.enrich.context import Context, Keys, read_context
from mujaz.enrich.cues import Cues, Guess, read_cues
from mujaz.enrich.names import read
from mujaz.enrich.wording import Wording
from mujaz.frozen import frozen
from mujaz.model import Mention

UNTOLD: Guess = ("actors", None)
"""What is said of a name where no word beside it tells."""

# Words of one Arabic name that are looked at, and words between a title and the name: وزير الخارجية السوري …
_LONGEST_ARABIC = 4
_LONGEST_OFFICE = 3

# What joins the capitalised words of one English name.
_JOINERS = frozenset(
    {"al", "el", "as", "ash", "an", "ar", "at", "ad", "az", "ez", "bin", "ibn", "abu", "de", "of", "for", "von", "van"}
)

# Ends of English words that, alone, tell of people or languages, not of one who has a name.
_NO_NAME = ("ian", "ians", "ican", "icans", "ish", "ese", "eli", "elis", "aqi", "aqis", "ench", "day", "ism", "german")

# A Roman numeral: Chapter VII.
_NUMERAL = re.compile(r"[ivxl]+")
_SHORTEST = 3

# What, between two words, begins something new: a line break, or a dash beside a blank.
_NEW = re.compile(rf"\n|[ \u00a0][{HYPHENS}]|[{HYPHENS}][ \u00a0]")

# Words after which a name is more likely a place.
_PLACE_LEADS = (("in",), ("near",))

ARTICLE = "\u0627\u0644"  # alef and lam


@frozen
class Candidate:
    """Words that may be a name; `keys` are its folded words, `firm` says that it is one even at a sentence's start."""

    first: int
    last: int
    keys: Keys
    language: str
    guess: Guess
    firm: bool = True


def list_candidates(text: Wording, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield what may be names in a text beside the `mentions` of records; of an Arabic one every possible length."""
    known = _known_words(text, mentions)
    keys = [readings[0][0] if (readings := read(word)) else "" for word in text.words]
    yield from _list_arabic(text, keys, known)
    yield from _list_latin(text, keys, known)


def _known_words(text: Wording, mentions: Sequence[Mention]) -> set[int]:
    known: set[int] = set()
    word = 0
    for mention in mentions:
        while word < len(text.words) and text.ends[word] <= mention.start:
            word += 1
        for number in range(word, len(text.words)):
            if text.starts[number] >= mention.end:
                break
            known.add(number)
    return known


def _list_arabic(text: Wording, keys: list[str], known: set[int]) -> Iterator[Candidate]:
    cues = read_cues()
    for number, word in enumerate(text.words):
        if not _is_arabic(word) or number in known:
            continue
        guess = next((cues.before[(key,)] for key, *_ in read(word) if (key,) in cues.before), None)
        if guess is None:
            continue
        first = _skip_office(text, keys, number + 1) if guess[1] == "person" else number + 1
        for last in range(first, min(first + _LONGEST_ARABIC, len(keys))):
            if last in known or not _goes_on(text, keys, last, cues.stop):
                break
            yield Candidate(first, last, tuple(keys[first : last + 1]), "ar", guess)


def _goes_on(text: Wording, keys: list[str], word: int, stop: frozenset[str]) -> bool:
    """Tell whether an Arabic word may belong to the name that the word before began or led to."""
    if not text.joined(word - 1) or not _is_arabic(text.words[word]) or len(keys[word]) < len("ab"):
        return False
    return not any(key in stop or (key,) in read_cues().before for key, *_ in read(text.words[word]))


def _skip_office(text: Wording, keys: list[str], word: int) -> int:
    """Return where a name begins behind a title and its office, as in وزير الخارجية الإيراني."""
    for number in range(word, min(word + _LONGEST_OFFICE, len(keys))):
        key = keys[number]
        office = key.startswith(ARTICLE) and (key in read_cues().stop or key.endswith(("\u064a", "\u064a\u0629")))
        if not office or not text.joined(number - 1):
            return number
    return word


def _list_latin(text: Wording, keys: list[str], known: set[int]) -> Iterator[Candidate]:
    number = 0
    while number < len(keys):
        if number in known or not text.words[number][:1].isupper() or not keys[number]:
            number += 1
            continue
        last = _end_of_run(text, keys, known, number)
        if (found := _trim(text, keys, number, last)) is not None:
            yield found
        number = last + 1


def _end_of_run(text: Wording, keys: list[str], known: set[int], first: int) -> int:
    """Return the last word of the capitalised words from `first` on."""
    last = number = first
    while number + 1 < len(keys) and number + 1 not in known and text.joined(number) and not _parts(text.gap(number)):
        number += 1
        if text.words[number][:1].isupper():
            last = number
        elif keys[number] not in _JOINERS:
            break
    return last


def _parts(gap: str) -> bool:
    """Tell whether a gap that a name may span begins something new."""
    return _NEW.search(gap) is not None


def _trim(text: Wording, keys: list[str], first: int, last: int) -> Candidate | None:
    """Return a run of capitalised words without the titles and other words before it, if it may be a name."""
    context, cues = read_context(), read_cues()
    guess: Guess | None = None
    start = first
    while start <= last and (keys[start] in context.openers or keys[start] in context.titles or len(keys[start]) == 1):
        guess = cues.before.get((keys[start],), guess)
        start += 1
    while start < last and keys[start].endswith(_NO_NAME):
        start += 1
    if start > last or text.is_headline(start):
        return None
    name = tuple(keys[start : last + 1])
    name = (*name[:-1], name[-1].removesuffix("s")) if len(read(text.words[last])) > 1 else name
    single = start == last or (start + 1 == last and _NUMERAL.fullmatch(name[-1]) is not None)
    if single and _is_common(name[0], context, cues):
        return None
    lead = tuple(keys[max(0, start - 2) : start])
    guess = guess or cues.before.get(lead) or cues.before.get(lead[-1:]) or cues.endings.get(name[-1])
    guess = guess or _guess_by_words(name, lead)
    return Candidate(start, last, name, "en", guess, firm=start > first or len(name) > 1 or not text.opens(start))


def _is_common(word: str, context: Context, cues: Cues) -> bool:
    """Tell whether a capitalised word by itself is nobody's name."""
    if len(word) < _SHORTEST or word.endswith(_NO_NAME):
        return True
    return word in context.follows_place or word in cues.endings or word in cues.generic


def _guess_by_words(name: Keys, lead: Keys) -> Guess:
    """Return what a name may be whose words and title do not tell."""
    if len(name) > 1 and name[0] in read_context().given_names:
        return "actors", "person"
    return ("places", None) if lead[-1:] in _PLACE_LEADS else UNTOLD


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[0] <= "\u06ff"
