"""Pages of running text: those of `content/pages/`, and the page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mujaz.arabic.bidi import direction
from mujaz.site import markdown
from mujaz.site.archive import TextPage
from mujaz.site.desk import Desk
from mujaz.site.figures import Frame
from mujaz.site.heads import About, alternates, last_modified, make_head
from mujaz.site.page import Page, later
from mujaz.site.views import LanguageLink, LostReader, NavLink, NotFoundView, TextView


def pages(desk: Desk) -> Iterator[Page]:
    """Yield the pages of the archive's own texts in the desk's language."""
    for page in _own(desk):
        yield Page(desk.urls.text(desk.language, page.slug), "text.html", later(_view, desk, page.slug))


def _own(desk: Desk) -> list[TextPage]:
    return [page for page in desk.archive.text_pages if page.language == desk.language]


def _view(desk: Desk, slug: str) -> TextView:
    own = _own(desk)
    page = next(page for page in own if page.slug == slug)
    url = desk.urls.text(desk.language, page.slug)
    crumbs = desk.crumbs((url, page.title))
    versions = [p.language for p in desk.archive.text_pages if p.slug == page.slug]
    languages = [lang for lang in desk.archive.settings.archive.languages if lang in versions]
    about = About(
        url=url,
        title=desk.title(page.title),
        description=page.summary,
        alternates=alternates(desk, [(lang, desk.urls.text(lang, page.slug)) for lang in languages]),
        crumbs=crumbs,
        lastmod=last_modified(desk),
    )
    return TextView(
        head=make_head(desk, about),
        shell=desk.shell(page.slug, _links(desk, page, languages)),
        crumbs=crumbs,
        title=page.title,
        content=_content(desk, page),
        siblings=tuple(NavLink(desk.urls.text(desk.language, p.slug), p.title, p is page) for p in own),
    )


def _content(desk: Desk, page: TextPage) -> str:
    html = Frame(desk.archive.photos, desk.urls.prefix, page.language, lite=desk.lite).fill(page.html, {})
    return markdown.frame_tables(markdown.relink(html, desk.urls.prefix), desk.say("Table"))


def _links(desk: Desk, page: TextPage, languages: Sequence[str]) -> tuple[LanguageLink, ...]:
    """Return the page in the other languages; where it has no version, the home there, and a note."""
    note = desk.say("This page has no version in that language; the link leads to its home.")
    found = {link.lang: link for link in desk.language_links(desk.urls.home, note)}
    same = {link.lang: link for link in desk.language_links(lambda lang: desk.urls.text(lang, page.slug))}
    return tuple(same[lang] if lang in languages else found[lang] for lang in desk.others)


def not_found(desks: Sequence[Desk]) -> Iterator[Page]:
    """Yield the page that a server shows for an address that leads nowhere."""
    yield Page(desks[0].urls.root("/404.html"), "not_found.html", later(_not_found, desks))


def _not_found(desks: Sequence[Desk]) -> NotFoundView:
    desk = desks[0]
    url = desk.urls.root("/404.html")
    title = desk.say("Page not found")
    about = About(url=url, title=desk.title(title), description=title, alternates=(), noindex=True)
    shell = desk.shell("", desk.language_links(desk.urls.home))
    return NotFoundView(make_head(desk, about), shell, tuple(map(_lost, desks)))


def _lost(desk: Desk) -> LostReader:
    return LostReader(
        lang=desk.language,
        direction=direction(desk.language),
        title=desk.say("This page does not exist"),
        comfort=desk.say(
            "The address may have been mistyped, or the page may have been moved. "
            "Nothing that was archived is deleted without a note in its place."
        ),
        url=desk.urls.home(desk.language),
        invitation=desk.say("Enter the archive"),
    )
