"""How well the clean stage reads the gold corpus, beside trafilatura alone: `python benchmarks/clean/run.py`.

Exits with 1 below a floor. `--show PAGE` prints what is missing from a page and what is too much in it.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import Page, all_pages
from unseen import unseen_dumps, unseen_pages
from variants import rounds_of

from mujaz.clean import clean, records
from mujaz.clean.decode import decode
from mujaz.clean.plain import paragraphs_of
from mujaz.errors import ContentError
from mujaz.model import Alias, CleanArticle, RawPage, Record, SourceRules
from mujaz.register import Register

SHINGLE = 4
FLOORS = {"html": 0.990, "text": 0.975}
PAGE_FLOOR = 0.95
HTML_SPEED, TEXT_SPEED = 60, 2000
UNSEEN = "unseen/"
"""The names of held-out pages start so."""
ROUNDS = {"html": 4, "text": 60}
"""How often the corpus is read, each time with other words."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a page."""

    page: Page
    article: CleanArticle | None
    texts: tuple[str, ...]
    score: float
    rival: float
    """What trafilatura reaches by itself in its precision mode."""
    rival_default: float
    """What it reaches in its default mode."""
    leaks: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`html` or `text`."""
        return "html" if self.page.kind == "html" else "text"


def shingles(texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in `texts`, white space folded and nothing else."""
    words = " ".join(texts).split()
    if len(words) < SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def f1(found: Iterable[str], gold: Iterable[str]) -> float:
    """Return the harmonic mean of precision and recall of the shingles."""
    ours, theirs = shingles(found), shingles(gold)
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def leaks(texts: tuple[str, ...], noise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of the page's frame that stand in the text: whole, or of three words and more within it."""
    lines = {" ".join(line.split()) for text in texts for line in text.split("\n")}
    whole = " ".join(" ".join(texts).split())
    few = 3
    return tuple(line for line in noise if line in lines or (len(line.split()) >= few and line in whole))


def register_of(pages: Iterable[Page]) -> Register:
    """Return a register that knows the publications by name and address."""
    known = {page.publication: page for page in pages}
    return Register(
        tuple(
            Record(
                "sources",
                key,
                f"content/sources/{key}.yaml",
                (("en" if page.language == "en" else "ar", page.source),),
                aliases=(Alias(page.source, "en" if page.language == "en" else "ar"),),
                rules=SourceRules(domains=()),
            )
            for key, page in known.items()
        )
    )


def read(page: Page, register: Register) -> tuple[CleanArticle | None, tuple[str, ...]]:
    """Return the article that the clean stage finds, and its texts."""
    try:
        article = clean(RawPage(page.name, page.data, ""), register, languages=None)
    except ContentError as error:
        print(error)
        return None, ()
    return article, tuple(paragraphs_of(article.blocks))


def rival(page: Page, *, precision: bool) -> tuple[str, ...]:
    """Return what trafilatura finds by itself; a text dump is taken as it is."""
    from trafilatura import extract  # noqa: PLC0415 - not a part of what is measured

    text = decode(RawPage(page.name, page.data, ""))
    if page.kind != "html":
        return (text,)
    return (extract(text, favor_precision=precision, include_comments=False, include_tables=True) or "",)


def measure(pages: list[Page], register: Register) -> list[Result]:
    """Return the results of all pages."""
    results = []
    for page in pages:
        article, texts = read(page, register)
        gold = page.article.texts
        rivals = (f1(rival(page, precision=precision), gold) for precision in (True, False))
        results.append(Result(page, article, texts, f1(texts, gold), *rivals, leaks(texts, page.noise)))
    return results


@dataclass(frozen=True, slots=True)
class Speed:
    """How many pages of a kind one process reads per CPU second, each with words that no other one has."""

    pages: int
    steady: float
    """From the second round on: the first, one page of each layout, makes the process load its rules and libraries."""
    whole: float
    """With the first round."""

    def __str__(self) -> str:
        return f"{self.steady:.0f} ({self.pages} different pages; {self.whole:.0f} with what a new process loads)"


def speed(register: Register, kind: str) -> Speed:
    """Return how fast pages of a kind are read."""
    rounds = list(rounds_of(ROUNDS[kind], ("html",) if kind == "html" else ("page", "bare")))
    times = []
    for pages in rounds:
        start = time.process_time()
        for page in pages:
            read(page, register)
        times.append(time.process_time() - start)
    number = sum(map(len, rounds))
    return Speed(number, (number - len(rounds[0])) / sum(times[1:]), number / sum(times))


def mean(values: Iterable[float]) -> float:
    """Return the mean of `values`, 1 of none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0


def right_metadata(result: Result) -> dict[str, bool]:
    """Return which of the page's metadata were read as they are."""
    article, gold = result.article, result.page.article
    if article is None:
        return dict.fromkeys(("headline", "date", "byline", "source"), False)
    if result.page.name.startswith(UNSEEN):
        return {
            "headline": article.headline == gold.headline,
            "date": (article.date.value[:10] if article.date else "") == gold.date[:10],
            "byline": article.byline == gold.byline,
            "source": article.source == result.page.publication,
        }
    byline = {article.byline, article.byline if article.byline != result.page.source else None}
    dated = result.page.kind == "html" or result.page.printed in " ".join(result.page.noise)
    printed = gold.byline if f" {gold.byline}" in f" {' '.join(result.page.noise)}" else None
    return {
        "headline": article.headline == gold.headline,
        "date": (article.date.value[:10] if article.date else None) == (gold.date[:10] if dated else None),
        "byline": printed in byline,
        "source": article.source == result.page.publication,
    }


def print_table(results: list[Result]) -> None:
    """Print the figures by kind and language, the held-out pages apart."""
    print(f"{'pages':14}{'n':>4}{'mujaz':>8}{'precis.':>9}{'default':>9}{'lowest':>8}{'leaks':>7}{'empty':>7}", end="")
    print(f"{'title':>7}{'date':>6}{'byline':>8}{'source':>8}")
    for held_out in (False, True):
        group = [r for r in results if r.page.name.startswith(UNSEEN) == held_out]
        if held_out:
            print("unseen: read before a rule was changed for them (unseen/README.md has the figures at first sight)")
        print_groups(group)


def print_groups(results: list[Result]) -> None:
    """Print a line for each kind, and for each language in it."""
    groups = [(kind, None) for kind in ("html", "text")]
    groups += [(kind, language) for kind in ("html", "text") for language in ("ar", "fa", "ckb", "ur", "en")]
    for kind, language in groups:
        of = [r for r in results if r.kind == kind and language in {None, r.page.language}]
        if not of:
            continue
        meta = Counter(name for result in of for name, right in right_metadata(result).items() if right)
        print(f"{kind + ' ' + (language or 'all'):14}{len(of):4}{mean(r.score for r in of):8.4f}", end="")
        print(f"{mean(r.rival for r in of):9.4f}{mean(r.rival_default for r in of):9.4f}", end="")
        print(f"{min(r.score for r in of):8.4f}", end="")
        print(f"{sum(bool(r.leaks) for r in of):7}{sum(not r.texts for r in of):7}", end="")
        print(f"{meta['headline']:7}{meta['date']:6}{meta['byline']:8}{meta['source']:8}")


def failures(results: list[Result], speeds: dict[str, Speed]) -> list[str]:
    """Return what is below its floor."""
    found = [
        f"mean F1 of {kind} is {score:.4f}, below {floor}"
        for kind, floor in FLOORS.items()
        if (score := mean(r.score for r in results if r.kind == kind)) < floor
    ]
    for result in results:
        if result.score < PAGE_FLOOR:
            found.append(f"{result.page.name}: F1 {result.score:.4f}")
        found += [f"{result.page.name}: leaks {line!r}" for line in result.leaks]
    english = [r for r in results if r.page.language == "en" and r.kind == "html"]
    if mean(r.score for r in english) < max(mean(r.rival for r in english), mean(r.rival_default for r in english)):
        found.append("English HTML is read worse than by trafilatura alone")
    floors = {"html": HTML_SPEED, "text": TEXT_SPEED}
    return found + [
        f"{kind}: {one.steady:.0f} pages a CPU second" for kind, one in speeds.items() if one.steady < floors[kind]
    ]


def show(result: Result) -> None:
    """Print what is missing from a page and what is too much in it."""
    print(f"--- {result.page.name}: {result.score:.4f}, trafilatura {result.rival:.4f}")
    for line in difflib.unified_diff(result.page.article.texts, result.texts, "gold", "found", lineterm="", n=0):
        print("   ", line)
    if result.article is not None:
        wrong = [name for name, right in right_metadata(result).items() if not right]
        print("    wrong:", *wrong, "|", result.article.headline, "|", result.article.byline, "|", result.article.date)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="append", default=[], help="pages whose names hold this are shown")
    wanted = parser.parse_args().show
    pages = [*all_pages(), *unseen_pages()]
    register = register_of(pages)
    # First, as an import works: in a process that holds neither results nor what the rivals load.
    speeds = {kind: speed(register, kind) for kind in ("text", "html")}
    results = measure(pages, register)
    for result in results:
        if any(part in result.page.name for part in wanted):
            show(result)
    print_table(results)
    print("the same HTML as whole-page dumps, for which there is no floor: captions cannot be told there")
    print_groups(measure(list(unseen_dumps()), register))
    rules = "interpreted" if records.__file__.endswith(".py") else "compiled"
    print(f"pages per CPU second: html {speeds['html']}, text {speeds['text']}; rules {rules} (invoke compile)")
    below = failures(results, speeds)
    print(*below, sep="\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
