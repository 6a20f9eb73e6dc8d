"""What each page shows: plain frozen values, complete before the first page is written.

A template sees its view as `view` and nothing else.
Values are texts, numbers, booleans, None, tuples and these classes, so that the `repr` of a view is the same in
every build of the same content, and its digest tells whether the page has changed.
Every address in a view is root-relative with the site's path prefix, unless its name says otherwise.
"""

from mujaz.site.views.corrections import CorrectionRow, CorrectionsView
from mujaz.site.views.data import DataField, DataFile, DataView
from mujaz.site.views.drawings import Bar, MapArea, MapPoint, MapView, NetworkView, TimelineView
from mujaz.site.views.homes import GatewayHome, GatewayView, HomeView, ListView, LostReader, NotFoundView
from mujaz.site.views.items import CitationBox, CorrectionNote, ItemView, RelatedCard, SourceNote
from mujaz.site.views.lists import Choice, ChoiceGroup, NarrowedView
from mujaz.site.views.maps import MapPageView
from mujaz.site.views.parts import (
    Alternate,
    Card,
    DateText,
    FeedLink,
    Head,
    LanguageLink,
    Line,
    Link,
    NavLink,
    Pager,
    ReferenceNote,
    Shell,
    SocialImage,
    Text,
)
from mujaz.site.views.periods import ArchiveView, MonthCount, PeriodView, YearCount
from mujaz.site.views.records import IndexEntry, IndexGroup, IndexView, NearPlace, RecordFacts, RecordView
from mujaz.site.views.texts import FeedGroup, FeedRow, FeedsView, RedirectView, TextView

__all__ = [
    "Alternate",
    "ArchiveView",
    "Bar",
    "Card",
    "Choice",
    "ChoiceGroup",
    "CitationBox",
    "CorrectionNote",
    "CorrectionRow",
    "CorrectionsView",
    "DataField",
    "DataFile",
    "DataView",
    "DateText",
    "FeedGroup",
    "FeedLink",
    "FeedRow",
    "FeedsView",
    "GatewayHome",
    "GatewayView",
    "Head",
    "HomeView",
    "IndexEntry",
    "IndexGroup",
    "IndexView",
    "ItemView",
    "LanguageLink",
    "Line",
    "Link",
    "ListView",
    "LostReader",
    "MapArea",
    "MapPageView",
    "MapPoint",
    "MapView",
    "MonthCount",
    "NarrowedView",
    "NavLink",
    "NearPlace",
    "NetworkView",
    "NotFoundView",
    "Pager",
    "PeriodView",
    "RecordFacts",
    "RecordView",
    "RedirectView",
    "ReferenceNote",
    "RelatedCard",
    "Shell",
    "SocialImage",
    "SourceNote",
    "Text",
    "TextView",
    "TimelineView",
    "YearCount",
]
