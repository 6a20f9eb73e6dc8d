"""Small archives that are indexed and searched as the site and its page do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from mujaz.model import Alias, Record
from mujaz.register import Register
from mujaz.site.search.asked import Filters
from mujaz.site.search.documents import Document
from mujaz.site.search.encoding import Make
from mujaz.site.search.index import make_index
from mujaz.site.search.query import Answer, search
from mujaz.site.search.reader import IndexReader

LANGUAGES = ("ar", "en")


def document(number: int, text: str, **fields: object) -> Document:
    """Return a document whose text is `text`, an item by itself unless `fields` say otherwise."""
    slug = f"2023-01-{number + 1:02d}-item"
    values = {
        "first": True, "slug": slug, "language": "ar", "url": f"/ar/briefings/{slug}/", "page_language": "ar",
        "title": "", "summary": "", "text": text, "date": f"2023-01-{number % 28 + 1:02d}", "kind": "article",
        "source": None, "records": (),
    }  # fmt: skip
    return Document(number=number, **{**values, **fields})  # type: ignore[arg-type]


def record(kind: str, id_: str, ar: str, en: str, *aliases: Alias) -> Record:
    """Return a record with a name in each language."""
    return Record(kind, id_, f"content/{kind}/{id_}.yaml", (("ar", ar), ("en", en)), aliases)  # type: ignore[arg-type]


def write_index(folder: Path, files: Mapping[str, Make], documents: Sequence[Document]) -> IndexReader:
    for name, make in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
    for one in documents:
        path = folder / "texts" / f"{one.slug}.{one.language}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(one.excerpt, encoding="utf-8")
    return IndexReader(folder)


@pytest.fixture
def find(tmp_path: Path) -> Callable[..., Answer]:
    """Return a function that searches documents (or texts, each a document) for words."""

    def run(
        asked: str, documents: Sequence[Document | str], records: Sequence[Record] = (), **filters: object
    ) -> Answer:
        made = [one if isinstance(one, Document) else document(n, one) for n, one in enumerate(documents)]
        files = make_index(made, Register(tuple(records)), LANGUAGES, None)
        reader = write_index(tmp_path / str(abs(hash(asked))), files, made)
        return search(reader, asked, "ar", Filters(**filters))  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Return the function that makes a document."""
    return document


@pytest.fixture(scope="session")
def make_record() -> Callable[..., Record]:
    """Return the function that makes a record."""
    return record
