"""A translation beside its source, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mujaz.export.draft import TO_TRANSLATE
from mujaz.export.frontedit import edit_front, replace_body
from mujaz.export.translate import digest_of_document
from mujaz.frozen import frozen
from mujaz.review.desk import ConflictError, Desk, MissingError, Opened, RefusedError
from mujaz.review.metadata import ORDER
from mujaz.review.passages import Passage, split_passages
from mujaz.yamledit import remove_key, set_value

WORDS = ("title", *TO_TRANSLATE)
"""Keys of the front matter that are translated."""
SPACES = re.compile(r"\s+")
MERGED, LONELY, OTHER_KIND = 0.3, 0.8, 0.6
"""What it costs to put two passages beside one, a passage beside none, a heading beside a paragraph."""
STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
"""How many passages of the source and of the translation stand beside each other."""


@frozen
class Pair:
    """What stands beside each other: Markdown of the source and of the translation."""

    source: str
    kind: str
    translation: str


def find_pair(desk: Desk, path: str) -> tuple[Opened, Opened]:
    """Return the source and the translation that belong to an item; `MissingError` if there is only one of them."""
    opened = desk.open(path)
    others = [item for item in desk.shelf.items if item.slug == opened.get("slug") and item.path != opened.path]
    if not others:
        raise MissingError(path)
    other = desk.open(others[0].path)
    return (other, opened) if opened.get("translation") else (opened, other)


def pair_passages(source: str, translation: str) -> tuple[Pair, ...]:
    """Return the passages of two bodies side by side; comments that quote the source tell where each belongs."""
    theirs = [passage for passage in split_passages(source) if passage.kind != "comment"]
    ours = split_passages(translation)
    quoted = {_key(passage.source): n for n, passage in enumerate(theirs)}
    if any(passage.kind == "comment" and _key(passage.text) in quoted for passage in ours):
        return tuple(_by_comments(theirs, ours, quoted))
    return tuple(_by_length(theirs, [passage for passage in ours if passage.kind != "comment"]))


def save_translation(desk: Desk, source: Opened, translation: Opened, posted: Mapping[str, str]) -> Opened:
    """Write what was typed beside a source into the translation's file; return it as it is then."""
    if posted.get("digest") != translation.digest:
        raise ConflictError(translation.path)
    if source.document is None or translation.document is None:
        raise RefusedError((*source.problems, *translation.problems))
    if posted.get("source-digest") != source.digest:
        raise ConflictError(source.path)
    pairs = pair_passages(source.document.body, translation.document.body)
    texts = [posted.get(f"cell-{n}", pair.translation).replace("\r\n", "\n").strip() for n, pair in enumerate(pairs)]
    digest = digest_of_document(source.document) if posted.get("fresh") else None
    text = edit_front(translation.text, lambda front: _change_front(front, translation, posted, digest))
    text = replace_body(text, "\n\n".join(_write(pairs, texts)))
    if posted.get("do") == "publish":
        desk.check(translation.path, text)
    return desk.replace(translation, text)


def is_outdated(source: Opened, translation: Opened) -> bool:
    """Tell whether the source was changed since it was translated."""
    known = translation.get("translated_from_sha256")
    return bool(known) and source.document is not None and known != digest_of_document(source.document)


def _change_front(front: str, opened: Opened, posted: Mapping[str, str], digest: str | None) -> str:
    for key in WORDS:
        new = " ".join(posted.get(key, opened.get(key)).split())
        if new != " ".join(opened.get(key).split()):
            front = set_value(front, [key], new, ORDER) if new else remove_key(front, key)
    if digest is not None:
        front = set_value(front, ["translated_from_sha256"], digest, ORDER)
    return remove_key(front, "status") if posted.get("do") == "publish" else front


def _write(pairs: Sequence[Pair], texts: Sequence[str]) -> Iterator[str]:
    """Yield the passages of a translation; while something is missing, each below its source as a comment."""
    whole = all(text or not pair.source for pair, text in zip(pairs, texts, strict=True))
    for pair, text in zip(pairs, texts, strict=True):
        if pair.source and not whole:
            yield f"<!--\n{pair.source.replace('-->', '--&gt;')}\n-->"
        if text:
            yield text


def _by_comments(theirs: Sequence[Passage], ours: Sequence[Passage], quoted: Mapping[str, int]) -> Iterator[Pair]:
    """Yield each passage of the source with what stands below the comment that quotes it."""
    below: dict[int, list[str]] = {}
    place = -1
    for passage in ours:
        if passage.kind == "comment":
            place = quoted.get(_key(passage.text), place)
        else:
            below.setdefault(place, []).append(passage.source)
    if -1 in below:
        yield Pair("", "paragraph", "\n\n".join(below[-1]))
    for number, passage in enumerate(theirs):
        yield Pair(passage.source, passage.kind, "\n\n".join(below.get(number, [])))


def _by_length(theirs: Sequence[Passage], ours: Sequence[Passage]) -> Iterator[Pair]:
    """Yield passages side by side so that lengths and headings agree best, in the order of both texts."""
    sizes = [[len(passage.text) + 1 for passage in passages] for passages in (theirs, ours)]
    scale = sum(sizes[0]) / (sum(sizes[1]) or 1)

    def cost(a: int, b: int, step: tuple[int, int]) -> float:
        mine, other = sum(sizes[0][a : a + step[0]]), scale * sum(sizes[1][b : b + step[1]])
        if 0 in step:
            return LONELY
        heading = {passage.kind == "heading" for passage in (*theirs[a : a + step[0]], *ours[b : b + step[1]])}
        return abs(mine - other) / (mine + other) + MERGED * (step != (1, 1)) + OTHER_KIND * (len(heading) > 1)

    @cache
    def best(a: int, b: int) -> tuple[float, tuple[int, int]]:
        found = [
            (cost(a, b, step) + best(a + step[0], b + step[1])[0], step)
            for step in STEPS
            if a + step[0] <= len(theirs) and b + step[1] <= len(ours)
        ]
        return min(found, key=lambda one: one[0]) if found else (0.0, (0, 0))

    for total in range(len(theirs) + len(ours), -1, -1):  # from the end, so that recursion stays shallow
        for a in range(max(0, total - len(ours)), min(len(theirs), total) + 1):
            best(a, total - a)
    a = b = 0
    while a < len(theirs) or b < len(ours):
        step = best(a, b)[1]
        left, right = theirs[a : a + step[0]], ours[b : b + step[1]]
        kind = left[0].kind if left else "paragraph"
        yield Pair(_join(left), kind, _join(right))
        a, b = a + step[0], b + step[1]


def _join(passages: Sequence[Passage]) -> str:
    return "\n\n".join(passage.source for passage in passages)


def _key(source: str) -> str:
    return SPACES.sub(" ", source.replace("--&gt;", "-->")).strip()
