"""An item's metadata as a form: what each key says, why it is believed, and the keys that were changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from mujaz.arabic.fold import fold_lookup
from mujaz.clean.account import Told
from mujaz.export.fields import BY_KEY
from mujaz.frozen import frozen
from mujaz.model import Record, RecordKind
from mujaz.register import Register
from mujaz.review.desk import Opened
from mujaz.yamledit import remove_key, set_value

SHOWN = (
    *("title", "summary", "date", "date_precision", "date_evidence", "event_date", "source", "byline"),
    *("original_url", "canonical_url", "rights", "rights_basis", "content_warning", "translator"),
)
"""The keys of the form, in its order; the lists of actors, places and topics have their own."""
LONG = frozenset({"title", "summary", "content_warning"})
"""Keys whose values are words in the language of the item."""
ORDER = tuple(BY_KEY)
QUOTED = 120
"""Characters of a line that is quoted as evidence."""


@frozen
class Input:
    """One key of the form."""

    key: str
    value: str
    meaning: str
    long: bool
    choices: tuple[str, ...]


@frozen
class Evidence:
    """Why something is believed: where it was read, and what stands there."""

    line: int | None
    """The line of the page; None is its address."""
    text: str


def list_inputs(opened: Opened) -> tuple[Input, ...]:
    """Return the form of an item: the keys that its kind may have."""
    kind = opened.get("kind")
    translated = bool(opened.get("translation"))
    fields = (BY_KEY[key] for key in SHOWN)
    return tuple(
        Input(field.key, opened.get(field.key), field.meaning, field.key in LONG, field.choices)
        for field in fields
        if field.kind in {None, kind} and (field.key != "translator" or translated)
    )


def change_fields(front: str, opened: Opened, posted: Mapping[str, str]) -> str:
    """Return front matter with the keys that were changed in the form; all others stay as they are written."""
    for one in list_inputs(opened):
        new = " ".join(posted.get(one.key, one.value).split())
        if new != " ".join(one.value.split()):
            front = set_value(front, [one.key], new, ORDER) if new else remove_key(front, one.key)
    return front


def source_evidence(opened: Opened, register: Register, lines: Sequence[Told]) -> Iterator[Evidence]:
    """Yield why an article is held to come from its publication: its address, the lines that name it."""
    known = register.resolve(_SOURCES, opened.get("source"))
    record = register.get(_SOURCES, known) if known else None
    if record is None:
        return
    for key in ("original_url", "canonical_url"):
        host = urlsplit(opened.get(key)).hostname
        if host and register.source_of_host(host) == record.id:
            yield Evidence(None, host)
            break
    names = tuple(fold_lookup(name) for name in _names(record))
    yield from (
        Evidence(told.number, told.text[:QUOTED])
        for told in lines[:_HEAD]
        if told.fate != "kept" and any(name in fold_lookup(told.text) for name in names)
    )


_SOURCES: RecordKind = "sources"
_HEAD = 40
"""So many lines of a page are looked at for the publication's name."""


def _names(record: Record) -> Iterator[str]:
    yield from (name for _, name in record.names)
    yield from (alias.text for alias in record.aliases if alias.strength != "never")
    yield from record.rules.bylines
