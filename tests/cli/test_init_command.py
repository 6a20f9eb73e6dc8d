"""`mujaz init` and `mujaz schema` as a person runs them, also from the wheel alone, outside of this repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from mujaz import __version__
from mujaz.cli import main
from mujaz.export.fields import FIELDS
from mujaz.model import RECORD_KINDS
from mujaz.register.fields import FIELDS as RECORD_FIELDS

ROOT = Path(__file__).parents[2]


def mujaz(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    done = mujaz("init", "new")
    assert done.output == "new: a new archive. Write its names and address into pelicanconf.py, then: mujaz serve\n"
    monkeypatch.chdir(tmp_path / "new")
    return tmp_path / "new"


def test_a_new_archive_has_no_mistakes_and_nothing_to_import(archive: Path) -> None:
    assert mujaz("check").output == "0 errors, 0 warnings.\n"
    assert mujaz("import").output == "0 done, 0 skipped, 0 duplicate, 0 failed.\n"
    assert mujaz("status").output.startswith("0 items ()\n")
    assert sorted(path.name for path in (archive / "content").iterdir()) == [
        "actors", "briefings", "inbox", "media", "pages", "places", "sources", "topics",
    ]  # fmt: skip
    for folder in (archive / "content").iterdir():
        assert (folder / "README.md").is_file()


def test_a_new_archive_names_the_version_that_made_it(archive: Path) -> None:
    assert (archive / "requirements.txt").read_text("utf-8") == f"mujaz=={__version__}\n"


def test_the_check_runs_before_commits_and_on_both_hosts(archive: Path) -> None:
    hook = yaml.safe_load((archive / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hook["repos"][0]["hooks"][0]["entry"] == "mujaz check"
    github = yaml.safe_load((archive / ".github/workflows/archive.yml").read_text("utf-8"))
    assert {"run": "mujaz check --format github"} in github["jobs"]["check"]["steps"]
    gitlab = yaml.safe_load((archive / ".gitlab-ci.yml").read_text("utf-8"))
    assert "mujaz check" in gitlab["check"]["script"]
    assert ".mujaz/" in (archive / ".gitignore").read_text("utf-8").splitlines()


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("mine", "utf-8")
    done = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert done.exit_code == 2
    assert "pelicanconf.py already; nothing was written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["pelicanconf.py"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    done = CliRunner().invoke(main, ["init", str(tmp_path / "file" / "archive")])
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_the_wheel_alone_makes_and_builds_an_archive(tmp_path: Path) -> None:
    """As `pipx run` would use it: what is not in the wheel is not there."""
    site = tmp_path / "site-packages"
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path / "wheels")]
    subprocess.run([sys.executable, "-m", "pip", *build, str(ROOT)], check=True)  # noqa: S603 - our own package
    (wheel,) = (tmp_path / "wheels").glob("mujaz-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)

    def run(folder: Path, *args: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "mujaz", *args], cwd=folder, env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(tmp_path, "init", "new")
    new = tmp_path / "new"
    assert run(new, "check") == "0 errors, 0 warnings.\n"
    run(new, "new", "موجز أول", "--lang", "ar", "--slug", "first")
    run(new, "build")
    page = (new / "output/ar/index.html").read_text("utf-8")
    assert "أرشيفي" in page
    assert str(ROOT) not in page
    assert "review" in run(new, "review", "--help")
    code = (
        "import mujaz.review.render as r; r.render('error.html', r.Words('en', None), title='missing', problems=[], "
        "said='', here='/', interface=()); print(r.__file__)"
    )
    shown = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-c", code], cwd=new, env={**os.environ, "PYTHONPATH": str(site)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert shown.stdout.startswith(str(site))


# --- schemas ---------------------------------------------------------------------------------------------


@pytest.fixture
def schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copy_sample: Callable[[Path], Path]) -> dict[str, Any]:
    root = tmp_path / "archive"
    copy_sample(root)
    monkeypatch.chdir(root)
    assert mujaz("schema").exit_code == 0
    return {path.stem: json.loads(path.read_text("utf-8")) for path in (root / ".vscode/schemas").iterdir()}


def test_a_schema_has_every_key_that_is_checked(schemas: dict[str, Any]) -> None:
    assert set(schemas) == {"item", *RECORD_KINDS}
    assert {field.key for field in FIELDS} <= set(schemas["item"]["properties"])
    assert schemas["item"]["required"] == ["title", "lang", "date", "slug", "kind"]
    for kind in RECORD_KINDS:
        keys = {field.key for field in RECORD_FIELDS if kind in field.kinds}
        assert keys <= set(schemas[kind]["properties"])


def test_every_key_is_explained_in_both_languages(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for value in schema["properties"].values():
            if value:
                english, _, arabic = value["markdownDescription"].partition("\n\n")
                assert re.match("[A-Z`]", english)
                assert re.search("[\u0621-\u064a]", arabic)


def test_names_of_the_register_are_completed_with_their_titles(schemas: dict[str, Any]) -> None:
    ids = schemas["item"]["properties"]["actors"]["anyOf"][0]["items"]["anyOf"][0]
    place = ids["enum"].index("example-league")
    assert "Example League" in ids["enumDescriptions"][place]
    assert re.search("[\u0621-\u064a]", ids["enumDescriptions"][place])


def test_the_editor_knows_where_the_schemas_belong_and_an_author_s_own_stays(
    tmp_path: Path, schemas: dict[str, Any]
) -> None:
    assert schemas
    settings = tmp_path / "archive/.vscode/settings.json"
    wired = json.loads(settings.read_text("utf-8"))["yaml.schemas"]
    assert wired["./.vscode/schemas/actors.json"] == "content/actors/**/*.yaml"
    settings.write_text("{}", "utf-8")
    assert mujaz("schema").exit_code == 0
    assert settings.read_text("utf-8") == "{}"


def test_schemas_alone_are_written_into_a_folder(tmp_path: Path, schemas: dict[str, Any]) -> None:
    assert mujaz("schema", str(tmp_path / "out")).exit_code == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(schemas)
