"""The register against the archive's texts: names that no text has, and names that no record bears."""

from __future__ import annotations

from collections.abc import Iterator

from mujaz.arabic.fold import fold_match
from mujaz.cli.register_archive import RegisterArchive
from mujaz.enrich.mentions import Matcher
from mujaz.enrich.unknown import Unknown, find_unknown
from mujaz.model import RECORD_KINDS, Alias, Record


def unused_aliases(archive: RegisterArchive) -> Iterator[tuple[Record, Alias]]:
    """Yield the aliases that texts are searched for and that none has."""
    matcher = make_matcher(archive)
    seen = {
        (mention.kind, mention.id, fold_match(mention.surface))
        for _, language, text in texts(archive)
        for mention in matcher.find(text, language)
    }
    for kind in RECORD_KINDS[:3]:
        for record in archive.register.records(kind):
            for alias in record.aliases[len(record.names) :]:
                searched = alias.strength in {"strong", "weak"}
                if searched and (kind, record.id, fold_match(alias.text)) not in seen:
                    yield record, alias


def unknown_names(archive: RegisterArchive, at_least: int) -> tuple[Unknown, ...]:
    """Return the names that the archive's texts have so often and that no record bears."""
    return find_unknown(texts(archive), make_matcher(archive), at_least=at_least)


def make_matcher(archive: RegisterArchive) -> Matcher:
    """Return what finds the actors, places and publications of the register."""
    return Matcher(record for kind in RECORD_KINDS[:3] for record in archive.register.records(kind))


def texts(archive: RegisterArchive) -> Iterator[tuple[str, str, str]]:
    """Yield path, language and text (title, summary, body) of each item."""
    for document in archive.documents:
        if document.path.startswith("content/briefings/"):
            fields = document.fields
            parts = [value for key in ("title", "summary") if isinstance(value := fields.get(key), str)]
            language = fields.get("lang")
            yield document.path, language if isinstance(language, str) else "ar", "\n\n".join([*parts, document.body])
