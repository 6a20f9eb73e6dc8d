"""How fast the matcher reads: megabytes of text for each CPU second, with a register of 25,000 made-up names.

The sample archive's texts are read again and again (warm), once by a matcher that has read nothing yet (cold), and
once with its own register, so that a mention stands in every line (dense). `new words` is a text of words of which
hardly any returns, which no language has: it is what the memory of words costs where it does not help.

Run: .venv/bin/python benchmarks/matcher.py
"""

from __future__ import annotations

import random
import string
import time
from pathlib import Path

from mujaz.enrich.mentions import MATCHED_KINDS, Matcher
from mujaz.errors import Problems
from mujaz.model import Alias, Record
from mujaz.register import load

REPOSITORY = Path(__file__).parents[1]
NAMES = 25_000
ROUNDS = 20
NEW_WORDS = 300_000
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def make_records(count: int) -> list[Record]:
    """Return records with one Arabic name each, of one to three words; the same ones in every run."""
    dice = random.Random(0)  # noqa: S311 - no secret
    words = ["ال" + "".join(dice.choices(LETTERS, k=dice.randint(3, 6))) for _ in range(count // 3)]
    names = dict.fromkeys(" ".join(dice.choices(words, k=dice.choice((1, 2, 2, 3)))) for _ in range(2 * count))
    return [
        Record("actors", f"r{number}", "", (("ar", name),), (Alias(name, "ar"),))
        for number, name in enumerate(list(names)[:count])
    ]


def make_text(letters: str, words: int) -> str:
    """Return a text of made-up words, nearly all of them different."""
    dice = random.Random(1)  # noqa: S311 - no secret
    return " ".join("".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(words))


def measure(matcher: Matcher, text: str, language: str, rounds: int = 1) -> str:
    """Return the megabytes of UTF-8 that the matcher reads in a CPU second."""
    start = time.process_time()
    for _ in range(rounds):
        matcher.find(text, language)
    return f"{rounds * len(text.encode()) / 1e6 / (time.process_time() - start):.1f} MB/s"


def main() -> None:
    """Print the figures."""
    records = make_records(NAMES)
    start = time.process_time()
    matcher = Matcher(records)
    print(f"{NAMES:,} names: {time.process_time() - start:.2f} CPU s to build")
    register = load(REPOSITORY, (), Problems(), MATCHED_KINDS)
    for language, letters in (("ar", LETTERS), ("en", string.ascii_lowercase)):
        files = sorted((REPOSITORY / "content/briefings" / language).rglob("*.md"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        cold = measure(Matcher(records), text, language)
        warm = measure(matcher, text, language, ROUNDS)
        own = Matcher(register.all_records)
        own.find(text, language)
        dense = measure(own, text, language, ROUNDS)
        new = measure(Matcher(records), make_text(letters, NEW_WORDS), language)
        print(f"{language}: warm {warm}, cold {cold}, dense {dense}, new words {new}")


if __name__ == "__main__":
    main()
