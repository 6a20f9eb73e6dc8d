"""Pictures: what a file holds, and copies of it that do not say where it was taken. Pillow's only door."""

from __future__ import annotations

import io
import warnings
from functools import cache
from typing import TYPE_CHECKING, Literal

from mujaz.errors import EnvironmentLack, MujazError
from mujaz.frozen import frozen

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 40 * 2**20
MOST_PIXELS = 80_000_000
"""A camera takes fewer; a file that claims more is broken or a bomb."""
LONGEST_SIDE = 30_000
TOO_MANY = f"it has more than {MOST_PIXELS:,} pixels, or {LONGEST_SIDE:,} on a side; save a smaller copy."
FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
"""What is read, and the ending of its files."""
ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held; 5 to 8 turn the picture by a quarter."""
TURNED = 5
SEE_THROUGH = frozenset({"1", "P", "PA", "LA", "La", "RGBA", "RGBa"})
"""Modes of drawings and of pictures with holes, which JPEG would spoil."""
JPEG_QUALITY, WEBP_QUALITY = 82, 84
Copy = Literal["jpg", "webp"]


class PictureError(MujazError):
    """A file that cannot be published as a picture; the message says why and what to do."""


@frozen
class Shape:
    """What is known of a picture without looking at its pixels."""

    extension: str
    """The ending that its file has: `gif`, `jpg`, `png` or `webp`."""
    width: int
    height: int
    """In pixels, as it is seen."""
    copy: Copy
    """In which format its copies are written."""


def look_at(data: bytes, *, whole: bool = True) -> Shape:
    """Return the shape of the picture in `data`; raise `PictureError` for what is none, or is broken or too large.

    With `whole` its pixels are read too, which shows whether it is cut off.
    """
    if len(data) > MOST_BYTES:
        raise PictureError(f"it has more than {MOST_BYTES >> 20} MB; save a smaller copy.")
    image = _open(data)
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise PictureError(TOO_MANY)
    kind = str(image.format)
    copy: Copy = "webp" if image.mode in SEE_THROUGH or "transparency" in image.info else "jpg"
    try:
        turned = image.getexif().get(ORIENTATION, 1) >= TURNED
        if whole:
            image.draft("RGB", (width // 8, height // 8))
            image.load()
    except Exception as error:
        raise PictureError("it is damaged or cut off; save it again.") from error
    return Shape(FORMATS[kind], *((height, width) if turned else (width, height)), copy)


def make_copy(data: bytes, width: int, kind: Copy) -> bytes:
    """Return a picture `width` pixels wide, upright, in sRGB and without metadata; the same bytes for the same picture.

    Of a moving picture it is the first frame.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - only pictures need it

    image = _open(data)
    image.load()
    image = _in_srgb(ImageOps.exif_transpose(image))
    see_through = image.mode in SEE_THROUGH or "transparency" in image.info
    image = image.convert("RGBA" if see_through and kind == "webp" else "RGB")
    if image.width != width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = Image.frombytes(image.mode, image.size, image.tobytes())  # nothing but pixels
    written = io.BytesIO()
    if kind == "jpg":
        clean.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    else:
        clean.save(written, "WEBP", quality=WEBP_QUALITY, method=4)
    return written.getvalue()


def height_of(shape: Shape, width: int) -> int:
    """Return how high a copy of this width is."""
    return shape.height if width == shape.width else max(1, round(shape.height * width / shape.width))


@cache
def version() -> str:
    """Return the version of the library, with which the bytes of copies may change."""
    _check_pillow()
    import PIL  # noqa: PLC0415 - only pictures need it

    return PIL.__version__


def _check_pillow() -> None:
    try:
        import PIL  # noqa: F401, PLC0415 - the same
    except ImportError as error:
        raise EnvironmentLack(f"Pictures need Pillow ({error}); install it: pip install mujaz") from error


def _open(data: bytes) -> Image.Image:
    """Return a picture of which only the head was read."""
    _check_pillow()
    from PIL import Image  # noqa: PLC0415 - the same

    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        raise PictureError("it is an SVG drawing, which may run or load something; save it as PNG.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are checked here
            return Image.open(io.BytesIO(data), formats=tuple(FORMATS))
    except Image.DecompressionBombError as error:
        raise PictureError(TOO_MANY) from error
    except Exception as error:
        raise PictureError("it is no JPEG, PNG, GIF or WebP picture, or it is damaged; save it again.") from error


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours that browsers take for granted where nothing else is said."""
    from PIL import ImageCms  # noqa: PLC0415 - the same

    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel, of which a screen shows 8
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if not profile or image.mode not in {"RGB", "CMYK", "L", "RGBA"}:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, own, target, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
