"""The archive's pictures: found in the content, checked, and published as copies in a few sizes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mujaz.errors import Problems
from mujaz.export.frontmatter import Document
from mujaz.export.pictures import Copy, PictureError, Shape, height_of, look_at, make_copy, version
from mujaz.frozen import frozen
from mujaz.site.kept import keep
from mujaz.site.markdown import MEDIA
from mujaz.site.settings import SiteSettings

FOLDER = "media"
"""Where pictures lie, in the content and in the site."""
WIDTHS = (480, 960, 1600)
"""Of phones, of tablets and sharp phones, of large screens; in pixels."""
WORTH = 1.25
"""A copy that is hardly smaller than the next is not worth its place."""
RECIPE = 1
"""Changes with the way in which copies are made."""
NAME_LENGTH = 16
"""Digits of the digest in the name of a copy; two pictures in 10¹⁹ have the same."""
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
"""Code in Markdown, in which nothing is a picture."""
IMAGE = re.compile(
    r"(?<!\\)!\[(?P<alt>(?:[^\[\]\\]|\\.){0,2000})\](?:\(\s*<?(?P<src>[^\s)>]*)|(?P<reference>\[))|(?P<tag><img\b)",
    re.IGNORECASE,
)
"""A picture in Markdown, one that is named elsewhere in the text, or one as HTML."""


@frozen
class Rendition:
    """A copy of a picture in one size."""

    path: str
    """From the root of the site."""
    width: int
    height: int


@frozen
class Photo:
    """A picture of the content."""

    digest: str
    file: str
    shape: Shape

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """Its copies, the smallest first; none is larger than the picture."""
        most = min(self.shape.width, WIDTHS[-1])
        widths = [*(width for width in WIDTHS if width * WORTH <= most), most]
        stem = f"/{FOLDER}/{self.digest[:NAME_LENGTH]}"
        return tuple(
            Rendition(f"{stem}-{width}.{self.shape.copy}", width, height_of(self.shape, width)) for width in widths
        )


@frozen
class PictureView:
    """A copy of a picture, as a file of the site."""

    file: str
    digest: str
    width: int
    copy: Copy
    cache: str
    recipe: str

    @property
    def kept(self) -> Path:
        """Where the copy is kept between builds."""
        return Path(self.cache) / f"{self.digest}-{self.width}.{self.copy}"


def write_picture(view: PictureView) -> bytes:
    """Return the bytes of a copy, made once for all builds."""
    return keep(view.kept, lambda: make_copy(Path(view.file).read_bytes(), view.width, view.copy))


def cache_folder(settings: SiteSettings) -> Path:
    """Return the folder in which copies are kept between builds."""
    return settings.root / settings.archive.state / FOLDER / recipe()


def recipe() -> str:
    """Return a name for the way in which copies are made."""
    return f"{RECIPE}-{version()}"


def check_photos(settings: SiteSettings, named: Iterable[tuple[str, str, int]], problems: Problems) -> dict[str, Photo]:
    """Return every picture that is `named` (path of the document, name, line), by the name; note each other one."""
    found: dict[str, Photo | str] = {}
    for path, src, line in named:
        if src not in found:
            found[src] = _read(settings, src)
        photo = found[src]
        if isinstance(photo, str):
            problems.add(path, line, 'The picture "{src}" cannot be published: {what}', src=src[:200], what=photo)
    return {src: photo for src, photo in found.items() if isinstance(photo, Photo)}


def name_photos(document: Document, problems: Problems) -> Iterator[tuple[str, int]]:
    """Yield every picture that a document names, and the line."""
    for key in ("image", "images"):
        value = document.fields.get(key)
        for entry in value if isinstance(value, list) else [value]:
            source = entry.get("src") if isinstance(entry, Mapping) else entry
            if isinstance(source, str) and source.strip():
                yield source.strip(), getattr(source, "line", 0)
    if "![" not in document.body and ("<" not in document.body or "<img" not in document.body.lower()):
        return
    body = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), document.body)
    for match in IMAGE.finditer(body):
        line = document.body_line + body.count("\n", 0, match.start())
        if match["src"]:
            yield match["src"], line
            if not match["alt"].strip() and document.fields.get("kind") == "briefing":
                problems.add(document.path, line, "The picture has no text for those who cannot see it; write "
                             "![what is to be seen]({src}).", src=match["src"][:200], severity="style")  # fmt: skip
        else:
            problems.add(
                document.path,
                line,
                'Write a picture as ![what is to be seen](media/….jpg "caption") in a paragraph of its own.',
            )


def _read(settings: SiteSettings, src: str) -> Photo | str:
    """Return the picture of this name, or what is wrong with it and what to do."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", src, re.IGNORECASE):
        return f"pictures are not loaded from other sites; save it into content/{FOLDER}/ and write its name there."
    if not MEDIA.fullmatch(src):
        return _with_name(settings, src)
    file = settings.content / src
    try:
        data = file.read_bytes()
    except OSError:
        return f"there is no such file in content/; put it there, or take the picture out.{_near(settings, src)}"
    digest = Path(src).stem
    try:
        shape = look_at(data, whole=False)
        photo = Photo(digest, str(file), shape)
        if not _is_known(settings, photo):
            shape = look_at(data)
            actual = hashlib.sha256(data).hexdigest()
            if (actual, shape.extension) != (digest, Path(src).suffix[1:]):
                return f"the file has other bytes than its name says; call it {FOLDER}/{actual}.{shape.extension}."
    except PictureError as error:
        return str(error)
    return photo


def _is_known(settings: SiteSettings, photo: Photo) -> bool:
    """Tell whether an earlier build has made all copies of a picture, and so has read the whole of it."""
    folder = cache_folder(settings)
    return all((folder / f"{photo.digest}-{r.width}.{photo.shape.copy}").is_file() for r in photo.renditions)


def _with_name(settings: SiteSettings, src: str) -> str:
    """Return what to do about a name that is not one of the archive's pictures."""
    rule = f"a picture lies in content/{FOLDER}/ under the SHA-256 of its bytes; write {FOLDER}/<sha256>.jpg"
    name = src.rsplit("/", 1)[-1]
    for file in (settings.content / FOLDER / name, settings.content / "inbox" / name):
        if ".." in src or not name or not file.is_file():
            continue
        try:
            data = file.read_bytes()
            wanted = f"{FOLDER}/{hashlib.sha256(data).hexdigest()}.{look_at(data).extension}"
        except (OSError, PictureError) as error:
            return f"{rule}. {file.name} cannot be one: {error}"
        shown = file.relative_to(settings.root).as_posix()
        return f"{rule}. {shown} is there: call it content/{wanted} and write {wanted}."
    return f"{rule}."


def _near(settings: SiteSettings, src: str) -> str:
    """Return a word on a file with the same digest and another ending."""
    stem = Path(src).stem
    same = sorted(path.name for path in (settings.content / FOLDER).glob(f"{stem}.*"))
    return f" Did you mean {FOLDER}/{same[0]}?" if same else ""
