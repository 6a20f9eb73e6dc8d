"""The rules that only the register as a whole can keep, all of them checked at once."""

from __future__ import annotations

from mujaz.errors import Problems
from mujaz.garbage import no_collection
from mujaz.register.claims import list_strong, note_common_words, note_shared_identifiers, note_shared_names
from mujaz.register.ids import note_claimed_ids, note_second_files
from mujaz.register.links import note_circles, note_dangling, note_far_places
from mujaz.register.register import Register


def lint(register: Register, problems: Problems) -> None:
    """Note in `problems` everything in which the records contradict one another."""
    with no_collection():
        note_second_files(register, problems)
        note_claimed_ids(register, problems)
        strong = list_strong(register)
        note_shared_names(register, strong, problems)
        note_common_words(register, strong, problems)
        note_shared_identifiers(register, problems)
        for key in ("part_of", "succeeded_by"):
            note_dangling(register, key, problems)
            note_circles(register, key, problems)
        note_far_places(register, problems)
