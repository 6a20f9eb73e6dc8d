"""The gold corpus: invented articles wrapped into the pages of invented publications, the same bytes every time.

Every article in `articles/` was written for this corpus, and every publication in `publications.toml` is invented;
the templates follow the structures of real content management systems. `python pages.py FOLDER` writes the pages with
their gold beside them.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader
from lxml import html

HERE = Path(__file__).parent
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
INLINE = frozenset(
    {"a", "b", "strong", "em", "i", "span", "font", "abbr", "button", "time", "input", "img", "bdi", "sup", "sub"}
)
SILENT = frozenset({"head", "script", "style", "input"})
CLOSED = "\0"
"""Stands behind an inline element; the next one right behind it is a button or menu entry of its own."""
PULL_WORDS = 9
LONG = 8
"""An article of so many blocks has a pull quote where its publication prints them."""

Kind = Literal["html", "page", "bare"]


@dataclass(frozen=True, slots=True)
class Article:
    """The gold: what a reader of the page saw as the article."""

    id: str
    headline: str
    date: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    """(`p`, `h`, `li`, `ol`, `q` or `tr`, its texts)."""
    byline: str | None = None
    summary: str = ""
    caption: str = ""
    credit: str = ""
    jalali: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every block, list item and table row."""
        return tuple("\t".join(texts) for _, texts in self.blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it would be saved, and its gold."""

    name: str
    kind: Kind
    language: str
    publication: str
    source: str
    printed: str
    """The date as the page shows it."""
    data: bytes
    article: Article
    noise: tuple[str, ...] = field(repr=False, default=())
    """Lines of the page that are not the article's."""


def read_article(path: Path) -> Article:
    """Return the article in a file: fields, a blank line, blocks with a blank line between."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    fields: dict[str, Any] = dict(line.split(": ", 1) for line in head.splitlines())
    fields["tags"] = tuple(re.split("[،,] ", fields["tags"])) if "tags" in fields else ()
    fields["related"] = tuple(fields["related"].split(" | "))
    return Article(id=path.stem, blocks=tuple(_blocks(body.strip())), **fields)


def _blocks(body: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the kind and the texts of every line."""
    for line in filter(None, body.split("\n")):
        for mark, kind in (("## ", "h"), ("- ", "li"), ("> ", "q")):
            if line.startswith(mark):
                yield kind, (line.removeprefix(mark),)
                break
        else:
            if line.startswith("| "):
                yield "tr", tuple(cell.strip() for cell in line.strip("| ").split(" | "))
            elif numbered := re.match(r"\d\. ", line):
                yield "ol", (line[numbered.end() :],)
            else:
                yield "p", (line,)


KINDS: tuple[Kind, ...] = ("html", "page", "bare")


def all_pages(change: Callable[[Article], Article] | None = None, kinds: Iterable[Kind] = KINDS) -> Iterator[Page]:
    """Yield every page of the corpus of some `kinds`, its article changed by `change` if that is given."""
    publications = tomllib.loads((HERE / "publications.toml").read_text("utf-8"))
    articles = {path.stem: read_article(path) for path in sorted((HERE / "articles").glob("*.txt"))}
    for key, publication in publications.items():
        for kind in kinds:
            for name in publication.get(kind, ()):
                yield _page(key, publication, change(articles[name]) if change else articles[name], kind)


def _page(key: str, publication: dict[str, Any], article: Article, kind: Kind) -> Page:
    """Return an article in a publication's clothes."""
    number = int(article.id[-2:])
    source = _render(publication, article, number) if kind != "bare" else ""
    if kind == "html":
        text = source
    elif kind == "page":
        title = [f"{article.headline}{publication.get('suffix', '')}"] * (number % 2)
        text = "\n".join([*title, *visible_lines(source)])
    else:
        text = "\n".join(_bare(publication, article, number))
    lines = visible_lines(source) if kind == "html" else text.split("\n")
    own = " ".join(" ".join(article.texts).split())
    noise = tuple(dict.fromkeys(line for line in map(str.strip, lines) if line and line not in own))
    charset = publication.get("charset", "utf-8") if kind == "html" else "utf-8"
    suffix = "html" if kind == "html" else "txt"
    return Page(
        name=f"{key}-{article.id}-{kind}.{suffix}",
        kind=kind,
        language=publication["lang"],
        publication=key,
        source=publication["name"],
        printed=print_date(publication, article),
        data=text.encode(charset, "xmlcharrefreplace" if kind == "html" else "strict"),
        article=article,
        noise=noise,
    )


def _render(publication: dict[str, Any], article: Article, number: int) -> str:
    """Return the HTML of a page."""
    environment = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=False, trim_blocks=True)  # noqa: S701 - the corpus is ours
    moment = datetime.fromisoformat(article.date)
    path = f"{moment.year}/{moment.month:02}/{article.id}"
    escaped = {
        key: escape(value) if isinstance(value, str) else value
        for key, value in ((key, getattr(article, key)) for key in Article.__slots__)
    }
    view = escaped | {
        "url": f"https://{publication['host']}/{path}/",
        "printed": print_date(publication, article),
        "time": f"{moment:%H:%M}",
        "rtl": publication["lang"] != "en",
    }
    return environment.get_template(f"{publication['cms']}.html").render(
        a=view,
        p=publication,
        n=number,
        pull=_pull_quote(article),
        body=lambda boxes, css="": _body(article, boxes, css),
        breaks=lambda: "<br /><br />\n".join(_html_blocks(article, "", plain=True)),
    )


