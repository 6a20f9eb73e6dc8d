"""A place of publication: what the world sees is always one whole release, whatever happens in between."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from mujaz.errors import EnvironmentLack, UsageError
from mujaz.publish.place import Place


def put(place: Place, text: str) -> str:
    """Publish a release that holds `text`; return its name."""
    stage = place.clear()
    (stage / "index.html").write_text(text, "utf-8")
    return place.release((text * 12)[:12])


def seen(folder: Path) -> str | None:
    """Return what the world sees."""
    pointer = folder / "current.txt"
    root = folder / pointer.read_text("ascii").strip() if pointer.is_file() else folder / "current"
    page = root / "index.html"
    return page.read_text("utf-8") if page.is_file() else None


def test_a_release_is_shown_and_the_one_before_is_kept(tmp_path: Path) -> None:
    place = Place(tmp_path / "public")
    names = [put(place, text) for text in ("a", "b", "c")]
    assert seen(place.folder) == "c"
    assert sorted(path.name for path in (place.folder / "releases").iterdir()) == names[1:]
    assert names == ["00001-aaaaaaaaaaaa", "00002-bbbbbbbbbbbb", "00003-cccccccccccc"]


def test_the_release_before_can_be_shown_again_and_undone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    put(place, "a")
    put(place, "b")
    found = []
    for _ in range(3):
        place.roll_back()
        found.append(seen(tmp_path))
    assert found == ["a", "b", "a"]


def test_after_going_back_the_next_release_follows_the_one_that_is_shown(tmp_path: Path) -> None:
    place = Place(tmp_path)
    put(place, "a")
    put(place, "b")
    place.roll_back()
    put(place, "c")
    place.roll_back()
    assert seen(tmp_path) == "a"


def test_there_is_nothing_before_the_first_release(tmp_path: Path) -> None:
    place = Place(tmp_path)
    put(place, "a")
    with pytest.raises(UsageError, match="no release before"):
        place.roll_back()


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(UsageError, match=r"thesis\.doc"):
        Place(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentLack, match="cannot be written"):
        Place(tmp_path / "file" / "public")


@pytest.mark.parametrize("mark", ["", "{}", '{"format": 2, "current": null, "previous": null, "last": 0}'])
def test_a_mark_that_cannot_be_read_is_told(tmp_path: Path, mark: str) -> None:
    put(Place(tmp_path), "a")
    (tmp_path / "mujaz.json").write_text(mark, "ascii")
    with pytest.raises(UsageError, match=r"mujaz\.json"):
        Place(tmp_path).read()


def test_the_second_publication_at_once_is_told_to_wait(tmp_path: Path) -> None:
    first, second = Place(tmp_path), Place(tmp_path)
    with first.locked(), pytest.raises(UsageError, match="Another publication"), second.locked():
        pass
    with second.locked():
        put(second, "a")


def test_without_links_a_file_names_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    place = Place(tmp_path)
    put(place, "a")
    name = put(place, "b")
    assert (tmp_path / "current.txt").read_text("ascii") == f"releases/{name}\n"
    place.roll_back()
    assert seen(tmp_path) == "a"


def test_a_release_that_was_shown_but_never_noted_goes_when_it_holds_what_is_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path)
    put(place, "a")
    with monkeypatch.context() as patch:
        patch.setattr(Place, "_save", lambda *_: None)  # the power is cut before the mark is written
        put(place, "b")
    place.clear()
    place.release("c" * 12, withdrawn=["an-item"])
    assert len(list((tmp_path / "releases").iterdir())) == 1
    with pytest.raises(UsageError, match="no release before"):
        place.roll_back()


class Stop(BaseException):
    """The power is cut."""


def cut(monkeypatch: pytest.MonkeyPatch, at: int) -> list[int]:
    """Cut the power before the step `at` of those that change something; return a list that grows with the steps."""
    steps: list[int] = []

    def wrap(original: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            steps.append(len(steps))
            if len(steps) > at:
                raise Stop
            return original(*args, **kwargs)

        return step

    for name in ("replace", "symlink_to", "write_text", "mkdir", "unlink"):
        monkeypatch.setattr(Path, name, wrap(getattr(Path, name)))
    return steps


@pytest.mark.parametrize("going_back", [False, True])
def test_a_power_cut_at_any_step_leaves_a_whole_site_and_the_next_run_succeeds(
    tmp_path: Path,
    going_back: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    for at in range(40):
        folder = tmp_path / f"{at}"
        place = Place(folder)
        put(place, "a")
        put(place, "b")
        with pytest.MonkeyPatch.context() as patch:
            steps = cut(patch, at)
            with contextlib.suppress(Stop):
                place.roll_back() if going_back else put(place, "c")
        after = seen(folder)
        assert after in ({"a", "b"} if going_back else {"b", "c"}), at
        again = Place(folder)
        put(again, "d")
        assert seen(folder) == "d"
        again.roll_back()
        assert seen(folder) == after, at
        if len(steps) <= at:
            break
    else:
        pytest.fail("the steps never ended")
    assert at > 3
