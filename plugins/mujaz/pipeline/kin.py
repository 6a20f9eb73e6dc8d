"""The archive's articles as texts, asked for those that belong together with one that is on its way in."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from mujaz.clean.plain import text_of
from mujaz.enrich.duplicates import FEWEST_WORDS, Index, Likeness
from mujaz.enrich.fingerprint import Fingerprint, fingerprint
from mujaz.errors import Problem
from mujaz.export import Shelf, text_digest
from mujaz.export.shelf import Shelved, read_body
from mujaz.frozen import frozen
from mujaz.model import CleanArticle
from mujaz.pipeline.prints import Prints

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
TARGET = re.compile(r"\]\((?:<[^>\n]*>|[^)\s]*)[^)\n]*\)")
"""What stands behind the text of a link."""
COUNTER = re.compile(r"^[ \t>]*\d{1,9}\.(?=[ \t])", re.MULTILINE)
"""The number of a list's item; a year that opens a line is escaped."""
ESCAPE = re.compile(r"\\(?=[^\w\s])")


@frozen
class Kin:
    """What of the archive an article belongs together with; None where there is nothing."""

    copy_of: Shelved | None = None
    similarity: float = 0.0
    version_of: Shelved | None = None


class Texts:
    """The articles of an archive by what they tell; read when they are first asked for."""

    def __init__(self, root: Path, shelf: Shelf, *, remember: bool = True) -> None:
        self._root, self._shelf, self._remember = root, shelf, remember
        self._by_digest: dict[tuple[str, str], Shelved] = {}
        self._by_path: dict[str, Shelved] = {}
        self._by_slug: dict[str, Shelved] = {}

    def kin_of(self, article: CleanArticle, text: Fingerprint) -> Kin:
        """Return of which article in the archive `article` is a copy, else of which a version: the oldest of them."""
        same = self._same_text(article, text)
        if same is not None:
            return Kin(same, 1.0)
        found = [(self._by_path[match.key], match.likeness) for match in self._index.find(article.language, text)]
        copies = [(item, likeness) for item, likeness in found if likeness.relation == "duplicate"]
        if copies:
            item, likeness = copies[0]
            return Kin(item, likeness.similarity)
        versions = sorted((item for item, _ in found), key=lambda item: (item.get("date"), item.slug))
        return Kin(version_of=self._origin(versions[0])) if versions else Kin()

    def add(self, item: Shelved, language: str, text: Fingerprint) -> None:
        """Take in an article that has just become an item."""
        self._note(item)
        self._index.add(item.path, language, text)

    def take(self, item: Shelved) -> None:
        """Take in an item that another command has written, unless the texts are yet to be read."""
        if "_index" in self.__dict__:
            for one, title, body in self._articles((item,)):
                self.add(one, one.get("lang"), fingerprint(title, plain_words(body)))

    def others_of(self, path: str) -> tuple[tuple[Shelved, Likeness], ...]:
        """Return the articles of which the one in the file `path` is a copy or version, the most alike first."""
        index = self._index
        found = index.others(path) if path in self._by_path else ()
        return tuple((self._by_path[match.key], match.likeness) for match in found)

    def copies(self) -> Iterator[tuple[Shelved, Shelved, float]]:
        """Yield the items of one text of which neither names the other: the newer, the older, how alike they are."""
        index = self._index
        for item in sorted(self._by_path.values(), key=_age):
            found = (match for match in index.others(item.path) if match.likeness.relation == "duplicate")
            for match in found:
                other = self._by_path[match.key]
                if _age(other) < _age(item) and not _declared(item, other):
                    yield item, other, match.likeness.similarity
                    break

    def _same_text(self, article: CleanArticle, text: Fingerprint) -> Shelved | None:
        """Return the item with the very same text as it was imported, whatever was changed in it since."""
        index = self._index
        item = self._by_digest.get((article.language, text_digest(article.blocks))) if len(index) else None
        return item if text.words >= FEWEST_WORDS else None

    def _origin(self, item: Shelved) -> Shelved:
        """Return the item of which `item` itself is a version, if it is one."""
        return self._by_slug.get(item.get("version_of"), item)

    @cached_property
    def _index(self) -> Index:
        """The texts of all articles but those that are copies themselves."""
        index = Index()
        with Prints(self._root, remember=self._remember) as prints:
            for item, title, body in self._articles(self._shelf.items):
                digest = hashlib.sha256(f"{title}\n{body}".encode("utf-8", "surrogatepass")).digest()
                found = prints.get(digest)
                if found is None:
                    found = fingerprint(title, plain_words(body))
                    prints.put(digest, found)
                self._note(item)
                index.add(item.path, item.get("lang"), found)
        return index

    def _articles(self, items: Iterable[Shelved]) -> Iterator[tuple[Shelved, str, str]]:
        for item in items:
            if item.get("kind") != "briefing" and not item.get("duplicate_of"):
                yield item, item.get("title"), read_body(self._root / item.path)

    def _note(self, item: Shelved) -> None:
        self._by_path[item.path] = item
        self._by_slug.setdefault(item.slug, item)
        if digest := item.get("text_sha256"):
            self._by_digest.setdefault((item.get("lang"), digest), item)


def check_copies(root: Path) -> Iterator[Problem]:
    """Yield advice on each archived article of which another is a copy, and neither says so; the texts stay."""
    for item, other, similarity in Texts(root, Shelf(root)).copies():
        yield Problem.of(
            item.path,
            0,
            "The text is that of {other} ({alike} alike); write duplicate_of: {slug}, or version_of if it is another "
            "version.",
            {"other": other.path, "alike": f"{similarity:.0%}", "slug": other.slug},
            severity="style",
        )


def _age(item: Shelved) -> tuple[str, str]:
    return item.get("date"), item.slug


def _declared(one: Shelved, other: Shelved) -> bool:
    """Tell whether two items have one slug, or name each other, or one original."""
    named = [{item.slug, *filter(None, (item.get("version_of"), item.get("duplicate_of")))} for item in (one, other)]
    return bool(named[0] & named[1])


def fingerprint_of(article: CleanArticle) -> Fingerprint:
    """Return what of an article is compared."""
    return fingerprint(article.headline, text_of(*article.blocks))


def plain_words(markdown: str) -> str:
    r"""Return Markdown with its words, and without addresses and escapes.

    >>> plain_words(r"[قال](<https://x.example/a>) \#1 &lt;b&gt;")
    '[قال] #1 <b>'
    """
    bare = COUNTER.sub("", TARGET.sub("]", PICTURE.sub(" ", COMMENT.sub(" ", markdown))))
    return html.unescape(ESCAPE.sub("", bare))
