"""How long our build takes beside Hugo, Pelican and Eleventy: `invoke bench`.

Every contender builds a site of equal pages (items, lists, actors, places, topics, related items, RSS) from one made-up
archive, in rounds in which all of them run one after another, so that a busy machine is busy for all. CPU is user and
system time of the process and all its children. A rival that is not installed is left out.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convert import convert
from generate import write_archive

from mujaz.site.settings import FEATURES

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - what is written there lies in a folder of its own
ROOT = Path(__file__).parents[2]
OURS = (sys.executable, "-m", "mujaz", "build")
EQUAL, ALL, WITH_CARDS = "mujaz, equal pages", "mujaz, everything on", "mujaz, everything and cards"
CARDS = "cards"
"""The feature whose files are kept for ever, so that only the first build of all draws them."""
EDIT = "One sentence more."
STATE = ".mujaz"
MADE = ("output", STATE, "resources", ".hugo_build.lock")
"""What the builds of all contenders leave in the folder of a site."""


@dataclass(frozen=True)
class Run:
    """What a build took."""

    cpu: float
    wall: float
    peak: float
    """In MB."""


@dataclass
class Contender:
    """What is measured: a command, in the folder of a site."""

    name: str
    folder: Path
    command: Sequence[str]
    removed: tuple[str, ...] = MADE
    """What is taken away before each build; where that is not the state, it goes on from what the last one kept."""
    env: dict[str, str] = field(default_factory=dict)
    edits: bool = False
    runs: list[Run] = field(default_factory=list)


def measure(contender: Contender) -> Run:
    """Return what one build takes; end the program if it fails."""
    if STATE not in contender.removed and not (contender.folder / STATE).is_dir():
        build(contender)
    for name in contender.removed:
        shutil.rmtree(contender.folder / name, ignore_errors=True)
    if contender.edits:
        source = min((contender.folder / "content/briefings/ar").rglob("*.md"))
        source.write_text(source.read_text("utf-8") + f"\n{EDIT}\n", "utf-8")
    return build(contender)


def build(contender: Contender) -> Run:
    """Return what a build takes of a site as it stands; end the program if it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - programs that the caller named
            contender.command, cwd=contender.folder, env={**os.environ, **contender.env},
                                   stdout=said, stderr=said)  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{contender.name} failed:\n{said.read().decode(errors='replace')[-2000:]}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def find_contenders(scratch: Path, options: argparse.Namespace) -> list[Contender]:
    """Return all contenders whose programs are there, their sites written below `scratch`."""
    found = []
    everything = [name for name in FEATURES if name != CARDS]
    for label, features in ((EQUAL, []), (ALL, everything), (WITH_CARDS, list(FEATURES))):
        folder = scratch / label.replace(", ", "-").replace(" ", "-")
        write_archive(folder, options.items)
        with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"THEME = {str(ROOT / 'theme')!r}\nMUJAZ_FEATURES = {features!r}\n")
        found.append(Contender(label, folder, OURS))
    equal = found[0].folder
    found.append(Contender("mujaz, one edited body", equal, OURS, removed=(), edits=True))
    found.append(Contender("mujaz, nothing changed", equal, OURS, removed=()))
    found.append(Contender("mujaz, sources cached", equal, OURS, removed=("output",)))
    for rival, command, variants in (
        ("hugo", [options.hugo, "--quiet", "-d", "output"], {"HUGO_PARAMS_RELATED": "true"}),
        ("pelican", [options.pelican, "content", "-q"], {}),
        ("eleventy", [options.eleventy, "--quiet"], {"RELATED": "1"}),
    ):
        if not shutil.which(command[0]):
            print(f"{rival}: {command[0]} is not there; left out.", file=sys.stderr)
            continue
        convert(equal, rival, scratch / rival)
        program = [shutil.which(command[0]) or "", *command[1:]]
        found.append(Contender(f"{rival}, related", scratch / rival, program, env=variants))
        if variants:
            found.append(Contender(f"{rival}, no related", scratch / rival, program))
    return [each for each in found if not options.only or any(each.name.startswith(name) for name in options.only)]


def size_of(folder: Path) -> tuple[int, float]:
    """Return how many files a site has, and how many MB they take."""
    sizes = [path.stat().st_size for path in (folder / "output").rglob("*") if path.is_file()]
    return len(sizes), sum(sizes) / 1e6


def tell(contenders: Sequence[Contender], sizes: dict[str, tuple[int, float]], items: int) -> str:
    """Return the results as a table in Markdown; the ratios are ours, with equal pages, against each."""
    ours = next((each for each in contenders if each.name == EQUAL), contenders[0])
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end"
    machine += f", Python {platform.python_version()}"
    lines = [
        f"{items} items; medians of {len(ours.runs)}; {machine}.",
        "",
        "| | CPU s | wall s | peak MB | files | MB | ours : it, CPU | wall |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in contenders:
        middle = [statistics.median(getattr(run, part) for run in each.runs) for part in ("cpu", "wall", "peak")]
        pairs = list(zip(ours.runs, each.runs, strict=True))
        ratios = [statistics.median(getattr(a, p) / getattr(b, p) for a, b in pairs) for p in ("cpu", "wall")]
        files, size = sizes[each.name]
        lines.append(f"| {each.name} | {middle[0]:.2f} | {middle[1]:.2f} | {middle[2]:.0f} | {files} | {size:.0f} | "
                     f"{ratios[0]:.2f} | {ratios[1]:.2f} |")  # fmt: skip
    return "\n".join([*lines, *_tell_cards(contenders)])


def _tell_cards(contenders: Sequence[Contender]) -> list[str]:
    """Return what a social card takes, which is what the build with cards takes beyond the same one without."""
    by_name = {each.name: each for each in contenders}
    if not {ALL, WITH_CARDS} <= by_name.keys():
        return []
    pairs = zip(by_name[ALL].runs, by_name[WITH_CARDS].runs, strict=True)
    count = sum(1 for _ in (by_name[WITH_CARDS].folder / "output").rglob("card.png"))
    more = statistics.median(cards.cpu - without.cpu for without, cards in pairs)
    return ["", f"{count} social cards: {1000 * more / max(1, count):.1f} CPU ms each."]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", default=[], help="Contenders whose names start so; may be repeated.")
    for rival in ("hugo", "pelican", "eleventy"):
        parser.add_argument(f"--{rival}", default=rival, help=f"The program, if {rival} is not on the path.")
    options = parser.parse_args(arguments)
    compileall.compile_dir(ROOT / "plugins", quiet=1)  # as `make site` does, and as any installed program is
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None) as folder:
        contenders = find_contenders(Path(folder), options)
        sizes = {}
        for number in range(options.rounds):
            for each in contenders:
                each.runs.append(measure(each))
                sizes[each.name] = size_of(each.folder)
                run = each.runs[-1]
                print(f"{number + 1}: {each.name}: {run.cpu:.2f} CPU s, {run.wall:.2f} s, {run.peak:.0f} MB",
                      file=sys.stderr)  # fmt: skip
        print(tell(contenders, sizes, options.items))


if __name__ == "__main__":
    main()
