"""`python -m mujaz.clean`: what the clean stage reads, for those who measure it."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from mujaz.clean.dates import read_publication_date


def main(arguments: list[str] | None = None) -> int:
    """Print what was asked for; return 1 where there is none."""
    options = _parser().parse_args(arguments)
    found = read_publication_date(options.date_only, retrieved=options.retrieved)
    if found is None:
        return 1
    print(found.value[:10])  # noqa: T201 - the answer
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mujaz.clean", description=__doc__)
    parser.add_argument("--date-only", metavar="STRING", required=True, help="print the day that STRING states")
    parser.add_argument("--retrieved", metavar="DAY", type=date.fromisoformat, help="the day of retrieval")
    return parser


if __name__ == "__main__":
    sys.exit(main())
