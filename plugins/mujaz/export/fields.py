"""Every key of the front matter, declared once: its shape, who needs it and what it means.

The checks, `docs/front-matter.md` and the editor's schema all come from this table.
"""

from __future__ import annotations

from typing import Literal, get_args

from mujaz.frozen import frozen
from mujaz.model import ItemKind, Precision, Rights, Status

Shape = Literal[
    "line",
    "text",
    "choice",
    "slug",
    "language",
    "moment",
    "day",
    "url",
    "urls",
    "lines",
    "slugs",
    "names",
    "name",
    "digest",
    "path",
    "paths",
    "references",
    "corrections",
    "gist",
    "media",
    "medias",
    "redactions",
]
"""What a value looks like; `export/shapes.py` and `export/structures.py` read each."""


@frozen
class Field:
    """One key of the front matter."""

    key: str
    shape: Shape
    meaning: str
    required: bool = False
    kind: ItemKind | None = None
    """The only kind of item that may have it; None is both."""
    choices: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("title", "line", "The headline, without the publication's name.", required=True),
    Field("lang", "language", "The language of the text: `ar` or `en`.", required=True),
    Field("date", "moment", "The day of publication (`2023-08-12`), or a time with its offset.", required=True),
    Field("date_precision", "choice", "How exact the date is; a day without it.", choices=get_args(Precision)),
    Field("date_evidence", "line", "Where the date was read."),
    Field(
        "slug",
        "slug",
        "The item's name in its address, given once, the same in both languages.",
        required=True,
    ),
    Field(
        "kind",
        "choice",
        "`article`: archived from a publication; `briefing`: written here.",
        required=True,
        choices=get_args(ItemKind),
    ),
    Field("summary", "text", "One or two sentences for lists, feeds and search engines."),
    Field("topics", "names", "Topics: ids, or any name or alias of exactly one record."),
    Field("actors", "names", "Actors that the item is about; `-id` records that a suggestion was rejected."),
    Field("places", "names", "Places that the item is about."),
    Field("event_date", "day", "The day of the event, where it is not the date of publication."),
    Field("source", "name", "The publication it was archived from, an id in `content/sources/`.", kind="article"),
    Field("byline", "line", "The author as named on the page.", kind="article"),
    Field("original_url", "url", "Where the page was found.", kind="article"),
    Field("canonical_url", "url", "The address that the page names as its own.", kind="article"),
    Field("archive_urls", "urls", "Copies in web archives.", kind="article"),
    Field("references", "references", "What a briefing rests on: a list of `title` and `url`."),
    Field("rights", "choice", "How much of the text is published anywhere.", choices=get_args(Rights)),
    Field("rights_basis", "line", "Why that much may be published."),
    Field("related_headlines", "lines", "Headlines of other articles that stood on the page.", kind="article"),
    Field("image", "media", "The picture that leads the item."),
    Field("images", "medias", "Further pictures."),
    Field("content_warning", "line", "What a reader should know before seeing the item."),
    Field("raw", "path", "The raw page in `content/inbox/`.", kind="article"),
    Field("raw_sha256", "digest", "SHA-256 of the raw page's bytes.", kind="article"),
    Field("text_sha256", "digest", "SHA-256 of the article's text as it was imported.", kind="article"),
    Field(
        "retrieved_at",
        "moment",
        "When the page was fetched.",
        kind="article",
    ),
    Field("importer", "line", "The version that imported it.", kind="article"),
    Field("version_of", "slug", "An item of which this is another version."),
    Field("duplicate_of", "slug", "An item of which this is a copy."),
    Field("status", "choice", "`published` unless said otherwise.", choices=get_args(Status)),
    Field("withdrawn_reason", "line", "Why the item was withdrawn."),
    Field("withdrawn_on", "day", "The day on which the item was withdrawn."),
    Field("publish_at", "moment", "Embargo: before it, nothing of the item is in any output."),
    Field("related", "slugs", "Slugs of items pinned first among the related ones."),
    Field("corrections", "corrections", "Corrections: a list of `date` and `text`."),
    Field(
        "translation",
        "choice",
        "On a translation: how it was made.",
        choices=("full", "summary", "machine-reviewed"),
    ),
    Field("translator", "line", "Who translated it."),
    Field("translated_from_sha256", "digest", "SHA-256 of the text that was translated."),
    Field("gist", "gist", "Title and summary in a language in which the item does not exist."),
    Field("redactions", "redactions", "Names or passages that are hidden everywhere."),
    Field("old_urls", "paths", "Former addresses on this site; each leads here."),
)

BY_KEY: dict[str, Field] = {field.key: field for field in FIELDS}

RENAMED_KEYS: dict[str, str] = {
    **{field.key: field.key for field in FIELDS},
    **dict.fromkeys(("language", "locale"), "lang"),
    **dict.fromkeys(("headline", "العنوان", "عنوان"), "title"),
    **dict.fromkeys(("author", "authors", "الكاتب"), "byline"),
    **dict.fromkeys(("description", "excerpt", "abstract", "الملخص", "ملخص"), "summary"),
    **dict.fromkeys(("actor", "الجهات"), "actors"),
    **dict.fromkeys(("place", "location", "locations", "الأماكن"), "places"),
    **dict.fromkeys(("topic", "category", "categories", "المواضيع"), "topics"),
    **dict.fromkeys(("publication", "publisher", "المصدر"), "source"),
    **dict.fromkeys(("sources", "المراجع"), "references"),
    **dict.fromkeys(("published_at", "pubdate", "التاريخ", "تاريخ"), "date"),
    **dict.fromkeys(("اللغة", "لغة"), "lang"),
    **dict.fromkeys(("type", "النوع"), "kind"),
    **dict.fromkeys(("url", "link", "source_url", "الرابط"), "original_url"),
    "redirect_from": "old_urls",
}
"""What other tools and other languages call a key, in small letters → the key. A key that is left out says nothing."""

LET_PASS = frozenset({"notes", "tags", "cssclasses"})
"""Keys of other tools and of the author's own; never published. So is every key that starts with `x_`."""
