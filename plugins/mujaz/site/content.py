"""Everything that is read of an archive; a source that is edited later can be read again by itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from mujaz.errors import Problem, Problems
from mujaz.export.item import Reading
from mujaz.export.redaction import share_redactions
from mujaz.model import Item
from mujaz.register import load
from mujaz.register.lint import lint
from mujaz.site import checks
from mujaz.site.documents import BRIEFINGS, FOLDERS, PAGES, list_documents, read_documents
from mujaz.site.editions import Render, is_visible
from mujaz.site.entries import Edition
from mujaz.site.media import Photo, check_photos, name_photos
from mujaz.site.reading.sources import Source, Sources
from mujaz.site.settings import SiteSettings
from mujaz.site.stages import Stages
from mujaz.site.state.inputs import Known
from mujaz.site.textpages import read_text_page


class Content:
    """The register, the text pages and every source of the items, with what is wrong in each."""

    def __init__(self, settings: SiteSettings, render: Render, known: Known, stages: Stages) -> None:
        self.settings = settings
        self._around, self._strays = Problems(), Problems()
        self._told: dict[str, tuple[Problem, ...]] = {}
        """By path what is wrong in a source by itself."""
        stages.begin("register")
        self.register = load(settings.root, settings.archive.named_in, self._around)
        lint(self.register, self._around)
        reading = Reading(self.register, settings.archive.languages, settings.zone)
        stages.begin("sources")
        self.shelf = Sources(settings, reading, render, known)
        self.sources: dict[str, Source] = {}
        """Every readable source by its path."""
        order = list(list_documents(settings, BRIEFINGS, self._strays))
        self.shelf.read_ahead(order)
        for shown in order:
            self._take(shown)
        self._documents = list(read_documents(settings, PAGES, self._around))
        texts = [read_text_page(document, reading, render, self._around) for document in self._documents]
        self.text_pages = tuple(text for text in texts if text)

    def read_again(self, paths: Iterable[str]) -> None:
        """Read the sources at some paths, relative to the archive, again; one may have come, and one have gone."""
        known = frozenset(self.sources)
        for shown in paths:
            self.shelf.forget(shown)
            self._told.pop(shown, None)
            if not (os.path.lexists(self.settings.root / shown) and self._take(shown)):
                self.sources.pop(shown, None)
        if self.sources.keys() != known:  # in the order in which they are read, which messages follow
            self._strays = Problems()
            order = list_documents(self.settings, BRIEFINGS, self._strays)
            self.sources = {shown: self.sources[shown] for shown in order if shown in self.sources}

    def _take(self, shown: str) -> bool:
        """Read a source and return whether it says anything."""
        own = Problems()
        source = self.shelf.read(shown, own)
        if len(own):
            self._told[shown] = tuple(own)
        if source is not None:
            self.sources[shown] = source
        return source is not None

    def items(self) -> list[Item]:
        """Return what the sources say, as far as they say it without mistakes."""
        return [source.item for source in self.sources.values() if source.item is not None]

    def has_errors(self, path: str) -> bool:
        """Tell whether a source has mistakes of its own."""
        return any(problem.severity == "error" for problem in self._told.get(path, ()))

    def check(self, problems: Problems) -> dict[str, Photo]:
        """Note everything that is wrong, between files too; return every picture that is named, by its name."""
        problems.extend((*self._around, *self._strays))
        for told in self._told.values():
            problems.extend(told)
        found, sources = self.items(), self.sources.values()
        documents = {BRIEFINGS: [source.document for source in sources], PAGES: self._documents}
        for folder in FOLDERS:
            checks.check_folders(self.settings, folder, documents[folder], problems)
            checks.check_twins(documents[folder], problems)
        named = [(source.document.path, *picture) for source in sources for picture in source.pictures]
        named += [(page.path, *picture) for page in self._documents for picture in name_photos(page, problems)]
        photos = check_photos(self.settings, named, problems)
        checks.check_pictures(found, documents[BRIEFINGS], problems)
        checks.check_slugs(found, documents[BRIEFINGS], problems)
        checks.check_withdrawn(found, problems)
        digests = {path: source.text_digest for path, source in self.sources.items()}
        checks.check_translations(found, documents[BRIEFINGS], problems, lambda item: digests[item.path])
        return photos

    def shown(self, show: Callable[[Item], Item] | None) -> list[Item]:
        """Return the items with what is hidden in any version of them; `show` tells how one is shown in a preview."""
        found = self.items()
        return list(share_redactions(map(show, found) if show else found))

    def editions(self, items: Iterable[Item], problems: Problems) -> Iterator[Edition]:
        """Yield items as they are published, but for those that are withheld."""
        for item in items:
            edition = self.shelf.edition(self.sources[item.path], item, problems) if is_visible(item) else None
            if edition is not None:
                yield edition
