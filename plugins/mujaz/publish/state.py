"""What a place of publication remembers: its releases, and what must never be shown again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from mujaz.frozen import frozen


@frozen
class State:
    """What a place holds: names of releases, and which the world sees."""

    current: str | None = None
    previous: str | None = None
    last: int = 0
    """The number of the last release."""
    withdrawn: Mapping[str, int] = field(default_factory=dict)
    """For each withdrawn item the number of the last release that may still hold it."""

    def holds_withdrawn(self, release: str, withdrawn: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the items that a release may hold though they were withdrawn, here or (`withdrawn`) in the content."""
        number = number_of(release)
        known = {**dict.fromkeys(withdrawn, self.last), **self.withdrawn}
        return tuple(sorted(slug for slug, last in known.items() if number <= last))

    def settle(self, withdrawn: Iterable[str], published: Collection[str], last: int) -> State:
        """Return the state with what is withdrawn now; a release before it that still holds any of it is let go.

        What the content has no more, and no release that is kept can hold, is forgotten: not even its slug is to stay.
        """
        now = dict.fromkeys(withdrawn, last)
        known = {slug: number for slug, number in self.withdrawn.items() if slug not in published}
        made = replace(self, withdrawn={**now, **known})
        if made.previous and made.holds_withdrawn(made.previous):
            made = replace(made, previous=None)
        oldest = min((number_of(name) for name in (made.current, made.previous) if name), default=0)
        held = {slug: number for slug, number in made.withdrawn.items() if slug in now or number >= oldest}
        return replace(made, withdrawn=held)


def number_of(release: str) -> int:
    """Return the number of a release; of one that has none, no more than any."""
    found = release.partition("-")[0]
    return int(found) if found.isdecimal() else 0
