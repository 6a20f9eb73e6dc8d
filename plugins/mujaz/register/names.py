"""A record's names: one preferred name per language, and the other ways of writing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from mujaz.arabic.fold import fold_match, fold_names
from mujaz.errors import nearest
from mujaz.model import STRENGTHS, Alias, Strength, Validity
from mujaz.register.period import read_period
from mujaz.register.sheet import Sheet
from mujaz.yamltext import Mapping, Text, Value

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
"""A language code such as `ar`, `en` or `ku-Latn`."""

_PLAIN_LETTERS = frozenset(map(chr, (*range(0x41, 0x7B), *range(0x621, 0x63B), *range(0x641, 0x64B))))
"""Letters, of ASCII and Arabic, that no fold drops."""

ALIAS_KEYS = ("text", "match", "valid")

_ALWAYS = Validity()
_ALIAS_KEYS = frozenset(ALIAS_KEYS)

Pairs = tuple[tuple[str, str], ...]


def read_names(sheet: Sheet, languages: Sequence[str]) -> Pairs:
    """Return (language, preferred name) for each language that has one."""
    written = sheet.values.get("names", Mapping())
    for language in languages:
        if isinstance(written, Mapping) and language not in set(written):
            wanted = "There is no name in the language `{language}`; write it as in `names: {{{language}: …}}`."
            sheet.note(written, wanted, language=language)
    return tuple((language, str(text)) for language, text in read_texts(sheet, "names") if _is_name(sheet, text))


def read_texts(sheet: Sheet, key: str) -> tuple[tuple[str, Text], ...]:
    """Return (language, text) for each language of `key`."""
    texts = (
        (language, sheet.as_text(value, f"{key}.{language}", many_lines=key == "description"))
        for language, value in _languages(sheet, key)
    )
    return tuple((language, text) for language, text in texts if text is not None)


def read_plain_texts(sheet: Sheet, key: str) -> tuple[tuple[str, str], ...]:
    """Return (language, text) for each language of `key`, without where it stands."""
    return tuple((language, str(text)) for language, text in read_texts(sheet, key))


def read_words(sheet: Sheet, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (language, texts) for each language of `key`."""
    return tuple(
        (language, tuple(str(word) for word in sheet.as_texts(value, f"{key}.{language}")))
        for language, value in _languages(sheet, key)
    )


def read_aliases(sheet: Sheet, names: Pairs) -> tuple[Alias, ...]:
    """Return the preferred names and then the aliases; of two statements on one spelling the weaker wins."""
    preferred = [Alias(text, language) for language, text in names]
    others = [
        alias
        for language, values in _languages(sheet, "aliases")
        for value in sheet.as_list(values, f"aliases.{language}")
        if (alias := _read_alias(sheet, value, language)) is not None
    ]
    return _merge(preferred, others)


def _read_alias(sheet: Sheet, value: Value, language: str) -> Alias | None:
    key = f"aliases.{language}"
    if not isinstance(value, Mapping):
        text = sheet.as_text(value, key)
        return Alias(str(text), language, "strong", _ALWAYS) if text is not None and _is_name(sheet, text) else None
    parts = value if value.keys() <= _ALIAS_KEYS else dict(_known_parts(sheet, value, key))
    if "text" not in parts:
        sheet.note(value, "An alias here has no text; write it as in `{{text: الدير, match: weak}}`.")
        return None
    text = sheet.as_text(parts["text"], key)
    strength = _read_strength(sheet, parts.get("match"))
    valid = read_period(sheet, parts["valid"]) if "valid" in parts else _ALWAYS
    return Alias(str(text), language, strength, valid) if text is not None and _is_name(sheet, text) else None


def _known_parts(sheet: Sheet, value: Mapping, key: str) -> Iterator[tuple[str, Value]]:
    for part, content in value.items():
        if part in ALIAS_KEYS:
            yield str(part), content
            continue
        meant = next(iter(nearest(part, ALIAS_KEYS)), "text")
        sheet.note(part, "`{part}` is not known in `{key}`; write `{meant}`.", part=part, key=key, meant=meant)


def _read_strength(sheet: Sheet, value: Value | None) -> Strength:
    if value is None:
        return "strong"
    for strength in STRENGTHS:
        if value == strength:
            return strength
    sheet.note(
        value,
        '`match` is "{found}"; write one of {known}.',
        found=value if isinstance(value, Text) else "…",
        known=", ".join(STRENGTHS),
    )
    return "never"


def _is_name(sheet: Sheet, text: Text) -> bool:
    if text[0].isalpha() and text[0] in _PLAIN_LETTERS:
        return True
    if any(character.isalnum() for character in fold_match(text)):
        return True
    sheet.note(text, 'The name "{name}" has neither letter nor digit; write a name, or leave it out.', name=text)
    return False


def _languages(sheet: Sheet, key: str) -> Iterator[tuple[str, Value]]:
    for language, value in sheet.pairs(key):
        if _is_language(language):
            yield str(language), value
        else:
            wrong = '`{key}` has the language "{found}"; write a code such as `ar` or `en`.'
            sheet.note(language, wrong, key=key, found=language)


@cache
def _is_language(code: str) -> bool:
    return LANGUAGE.fullmatch(code) is not None


def _merge(preferred: list[Alias], others: list[Alias]) -> tuple[Alias, ...]:
    periods = {(alias.language, alias.text): alias.valid for alias in others if alias.valid is not _ALWAYS}
    if periods:
        preferred = [replace(name, valid=periods.get((name.language, name.text), _ALWAYS)) for name in preferred]
    aliases = [*preferred, *others]
    if any(alias.strength != "strong" for alias in others):
        aliases = _weaken(aliases)
    if len({(alias.language, alias.text) for alias in aliases}) == len(aliases):
        return tuple(aliases)
    return tuple(dict.fromkeys(aliases))


def _weaken(aliases: list[Alias]) -> list[Alias]:
    """Return aliases of which those of one spelling are all as weak as the weakest of them."""
    folded = fold_names([alias.text for alias in aliases], fold_match)
    spellings = [(alias.language, spelling) for alias, spelling in zip(aliases, folded, strict=True)]
    if len(set(spellings)) == len(aliases):
        return aliases
    weakest: dict[tuple[str, str], Strength] = {}
    for alias, spelling in zip(aliases, spellings, strict=True):
        weakest[spelling] = max(alias.strength, weakest.get(spelling, "strong"), key=STRENGTHS.index)
    return [
        alias if alias.strength == weakest[spelling] else replace(alias, strength=weakest[spelling])
        for alias, spelling in zip(aliases, spellings, strict=True)
    ]
