"""Running the site stage for a command: Pelican, in this process, with the archive's settings."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.site.settings import SiteSettings
from mujaz.site.settings_reading import read_settings

if TYPE_CHECKING:
    from mujaz.site.plugin import ArchiveGenerator
    from mujaz.site.state.inputs import Inputs

SETTINGS_FILE = "pelicanconf.py"
WITHHOLDING = "mujaz.site.editions"
"""The logger that says what is withheld and until when."""
PLUGIN = "mujaz.site"


def log_to_terminal(*, verbose: bool = False) -> None:
    """Let warnings, and what is under embargo until when, be said on standard error; with `verbose`, the rest too."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
    logging.getLogger(WITHHOLDING).setLevel(logging.INFO)


def read_pelican_settings(settings_file: str, overrides: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return Pelican's settings from a file of the working folder, an archive's; raise `UsageError` without one."""
    path = Path(settings_file)
    if not path.is_file():
        raise UsageError(f"There is no {settings_file} in this folder; go to the folder of an archive.")
    from pelican.settings import read_settings as read_pelican  # noqa: PLC0415 - Pelican takes .2 s to import

    try:
        settings: dict[str, Any] = read_pelican(str(path), override=overrides or {})
    except SyntaxError as error:
        raise UsageError(f"{settings_file}:{error.lineno}: {error.msg}; this line is not Python.") from error
    except Exception as error:  # settings are a program of the user's, and may fail in any way
        raise UsageError(f"{settings_file}: {type(error).__name__}: {error}; mend the settings.") from error
    return settings


def site_settings(settings_file: str = SETTINGS_FILE) -> SiteSettings:
    """Return the settings of the archive in the working folder."""
    return read_settings(read_pelican_settings(settings_file))


def run_pelican(
    settings_file: str = SETTINGS_FILE,
    overrides: dict[str, Any] | None = None,
    values: Mapping[str, object] | None = None,
    why: str | None = None,
    inputs: Inputs | None = None,
) -> ArchiveGenerator:
    """Build the site and return the generator that did it; raise every error of the content as one `ContentError`.

    If `values`, what the settings file says, are given, the next build can tell by them whether it would be the same;
    `inputs` are what the build is made from, where that was read already.
    `why` is the address of a page of which the generator then tells why it is rendered.
    """
    settings = read_pelican_settings(settings_file, overrides)
    from pelican import Pelican, console  # noqa: PLC0415 - Pelican takes .2 s to import
    from pelican.plugins import signals  # noqa: PLC0415

    from mujaz.site.plugin import ArchiveGenerator  # noqa: PLC0415
    from mujaz.site.state.last import inputs_of  # noqa: PLC0415
    from mujaz.site.templating.templates import telling_faults  # noqa: PLC0415

    found: list[ArchiveGenerator] = []

    def note(generator: object) -> None:
        if isinstance(generator, ArchiveGenerator):
            generator.inputs, generator.why = inputs, why
            found.append(generator)

    console.quiet = True  # its summary counts articles of its own, of which an archive has none
    if inputs is None and values is not None:
        inputs = inputs_of(values, read_settings(settings))
    pelican = Pelican(settings)
    if PLUGIN not in pelican.settings["PLUGINS"]:  # without it, Pelican would write a site of its own
        raise EnvironmentLack(f'The plugin did not run; {settings_file} needs PLUGINS = ["{PLUGIN}"].')
    with signals.generator_init.connected_to(note), telling_faults():
        pelican.run()
    return found[0]
