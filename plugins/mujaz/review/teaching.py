"""What a publication's file learns from a correction: a line that its pages carry and that is never the article's."""

from __future__ import annotations

from mujaz.clean.account import Told, key_of
from mujaz.export.changes import Changes
from mujaz.model import RecordKind
from mujaz.register.fields import FIELDS
from mujaz.review.desk import Desk
from mujaz.review.records import apply_changes
from mujaz.yamledit import add_to_list, as_flow, replace_entries

KEYS = tuple(field.key for field in FIELDS)
SOURCES: RecordKind = "sources"
MARKERS = ("dropped_lines", "end_markers", "related_markers")
"""Keys of a publication by which lines go."""


def teach(desk: Desk, source: str, told: Told, *, drop: bool) -> None:
    """Write into the publication's file that a line is never the article's (`drop`), or always."""
    known = desk.register.resolve(SOURCES, source)
    record = desk.register.get(SOURCES, known) if known else None
    if record is None:
        return
    path = desk.root / record.path
    text = path.read_bytes().decode()
    wanted, marks = key_of(told.text), record.rules
    listed = {"dropped_lines": marks.dropped_lines, "end_markers": marks.end_markers,
              "related_markers": marks.related_markers, "kept_lines": marks.kept_lines}  # fmt: skip
    against = {key for key in (("kept_lines",) if drop else MARKERS) if wanted in map(key_of, listed[key])}
    for key in against:
        text = replace_entries(text, [key], lambda entry: None if key_of(entry) == wanted else entry)
    own = "dropped_lines" if drop else "kept_lines"
    if wanted not in map(key_of, listed[own]) and (drop or not against):
        text = add_to_list(text, [own], [as_flow(told.text)], KEYS)
    apply_changes(desk, Changes({path: text.encode()}))