def print_date(publication: dict[str, Any], article: Article) -> str:
    """Return the date as the publication prints it."""
    moment = datetime.fromisoformat(article.date)
    return str(publication["date"]).format(
        day=moment.day,
        month=moment.month,
        year=moment.year,
        levant=LEVANT[moment.month - 1],
        egypt=EGYPT[moment.month - 1],
        dual=f"{LEVANT[moment.month - 1]}/{EGYPT[moment.month - 1]}",
        english=ENGLISH[moment.month - 1],
        weekday=WEEKDAYS[moment.weekday()],
        time=f"{moment:%H:%M}",
        zone=publication["zone"],
        jalali=article.jalali,
    )


def _pull_quote(article: Article) -> str:
    """Return a few words from the middle of a long article, set apart."""
    plain = [texts[0] for kind, texts in article.blocks if kind == "p"]
    if len(article.blocks) < LONG:
        return ""
    words = " ".join(plain[len(plain) // 2].split()[:PULL_WORDS])
    return f'<blockquote class="pullquote"><p>{escape(words)}</p></blockquote>'


def _body(article: Article, boxes: dict[int, str], css: str) -> str:
    """Return the article's blocks with boxes behind some of them; one behind 99 stands at the end."""
    parts = list(_html_blocks(article, f' class="{css}"' if css else "", plain=False))
    # Systems put their boxes between blocks, never into a list or a table.
    for place in sorted(boxes, reverse=True):
        if place < len(parts) or place > LONG * 5:
            parts.insert(min(place, len(parts)), boxes[place].strip())
    return "\n".join(parts)


def _html_blocks(article: Article, css: str, *, plain: bool) -> Iterator[str]:
    """Yield each block, list and table as HTML; a plain paragraph has no tag."""
    kinds = [kind for kind, _ in article.blocks]
    run = ""
    for place, (kind, texts) in enumerate(article.blocks):
        first = place == 0 or kinds[place - 1] != kind
        last = place + 1 == len(kinds) or kinds[place + 1] != kind
        text = escape(texts[0], quote=False)
        match kind:
            case "h":
                yield f"<h2>{text}</h2>"
            case "q":
                yield f"<blockquote><p>{text}</p></blockquote>"
            case "li" | "ol":
                tag = "ul" if kind == "li" else "ol"
                run = f"<{tag}>" if first else run
                run += f"<li>{text}</li>"
                if last:
                    yield f"{run}</{tag}>"
            case "tr":
                cells = "".join(f"<td>{escape(cell)}</td>" for cell in texts)
                run = "<table>" if first else run
                run += f"<tr>{cells}</tr>"
                if last:
                    yield f"{run}</table>"
            case _:
                yield text if plain else f"<p{css}>{text}</p>"


def visible_lines(source: str) -> list[str]:
    """Return the lines that a browser shows of a page, as one copies them."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag.lower() in SILENT:
            return
        tag = element.tag.lower()
        glued = tag in INLINE and bool(parts) and parts[-1] == CLOSED
        breaks = tag not in INLINE or glued
        parts.append(("\t" if tag == "td" and element.getprevious() is not None else "\n") if breaks else "")
        parts.append(element.text or "")
        for child in element:
            walk(child)
            if child.tail:
                parts.append(child.tail)
        parts.append("\n" if breaks and tag != "td" else CLOSED)

    walk(html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)))
    whole = "".join(parts).replace(CLOSED, "")
    squeezed = (re.sub(r" *\t *", "\t", re.sub(r" +", " ", line)).strip() for line in whole.split("\n"))
    return [line for line in squeezed if line]


def _bare(publication: dict[str, Any], article: Article, number: int) -> Iterator[str]:
    """Yield the lines of a dump without navigation."""
    words = publication["words"]
    yield article.headline + publication["suffix"]
    if number % 3 != 0:
        yield article.headline
    if number % 2 == 0:
        yield publication["name"]
    elif article.byline and words["by"]:
        yield f"{words['by']} {article.byline}"
    if number % 2:
        yield print_date(publication, article)
    kinds = [kind for kind, _ in article.blocks]
    between = (place for place in range(LONG // 2, len(kinds)) if kinds[place - 1 : place + 1] == ["p", "p"])
    box = next(between, None)
    for place, text in enumerate(article.texts):
        if place == box:
            yield words["also"]
            yield article.related[0]
        yield text
    if number % 3 == 0:
        yield words["share"]
        yield from publication["networks"]
    if number % 4:
        yield words["related"]
    yield from article.related
    if number % 4 == 1:
        yield publication["rights"]


def main(folder: Path) -> None:
    """Write every page into `folder`, and its gold as JSON beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in all_pages():
        (folder / page.name).write_bytes(page.data)
        gold = asdict(page.article) | {"text": page.article.texts, "source": page.source, "language": page.language}
        (folder / f"{page.name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
