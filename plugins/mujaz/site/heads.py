"""The head of a page: title, description, canonical address, languages, feeds, social and structured data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from mujaz.arabic.localize import og_locale
from mujaz.site.archive import Entry
from mujaz.site.desk import Desk
from mujaz.site.structured import breadcrumbs
from mujaz.site.views import Alternate, FeedLink, Head, NavLink, SocialImage
from mujaz.site.views.value import value
from mujaz.site.workshop import iso_date

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page may load: its own stylesheet, pictures and fonts, and nothing that runs."""
SCRIPT_POLICY = f"{POLICY}; script-src 'self'"
"""The same for servers' headers, which cover the page with a script too: the site's own files, none in a page."""
DESCRIPTION_LENGTH = 300
"""More than any search engine shows; longer summaries are cut at a word."""
FEED_FEATURES = {"atom": "atom", "json": "json-feed"}
"""The feature of the site that a format of feeds is."""
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}

Pairs = tuple[tuple[str, str], ...]


@value
class About:
    """What a page's head says of it, before addresses are made absolute."""

    url: str
    title: str
    description: str
    alternates: tuple[tuple[str, str], ...]
    """(hreflang, root-relative address), the page itself among them."""
    og_title: str = ""
    og_type: str = "website"
    crumbs: tuple[NavLink, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    """Feeds of this page; those of the language are added."""
    json_ld: Callable[[], str] | None = None
    """What returns the page as schema.org describes it; it is asked only where the site has metadata."""
    meta: Callable[[], Pairs] | None = None
    """What returns (name, content) of what else reference managers read; asked as the one before."""
    image: Callable[[], SocialImage | None] | None = None
    """What returns the page's own picture, None for the site's; asked as the one before."""
    policy: str = POLICY
    noindex: bool = False
    times: tuple[datetime, datetime] | None = None
    """When what the page shows was published, and when it last changed, on the archive's clock."""
    lastmod: str | None = None
    previous: str | None = None
    next: str | None = None


def policy_for(integrity: str) -> str:
    """Return the policy of a page that runs the one script with this digest (`sha256-…`).

    A browser that knows `strict-dynamic` runs that very file and no other, an older one the site's files (`'self'`).
    """
    return f"{SCRIPT_POLICY} 'strict-dynamic' '{integrity}'"


def make_head(desk: Desk, about: About) -> Head:
    """Return the head of the page that `about` describes."""
    absolute = desk.urls.absolute
    rich = desk.has("metadata")
    steps = [(crumb.label, absolute(crumb.url)) for crumb in about.crumbs] if rich else []
    own = (about.json_ld(),) if rich and about.json_ld else ()
    trail = (breadcrumbs(steps),) if len(steps) > 1 else ()
    picture = about.image() if rich and about.image else None
    languages = [code for code, _ in about.alternates if code not in ("x-default", desk.language)] if rich else []
    return Head(
        title=about.title,
        description=_cut(about.description),
        canonical=absolute(about.url),
        policy=about.policy,
        og_title=about.og_title or about.title,
        og_type=about.og_type,
        og_locale=og_locale(desk.language),
        og_alternate_locales=tuple(map(og_locale, languages)),
        image=(picture or social_image(desk)) if rich else None,
        alternates=tuple([Alternate(code, absolute(url)) for code, url in about.alternates]),
        feeds=about.feeds + _language_feeds_beside(desk, about),
        meta=about.meta() if rich and about.meta else (),
        json_ld=(*own, *trail),
        noindex=about.noindex,
        published=iso_date(about.times[0], "time") if rich and about.times else None,
        modified=iso_date(about.times[1], "time") if rich and about.times else None,
        lastmod=about.lastmod,
        previous=about.previous,
        next=about.next,
    )


def _language_feeds_beside(desk: Desk, about: About) -> tuple[FeedLink, ...]:
    """Return the feeds of all items: the home names every format, any other page those that every reader knows."""
    home = about.url in (desk.urls.root(), desk.urls.home(desk.language))
    return language_feeds(desk) if home else desk.once(("known feeds",), lambda: _known_feeds(desk))


def _known_feeds(desk: Desk) -> tuple[FeedLink, ...]:
    return tuple(feed for feed in language_feeds(desk) if feed.type != MEDIA_TYPES["json"])


def social_image(desk: Desk) -> SocialImage:
    """Return the picture shown where a page of this language is shared."""
    return desk.once(("social image",), lambda: _social_image(desk))


def _social_image(desk: Desk) -> SocialImage:
    url = desk.urls.absolute(desk.urls.root(desk.assets.social(desk.language)))
    tagline = desk.archive.settings.archive.taglines[desk.language]
    return SocialImage(url, 1200, 630, f"{desk.site_name}: {tagline}")


def language_feeds(desk: Desk) -> tuple[FeedLink, ...]:
    """Return the feeds of all items in the desk's language."""
    return desk.once(("language feeds",), lambda: _language_feeds(desk))


def _language_feeds(desk: Desk) -> tuple[FeedLink, ...]:
    home = desk.urls.home(desk.language)
    names = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
    return tuple(
        FeedLink(desk.urls.feed(home, kind), MEDIA_TYPES[kind], f"{desk.site_name} ({name})")
        for kind, name in names.items()
        if kind == "rss" or desk.has(FEED_FEATURES[kind])
    )


def alternates(desk: Desk, urls: Sequence[tuple[str, str]], default: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return hreflang entries of a page's versions, `urls` being (language, address).

    `x-default` is `default`, else the version in the archive's first language, else the first there is.
    """
    first = desk.archive.settings.archive.languages[0]
    fallback = dict(urls).get(first) or next((url for _, url in urls), None)
    chosen = default or fallback
    return (*urls, ("x-default", chosen)) if chosen else ()


def last_modified(desk: Desk, entries: Sequence[Entry] | None = None) -> str | None:
    """Return the day on which the newest of `entries`, else of all listed items, was published or corrected."""
    newest = desk.archive.modified if entries is None else max([entry.modified for entry in entries], default=None)
    return desk.archive.local(newest).date().isoformat() if newest else None


def _cut(text: str) -> str:
    """Return `text` cut at a word where it is longer than any search engine shows."""
    flat = " ".join(text.split())
    if len(flat) <= DESCRIPTION_LENGTH:
        return flat
    return flat[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ،,.;؛:") + "…"
