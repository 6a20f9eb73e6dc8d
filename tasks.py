"""The daily tasks; `invoke --list` shows them. The commands themselves are `mujaz …`."""

import contextlib
import json
import shutil
import sys
import sysconfig
import threading
from io import StringIO
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory

from invoke import Context, Exit, task

BIN = Path(sys.executable).parent
MUJAZ = f"{BIN}/mujaz"
MESSAGES = "-k say -k mark -k count:1,2"
"""The calls in Python from which interface messages are read; templates use `_` and `ngettext`."""

PICTURES = (
    ("home", "/ar/", 1280, 860, "light"),
    ("item", "/en/briefings/2023-02-06-earthquake/", 1280, 860, "dark"),
    ("phone", "/ar/briefings/2023-02-06-earthquake/", 390, 844, "light"),
    ("actor", "/ar/actors/isis/", 1280, 860, "light"),
    ("place", "/en/places/deir-ez-zor/", 1280, 860, "light"),
    ("archive", "/ar/archive/", 1280, 860, "dark"),
    ("index", "/en/actors/", 1280, 860, "light"),
    ("phone-home", "/ar/", 390, 844, "dark"),
)
"""Pictures in docs/images/: name, page, width and height of the window, colours."""

COMPILED = (
    "again article author_note bare bounds byline charset conjunctions copies core credits dates decode doubles edges "
    "ends entries fates frame headline inner_skips kickers labels language layout learned lines names nodes notation "
    "opening other_headlines own_notice owner page people phrases plain points posts promo reading recorded records "
    "related repeats rest signs signups source speeches tags tail title title_ends title_form trailing widths"
)
"""The modules of `mujaz.clean` in which most of the time goes that a text dump takes."""


def run(ctx: Context, command: str) -> None:
    """Run a command with its output as it comes; end with its exit code."""
    ctx.run(command, echo=True, pty=sys.stdout.isatty())


@task(name="import")
def import_(ctx: Context, path: str = "content/inbox", date: str = "") -> None:
    """Import a saved page, or all of a folder: inbox → Markdown."""
    run(ctx, f"{MUJAZ} import {quote(path)}" + (f" --date {quote(date)}" if date else ""))


@task
def check(ctx: Context) -> None:
    """Check all content: every problem at once."""
    run(ctx, f"{MUJAZ} check")


@task
def build(ctx: Context) -> None:
    """Bring the working build in output/ up to date."""
    run(ctx, f"{MUJAZ} build")


@task
def serve(ctx: Context, port: int = 8000) -> None:
    """Show the working build on this machine, rebuilt when something changes."""
    run(ctx, f"{MUJAZ} serve --port {port}")


@task
def publish(ctx: Context, folder: str = "") -> None:
    """Check, build anew and show the world a new release."""
    run(ctx, f"{MUJAZ} publish" + (f" {quote(folder)}" if folder else ""))


@task
def test(ctx: Context) -> None:
    """Run the tests."""
    run(ctx, f"{BIN}/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder")


@task(name="compile")
def compile_(_ctx: Context) -> None:
    """Compile the rules for plain text, which then read a fifth more dumps a second; needs a C compiler."""
    from mujaz.compiled import PACKAGE, SOURCES, digests  # noqa: PLC0415

    environment = Path(sysconfig.get_path("platlib"))
    with TemporaryDirectory(dir=environment) as name, contextlib.chdir("plugins"):
        made_of = {"mujaz.clean": digests(COMPILED.split(), "mujaz/clean")}
        made = build_extensions([f"mujaz/clean/{module}.py" for module in COMPILED.split()], Path(name), PACKAGE)
        (made / SOURCES).write_text(json.dumps(made_of, indent=1), "utf-8")
        # Whole or not at all, as all that is put where somebody reads.
        shutil.rmtree(environment / PACKAGE, ignore_errors=True)
        made.rename(environment / PACKAGE)
    print(f"Compiled {len(COMPILED.split())} modules into {environment / PACKAGE}")


