"""The files with which editors complete and explain what an author writes: schemas, settings, snippets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mujaz.cli.speech import speech
from mujaz.errors import Problems
from mujaz.export.draft import EMPTY
from mujaz.export.fields import BY_KEY
from mujaz.export.schema import item_schema, record_schema
from mujaz.export.write import replace_file, write_new
from mujaz.model import RECORD_KINDS
from mujaz.register import load

EDITOR = ".vscode"
SCHEMAS = f"{EDITOR}/schemas"
DISPLAY = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "editor.wordWrap": "on",
    "editor.unicodeHighlight.ambiguousCharacters": False,  # which would frame half of the Arabic letters
}
BODIES = {
    "item-ar": ("A briefing in Arabic", "ar", "اكتب الموجز هنا."),
    "item-en": ("A briefing in English", "en", "Write the briefing here."),
}


def write_schemas(root: Path, languages: Sequence[str], folder: Path | None = None) -> list[str]:
    """Write the schemas of an archive, and with no `folder` of their own all that VS Code needs; return the paths."""
    register = load(root, languages, Problems())
    arabic = speech("ar").phrase
    schemas = {f"{kind}.json": record_schema(kind, register, languages, arabic) for kind in RECORD_KINDS}
    schemas["item.json"] = item_schema(register, languages, arabic)
    target = folder if folder is not None else root / SCHEMAS
    written = []
    for name, schema in schemas.items():
        replace_file(target / name, _json(schema))
        written.append(f"{folder.as_posix() if folder else SCHEMAS}/{name}")
    if folder is None:
        written += _write_editor(root)
    return written


def _write_editor(root: Path) -> list[str]:
    """Write what belongs to VS Code unless an author has a file of their own there."""
    wanted = {
        "settings.json": {
            "yaml.schemas": {f"./{SCHEMAS}/{kind}.json": f"content/{kind}/**/*.yaml" for kind in RECORD_KINDS}
            | {f"./{SCHEMAS}/item.json": "content/briefings/**/*.md"},
            "[markdown]": {"editor.quickSuggestions": {"other": "on", "strings": "on", "comments": "off"}},
            "[yaml]": {"editor.quickSuggestions": {"other": "on", "strings": "on", "comments": "off"}},
            **DISPLAY,
        },
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "mujaz.code-snippets": dict(_snippets()),
    }
    written = []
    for name, value in wanted.items():
        try:
            write_new(root / EDITOR / name, _json(value))
        except FileExistsError:
            continue
        written.append(f"{EDITOR}/{name}")
    return written


def _snippets() -> Iterator[tuple[str, dict[str, Any]]]:
    for prefix, (title, language, text) in BODIES.items():
        today = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
        head = [
            "title: ${1}",
            f"lang: {language}",
            f"date: {today}",
            f"slug: {today}-${{2:words-of-the-headline}}",
            "kind: briefing",
            "status: draft",
        ]
        offered = [f"{key}:  # {BY_KEY[key].meaning.replace('`', '')}" for key in EMPTY["briefing"]]
        yield (
            title,
            {
                "scope": "markdown",
                "prefix": f"mujaz-{prefix}",
                "body": ["---", *head, *offered, "---", "", f"${{0:{text}}}"],
                "description": title,
            },
        )
    yield (
        "A reference",
        {
            "scope": "markdown,yaml",
            "prefix": "mujaz-reference",
            "body": ["- title: ${1}", "  url: ${2:https://}"],
            "description": "What a briefing rests on",
        },
    )
    yield (
        "A record",
        {
            "scope": "yaml",
            "prefix": "mujaz-record",
            "body": ["names: {ar: ${1}, en: ${2}}", "aliases:", "  ar: [${3}]", "  en: [${4}]"],
            "description": "An actor, place, source or topic",
        },
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
