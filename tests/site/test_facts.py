"""A part that is made once stands for all facts from which it was made."""

from __future__ import annotations

from typing import Any, cast

from mujaz.site.facts import Note, Part, made_from, note_fact
from mujaz.site.incremental.dependents import Dependents
from mujaz.site.state.facts import FactTable, Ground
from mujaz.site.state.outputs import Made, State
from mujaz.site.state.tidy import tidy
from mujaz.site.workshop import Workshop


def workshop() -> Workshop:
    nothing = cast("Any", None)
    return Workshop("en", nothing, nothing, nothing, nothing)


def says(other: str = "") -> Ground:
    """Return a ground on which one fact says something else than it does on others."""
    return Ground(digests=lambda facts: [b"other" if fact == other else b"" for fact in facts])


def make_card(desk: Workshop) -> str:
    def link() -> str:
        note_fact("record actors league")
        note_fact("names")
        return "League"

    def card() -> str:
        note_fact("front harvest")
        return desk.once(("link",), link)

    return desk.once(("card",), card)


def test_what_shows_a_part_notes_it_as_one() -> None:
    desk = workshop()
    first, again = (made_from(lambda: make_card(desk)) for _ in range(2))
    assert first == again
    assert len(first[1]) == 1


def test_a_file_is_touched_by_the_facts_of_its_parts_and_of_theirs() -> None:
    desk, table = workshop(), FactTable()
    facts = table.keep(made_from(lambda: make_card(desk))[1])
    other = table.keep({"years"})
    table.complete(says())
    table.update(says("names"))
    assert (table.touch(facts), table.touch(other)) == (True, False)
    assert (table.changed(facts), table.changed(other)) == (["names"], [])


def test_many_facts_that_changed_touch_what_few_touch() -> None:
    table = FactTable()
    kept = [table.keep({Part({f"front {number}", "years"})}) for number in range(30)]
    table.complete(says())
    table.update(Ground(digests=lambda facts: [b"" if fact == "front 7" else b"other" for fact in facts]))
    assert table.changed(kept[7]) == ["years"]
    assert table.changed(kept[8]) == ["front 8", "years"]


def test_a_part_that_two_processes_made_is_one() -> None:
    here = FactTable(["years"], [b""])
    there, size = FactTable(["years"], [b""]), here.size
    own = here.keep({Part({"front a", "years"})})
    theirs = there.keep({"names", Part({"years", "front a"}), Part({"names", Part({"front b", "years"})})})
    translated = here.join(size, *there.since(size))(theirs)
    here.complete(says())
    here.update(says("front b"))
    assert set(memoryview(own).cast("I")) < set(memoryview(translated).cast("I"))
    assert here.changed(translated) == ["front b"]
    assert here.changed(own) == []


def test_what_was_made_from_a_fact_is_forgotten_with_what_shows_it() -> None:
    desk = workshop()
    make_card(desk)
    desk.once(("other",), lambda: note_fact("front rain"))
    touched: set[Note] = {"names"}
    assert desk.forget(touched)
    assert not desk.forget(touched)
    assert desk.facts == {"front rain"}


def test_a_fact_leads_to_the_files_that_show_its_parts() -> None:
    table = FactTable()
    part = Part({"front a", Part({"record actors league", "names"})})
    made = {name: Made("", "", 0, 0, "", table.keep(notes), None) for name, notes in (("x", {part}), ("y", {"years"}))}
    found = Dependents(made, table)
    numbers = {name: number for number, name in enumerate(table.names)}
    assert found.of({numbers["names"]}) == {"x"}
    assert found.of({numbers["years"]}) == {"y"}


def test_parts_that_no_file_shows_are_forgotten_once_they_are_the_more() -> None:
    table = FactTable()
    shown = Part({"front a", Part({"record actors league", "names"})})
    old = [Part({"front a", f"record actors {number}"}) for number in range(3)]
    table.keep(old)
    made = {"x": Made("", "", 0, 0, "", table.keep({shown, "years"}), None)}
    table.complete(says())
    state = State(made=made, facts=table)
    tidy(state)
    assert len(table.parts) == len(old) + 2
    assert len(state.facts.parts) == 2 + 1  # one is empty, in place of all that were forgotten
    state.facts.update(says("names"))
    assert state.facts.changed(state.made["x"].facts) == ["names"]
    assert state.facts.names == table.names
