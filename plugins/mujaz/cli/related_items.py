"""`python -m mujaz.enrich.related`: related items by themselves, for those who measure them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from mujaz.enrich.related import LEAST, candidates, load, order_of
from mujaz.enrich.related.lines import read_lines
from mujaz.enrich.related.mixing import mix
from mujaz.enrich.related.values import Comparable, Related, Relation, Wanted
from mujaz.errors import MujazError, Problems

LEAST_HERE = LEAST / 4
"""Who measures wants as many items as were asked for, weak ones too."""

Reasons = Mapping[tuple[str, str], tuple[str, ...]]
"""For the ids of two items the words that both have."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many related items to print.")
def main(top: int) -> None:
    """Print the related items of the items on standard input.

    Each line there is an object with id, lang, title, text, actors, places, topics, date and source, of which only id
    must be there. For each, in the order of the input, an object is printed with id, related and other_language, both
    lists of id, lang, score and reason. The last place among the related may go to the best item of another language.
    Where a line cannot be read, nothing is printed but what is wrong with it, and the exit code is 1.
    """
    problems = Problems()
    try:
        answers = list(answer(sys.stdin.buffer, top, problems))
    except MujazError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exitcode)
    for problem in problems:
        click.echo(str(problem), err=True)
    sys.stdout.buffer.writelines(answers)
    sys.stdout.buffer.flush()
    sys.exit(1 if problems.error_count else 0)


def answer(lines: Iterable[bytes], top: int, problems: Problems) -> Iterator[bytes]:
    """Yield a line of JSON for each item in `lines`; none where `problems` holds an error."""
    linking, relating = load("linking"), load("relating")
    counter = linking.WordCounter()
    items = []
    for line in read_lines(lines, problems):
        counter.add(line.text)
        items.append(line.item)
    if problems.error_count or not items:
        return
    order = order_of(items)
    ranked, counts = [items[number] for number in order], counter.finish().rows(order)
    related = relating.choose(
        linking.compare(ranked, counts, candidates(top), LEAST_HERE), Wanted(top, top), look=relating.Look(scores=True)
    )
    known = {item.slug: item for item in items}
    own = {item.slug: related[item.slug, item.languages[0]] for item in items}
    mixed = {item.slug: mix(item, own[item.slug], known, top) for item in items}
    surfaces = dict(zip(counts.words, counts.surfaces, strict=True))
    found = relating.find_reasons(ranked, counts, _pairs(mixed, own))
    reasons = {pair: tuple(surfaces[word] for word in words) for pair, words in found.items()}
    for slug, relations in mixed.items():
        told = [[_tell(known[slug], known[r.slug], r, reasons) for r in part] for part in (relations, own[slug].other)]
        yield _line({"id": slug, "related": told[0], "other_language": told[1]})


def _pairs(mixed: Mapping[str, Sequence[Relation]], own: Mapping[str, Related]) -> Iterator[tuple[str, str]]:
    """Yield the ids of every two items of which one is related to the other."""
    for slug, relations in mixed.items():
        yield from ((slug, relation.slug) for relation in (*relations, *own[slug].other))


def _tell(item: Comparable, other: Comparable, relation: Relation, reasons: Reasons) -> dict[str, Any]:
    """Return a related item as an object of JSON."""
    why = []
    if relation.shared:
        why.append(f"both list {', '.join(identifier for _, identifier in relation.shared)}")
    if words := reasons[item.slug, other.slug]:
        why.append(f"both say {', '.join(words)}")
    if item.day is not None and item.day == other.day:
        why.append("same day")
    return {"id": other.slug, "lang": other.languages[0], "score": relation.score, "reason": "; ".join(why)}


def _line(value: object) -> bytes:
    """Return `value` as a line of JSON; in ASCII where the input had half a character."""
    try:
        return f"{json.dumps(value, ensure_ascii=False)}\n".encode()
    except UnicodeEncodeError:
        return f"{json.dumps(value)}\n".encode()
