"""The `mujaz` commands: their help, their formats, their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mujaz import __version__
from mujaz.cli import COMMANDS, main

SAMPLE = Path(__file__).parent / "sample_site"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample site, which is the working folder."""
    root = tmp_path / "archive"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(root)
    return root


def mujaz(*args: str) -> Result:
    return CliRunner().invoke(main, args, prog_name="mujaz")


def break_content(root: Path) -> None:
    (root / "content/briefings/en/2024/broken.md").write_text("---\ntitle: 100% a: b\n---\n", "utf-8")
    (root / "content/briefings/en/2024/stray.txt").write_text("x", "utf-8")


BROKEN = 'There is a second ": " in this line; put the value between quotation marks.'
STRAY = "Only Markdown files (.md) belong here; move it to content/inbox/ or rename it."


def test_the_help_names_every_command_and_what_it_does() -> None:
    done = mujaz("--help")
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: mujaz [OPTIONS] COMMAND [ARGS]...\n")
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(command: str, option: str) -> None:
    done = mujaz(command, option)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: mujaz {command} ")


def test_the_version_is_told() -> None:
    assert mujaz("--version").stdout == f"mujaz, version {__version__}\n"


def test_it_runs_as_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "mujaz", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"mujaz, version {__version__}\n"


def test_content_without_mistakes_is_told_in_a_line(archive: Path) -> None:
    done = mujaz("check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "0 errors, 0 warnings.\n", "")
    assert not (archive / "output").exists()
    assert "check.json" in {path.name for path in (archive / ".mujaz").iterdir()}


def test_problems_are_told_as_text(archive: Path) -> None:
    break_content(archive)
    done = mujaz("check")
    assert done.exit_code == 1
    assert done.stdout == (
        f"content/briefings/en/2024/broken.md:2:14: {BROKEN}\n"
        f"content/briefings/en/2024/stray.txt: {STRAY} (warning)\n"
        "1 error, 1 warning.\n"
    )


def test_problems_are_told_as_json(archive: Path) -> None:
    break_content(archive)
    done = mujaz("check", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == [
        {
            "path": "content/briefings/en/2024/broken.md",
            "line": 2,
            "column": 14,
            "severity": "error",
            "message": BROKEN,
            "found": None,
            "fix": None,
        },
        {
            "path": "content/briefings/en/2024/stray.txt",
            "line": 0,
            "column": 0,
            "severity": "integrity",
            "message": STRAY,
            "found": None,
            "fix": None,
        },
    ]


def test_no_problems_are_an_empty_list_of_json(archive: Path) -> None:
    assert archive
    assert mujaz("check", "--format", "json").stdout == "[]\n"


def test_problems_are_told_as_annotations_of_github(archive: Path) -> None:
    break_content(archive)
    item = (archive / "content/briefings/en/2023/harvest.md").read_text("utf-8")
    (archive / "content/briefings/en/2024/percent.md").write_text(
        item.replace("actors: [example-league]", 'actors: "100%"').replace("2023-08-20-example-harvest", "new"), "utf-8"
    )
    done = mujaz("check", "--format", "github")
    assert done.exit_code == 1
    assert done.stdout == (
        f"::error file=content/briefings/en/2024/broken.md,line=2,col=14::{BROKEN}\n"
        "::error file=content/briefings/en/2024/percent.md,line=9,col=9::"
        'No record in content/actors/ has the name "100%25"; nothing is near it. '
        "Write one of these, or add a record.\n"
        f"::warning file=content/briefings/en/2024/stray.txt,line=1::{STRAY}\n"
    )


def test_a_warning_alone_stops_no_check(archive: Path) -> None:
    (archive / "content/briefings/en/2024/stray.txt").write_text("x", "utf-8")
    assert mujaz("check").exit_code == 0


def test_a_check_refuses_exactly_what_a_build_refuses(archive: Path) -> None:
    break_content(archive)
    done = mujaz("build")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"content/briefings/en/2024/broken.md:2: {BROKEN}\n"
    assert not (archive / "output").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_outside_an_archive_a_command_is_used_wrongly(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = mujaz(command)
    assert done.exit_code == 2
    assert done.stderr == "There is no pelicanconf.py in this folder; go to the folder of an archive.\n"


@pytest.mark.parametrize("args", [["bild"], ["check", "--format", "xml"], ["build", "--nothing"]])
def test_what_no_command_understands_is_used_wrongly(args: list[str]) -> None:
    done = mujaz(*args)
    assert done.exit_code == 2
    assert "Error: " in done.stderr


def test_settings_that_are_not_python_are_named_with_their_line(archive: Path) -> None:
    with (archive / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("MUJAZ_NAMES = {\n")
    done = mujaz("check")
    assert done.exit_code == 2
    assert done.stderr.startswith("pelicanconf.py:")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_theme_that_is_not_there_is_a_mistake_in_the_settings(command: str, archive: Path) -> None:
    with (archive / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME = "nowhere"\n')
    done = mujaz(command)
    assert done.exit_code == 2
    assert done.stderr == "pelicanconf.py: ValueError: Could not find the theme nowhere; mend the settings.\n"
    assert not (archive / "output").exists()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_theme_that_is_none_of_ours_is_something_that_the_environment_lacks(command: str, archive: Path) -> None:
    (archive / "bare").mkdir()
    with (archive / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME = "bare"\n')
    done = mujaz(command)
    assert done.exit_code == 3
    assert done.stderr == (f"{archive}/bare/theme.toml is missing; set THEME to the folder of a theme of Mujaz.\n")
    assert not (archive / "output").exists()


def run_without_plugin(archive: Path) -> subprocess.CompletedProcess[str]:
    settings = archive / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace('["mujaz.site"]', "[]"), "utf-8")
    command = [sys.executable, "-m", "mujaz", "build"]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module


def test_settings_without_the_plugin_are_told(archive: Path) -> None:
    done = run_without_plugin(archive)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == 'The plugin did not run; pelicanconf.py needs PLUGINS = ["mujaz.site"].\n'


def test_without_the_plugin_nothing_is_written(archive: Path) -> None:
    run_without_plugin(archive)
    assert not (archive / "output").exists()


@pytest.mark.parametrize("command", [["build"], ["build", "-v"], ["publish", "www"]])
def test_what_is_withheld_until_when_is_told(archive: Path, command: list[str]) -> None:
    assert archive
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "mujaz", *command],
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Withheld until 2999-01-01T00:00:00+03:00: content/briefings/ar/2024/embargo.md" in done.stderr + done.stdout


def test_a_command_loads_only_what_it_needs() -> None:
    """`mujaz --version` is instant: no Pelican, no Babel data, no HTML library."""
    script = (
        "import sys, mujaz.cli; "
        "print(sorted({'pelican', 'babel', 'trafilatura', 'lxml', 'scipy', 'bs4'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert done.stdout == "[]\n"
