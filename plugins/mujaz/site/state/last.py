"""The last build, by which the next one knows that it would do the same again and need not begin."""

from __future__ import annotations

import runpy
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any

from mujaz.errors import Problem
from mujaz.frozen import frozen
from mujaz.site.clock import Window, is_within, now, withheld_in
from mujaz.site.settings import PREFIX, SiteSettings, defaults
from mujaz.site.state.inputs import Folders, Inputs, read_inputs
from mujaz.site.state.outputs import count_untouched, read_state

STATE_SETTING = f"{PREFIX}STATE"


@frozen
class Same:
    """A build that has nothing to do: where it would write, how many files there are, and what it would say."""

    output: Path
    total: int
    said: Said


@frozen
class Said:
    """What a build warned of, and until when it withheld which file."""

    problems: tuple[Problem, ...]
    withheld: tuple[tuple[str, str], ...]


def evaluate(settings_file: Path) -> dict[str, object] | None:
    """Return what a settings file says, as Pelican understands it; None if it cannot be read so."""
    try:
        values = runpy.run_path(str(settings_file))
    except Exception:  # noqa: BLE001 - settings are a program of the user's; Pelican will say what is wrong with it
        return None
    return {key: value for key, value in values.items() if key.isupper()}


def inputs_of(values: Mapping[str, object], settings: SiteSettings) -> Inputs | None:
    """Return what a build with these settings is made from, None if that cannot be told."""
    state = settings.root / settings.archive.state
    return read_inputs(values, Folders(settings.content, settings.theme, state), settings.zone.key)


def note_of(inputs: Inputs, settings: SiteSettings, embargoes: tuple[Window, Mapping[str, datetime]],
            problems: Iterable[Problem]) -> dict[str, Any]:  # fmt: skip
    """Return what is to be kept of a build; `embargoes` are its window, and when that of each file ends."""
    window, ends = embargoes
    return {
        "inputs": inputs.digest,
        "window": [moment.isoformat() if moment else None for moment in window],
        "problems": [astuple(problem) for problem in problems],
        "withheld": withheld_in(window, ends),
        "content": str(settings.content),
        "theme": str(settings.theme),
        "zone": settings.zone.key,
    }


def find_same(settings_file: Path, values: Mapping[str, object]) -> Same | Inputs | None:
    """Return the last build if one with these settings would do nothing now.

    If it may do anything, what it would be made from is returned as far as that was read; None if it was not.
    """
    try:
        base = settings_file.resolve().parent
        content = (base / str(values["PATH"])).resolve()
        output = (base / str(values.get("OUTPUT_PATH", "output"))).resolve()
        folder = content.parent / str(values.get(STATE_SETTING, defaults()[STATE_SETTING]))
        state = read_state(output, folder)
        if state.note is None or not _are_folders(base, values, state.note):
            return None
        inputs = _inputs(values, state.note, folder)
        total = count_untouched(state, output) if inputs is not None and _is_noted(inputs, state.note) else None
        said = said_in(state.note)
    except (OSError, ValueError, KeyError, TypeError):  # a damaged note is none
        return None
    if total is None or inputs is None:
        return inputs
    inputs.seen.save()
    return Same(output, total, said)


def _are_folders(base: Path, values: Mapping[str, object], note: Mapping[str, Any]) -> bool:
    """Tell whether the settings still lead to the folders of a build; a theme that is missing is not Pelican's."""
    theme = (base / str(values.get("THEME", ""))).resolve()
    named = "THEME" in values and theme.is_dir()
    same_theme = note["theme"] == str(theme) if named else note["theme"] != str(theme)
    return bool(same_theme and note["content"] == str((base / str(values["PATH"])).resolve()))


def _inputs(values: Mapping[str, object], note: Mapping[str, Any], state: Path) -> Inputs | None:
    return read_inputs(values, Folders(Path(note["content"]), Path(note["theme"]), state), str(note["zone"]))


def _is_noted(inputs: Inputs, note: Mapping[str, Any]) -> bool:
    """Tell whether a build's inputs and embargoes are those that were noted."""
    return is_current(note) and inputs.digest == note["inputs"]


def is_current(note: Mapping[str, Any]) -> bool:
    """Tell whether the same embargoes hold as when a build was noted."""
    since, until = (datetime.fromisoformat(text) if text else None for text in note["window"])
    return is_within((since, until), now())


def said_in(note: Mapping[str, Any]) -> Said:
    """Return what the build said that was noted."""
    return Said(tuple(map(_problem, note["problems"])), tuple((until, path) for until, path in note["withheld"]))


def _problem(parts: list[Any]) -> Problem:
    """Return a problem from its parts as JSON holds them."""
    path, line, text, values, column, severity = parts
    return Problem(path, line, text, tuple((str(key), str(value)) for key, value in values), column, severity)