def build_extensions(files: list[str], folder: Path, package: str) -> Path:
    """Return a new folder within `folder` that is a package of the compiled modules, in folders as their sources."""
    from mypyc.build import mypycify  # noqa: PLC0415 - for development only
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.errors import BaseError, CCompilerError  # noqa: PLC0415

    options = ["--config-file", "../pyproject.toml", "--cache-dir", f"{folder}/mypy"]
    said = StringIO()
    try:
        with contextlib.redirect_stdout(said):
            extensions = mypycify(
                [*options, *files],
                opt_level="1",
                debug_level="0",
                target_dir=f"{folder}/c",
                group_name=f"{package}.all",
            )
            build = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
            build.build_lib, build.build_temp, build.parallel = f"{folder}/lib", f"{folder}/o", True
            build.ensure_finalized()
            build.run()
    except (BaseError, CCompilerError, SystemExit) as error:
        faults = [line for line in said.getvalue().splitlines() if " warning: " not in line]
        raise Exit("\n".join([*faults, f"Nothing was compiled: {error}"])) from error
    made, top = folder / "lib" / package, Path(files[0]).parts[0]
    (folder / "lib" / top).rename(made / top)
    return made


@task
def lint(ctx: Context, fix: bool = False) -> None:  # noqa: FBT001, FBT002 - invoke makes flags of such parameters
    """Check style and types; --fix mends what can be mended."""
    run(ctx, f"{BIN}/ruff check {'--fix ' if fix else ''}.")
    run(ctx, f"{BIN}/ruff format {'' if fix else '--check '}.")
    run(ctx, f"{BIN}/mypy")


@task
def i18n(ctx: Context) -> None:
    """Read the interface messages from templates and code into theme/translations/."""
    with TemporaryDirectory() as folder:
        template = Path(folder, "messages.pot")
        extract = f"-q extract -F theme/translations/babel.cfg {MESSAGES} --add-location file -o {template} ."
        update = (
            f"-q update -i {template} -d theme/translations -N -w 2000 --ignore-obsolete --ignore-pot-creation-date"
        )
        run(ctx, f"{BIN}/pybabel {extract}")
        run(ctx, f"{BIN}/pybabel {update}")
        desk = "plugins/mujaz/review"
        extract = f"-q extract -F {desk}/babel.cfg {MESSAGES} --add-location never -o {template} {desk}"
        run(ctx, f"{BIN}/pybabel {extract}")
        run(ctx, f"{BIN}/pybabel -q update -i {template} -o {desk}/ar.po -l ar -N -w 2000 --ignore-obsolete")


@task
def screenshots(_ctx: Context) -> None:
    """Take the pictures of the docs from the working build, with the system's Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for development only

    from mujaz.cli.preview import make_server  # noqa: PLC0415

    server = make_server(Path("output"), "https://mujaz.example", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, width, height, scheme in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_address[1]}{path}")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=f"docs/images/{name}.png")
    server.shutdown()


@task
def bench(ctx: Context, items: int = 10_000, rounds: int = 3, options: str = "") -> None:
    """Build a made-up archive beside Hugo, Pelican and Eleventy; --options goes on to benchmarks/site/run.py."""
    run(ctx, f"{BIN}/python benchmarks/site/run.py --items {items} --rounds {rounds} {options}")


@task
def lock(ctx: Context) -> None:
    """Pin the newest versions that pyproject.toml allows, in requirements.lock and requirements-dev.lock."""
    pin = f"{BIN}/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header pyproject.toml"
    run(ctx, f"{pin} -o requirements.lock")
    run(ctx, f"{pin} --group dev -c requirements.lock -o requirements-dev.lock")


@task(default=True, pre=[lint, test])
def everything(_ctx: Context) -> None:
    """Run everything that must pass: lint, types, tests."""
