"""`datapackage.json`: what the files of the data are, as Frictionless describes it (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
import re
from typing import Any

from mujaz.site.dataset.schema import Column, File, columns, files, text
from mujaz.site.dataset.views import JsonList
from mujaz.site.desk import Desk
from mujaz.site.heads import last_modified
from mujaz.site.structured import without_empty
from mujaz.site.urls import ascii_url

SCHEMAS = {
    "briefings.csv": ("briefings",),
    "briefings.jsonl": ("briefings", "more"),
    "actors.json": ("records",),
    "sources.json": ("records",),
    "topics.json": ("records",),
}
"""File → the groups of `fields.toml` that are its columns."""
NAME = re.compile("[^a-z0-9]+")


def datapackage(desk: Desk, arabic: Desk | None) -> JsonList:
    """Return the description of the data; `desk` is that of English, or of the first language without it."""
    value = {
        "profile": "data-package",
        "name": NAME.sub("-", desk.urls.site_url.partition("://")[2].lower()).strip("-"),
        "title": desk.site_name,
        "title_ar": arabic.site_name if arabic else None,
        "description": f"{_tagline(desk)}. {text('rights', 'en')} {text('formula', 'en')}",
        "description_ar": f"{_tagline(arabic)}. {text('rights', 'ar')} {text('formula', 'ar')}" if arabic else None,
        "homepage": desk.urls.absolute(desk.urls.text(desk.language, "data")),
        "version": last_modified(desk, desk.archive.entries),
        "licenses": _licences(desk),
        "contributors": [{"title": desk.archive.settings.archive.organisation, "role": "publisher"}],
        "sources": _sources(desk),
        "resources": [_resource(file) for file in files()],
    }
    start = json.dumps(without_empty(value), ensure_ascii=False, indent=1)
    return JsonList(start, (), "")


def _tagline(desk: Desk) -> str:
    return desk.archive.settings.archive.taglines[desk.language]


def _licences(desk: Desk) -> list[dict[str, str]]:
    archive = desk.archive.settings.archive
    title = archive.licence.get(desk.language, "")
    return [without_empty({"path": archive.licence_url, "title": title})] if archive.licence_url else []


def _sources(desk: Desk) -> list[dict[str, str]]:
    """Return the publications from which listed items were taken."""
    found = (r for r in desk.archive.register.records("sources") if ("sources", r.id) in desk.archive.by_record)
    return [
        without_empty({"title": r.name(desk.language)[0], "path": ascii_url(r.url) if r.url else None}) for r in found
    ]


def _resource(file: File) -> dict[str, Any]:
    table = file.format == "csv"
    fields = columns(*SCHEMAS[file.name]) if file.name in SCHEMAS else ()
    return without_empty({
        "name": NAME.sub("-", file.name).strip("-"),
        "path": file.name,
        "profile": "tabular-data-resource" if table else "data-resource",
        "format": file.format,
        "mediatype": file.mediatype,
        "encoding": "utf-8",
        "description": file.said["en"],
        "description_ar": file.said["ar"],
        "schema": _schema(fields, table=table) if fields else None,
    })  # fmt: skip


def _schema(fields: tuple[Column, ...], *, table: bool) -> dict[str, Any]:
    return {"fields": [field.describe(table=table) for field in fields], "missingValues": [""], "primaryKey": ["id"]}
