"""What is taken for a picture, and what is left in its copies."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mujaz.export.media import keep_picture
from mujaz.export.pictures import PictureError, Shape, look_at, make_copy


def write(image: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def photograph() -> bytes:
    """Return a picture whose left half is red, taken with the camera turned, at a place that its file tells."""
    image = Image.new("RGB", (800, 600), "blue")
    image.paste("red", (0, 0, 400, 600))
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010F] = "Example camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (35.0, 20.0, 1.0)
    return write(image, "JPEG", exif=exif, comment=b"by Example", quality=90)


def test_a_copy_tells_nothing_but_its_pixels() -> None:
    data = photograph()
    assert b"Example camera" in data
    copy = make_copy(data, 300, "jpg")
    opened = Image.open(io.BytesIO(copy))
    assert (opened.format, opened.size, opened.mode) == ("JPEG", (300, 400), "RGB")
    assert not opened.getexif()
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert b"Exif" not in copy
    assert b"Example" not in copy


def test_a_picture_stands_upright() -> None:
    assert look_at(photograph()) == Shape("jpg", 600, 800, "jpg")
    red, _, blue = Image.open(io.BytesIO(make_copy(photograph(), 600, "jpg"))).convert("RGB").getpixel((300, 100))
    assert (red > 200, blue < 60) == (True, True)


def test_words_in_a_drawing_go_too() -> None:
    words = PngInfo()
    words.add_text("Author", "Example")
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Example</x:xmpmeta>")
    data = write(Image.new("RGBA", (200, 100), (0, 0, 0, 0)), "PNG", pnginfo=words)
    assert look_at(data) == Shape("png", 200, 100, "webp")
    copy = make_copy(data, 200, "webp")
    assert b"Example" not in copy
    assert Image.open(io.BytesIO(copy)).convert("RGBA").getpixel((5, 5))[3] == 0


def test_of_a_moving_picture_the_first_frame_stays() -> None:
    frames = [Image.new("RGB", (64, 64), color) for color in ("green", "red")]
    data = write(frames[0], "GIF", save_all=True, append_images=frames[1:])
    copy = Image.open(io.BytesIO(make_copy(data, 64, "webp")))
    assert getattr(copy, "n_frames", 1) == 1
    assert copy.convert("RGB").getpixel((9, 9))[1] > 100


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_mode_can_be_copied(mode: str) -> None:
    data = write(Image.new(mode, (40, 30)), "JPEG" if mode == "CMYK" else "PNG")
    shape = look_at(data)
    copy = Image.open(io.BytesIO(make_copy(data, 20, shape.copy)))
    assert copy.size == (20, 15)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert make_copy(photograph(), 480, "jpg") == make_copy(photograph(), 480, "jpg")


def bomb(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + head, b"IDAT" + zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )


REFUSED = {
    "a bomb": (bomb(60_000, 60_000), "it has more than 80,000,000 pixels, or 30,000 on a side; save a smaller copy."),
    "a strip": (bomb(90_000, 10), "it has more than 80,000,000 pixels, or 30,000 on a side; save a smaller copy."),
    "half a picture": (photograph()[:6000], "it is damaged or cut off; save it again."),
    "a drawing that runs": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "SVG"),
    "a drawing with a head": (b'\xef\xbb\xbf<?xml version="1.0"?><svg/>', "SVG"),
    "a text": (b"no picture at all", "it is no JPEG, PNG, GIF or WebP picture"),
    "nothing": (b"", "it is no JPEG, PNG, GIF or WebP picture"),
    "a page": (b"<!doctype html><img src=x>", "it is no JPEG, PNG, GIF or WebP picture"),
    "another format": (write(Image.new("RGB", (9, 9)), "TIFF"), "it is no JPEG, PNG, GIF or WebP picture"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_is_refused_in_words(what: str) -> None:
    data, message = REFUSED[what]
    with pytest.raises(PictureError) as caught:
        look_at(data)
    assert message in str(caught.value)


def test_a_picture_is_kept_once_under_its_digest(tmp_path: Path) -> None:
    data = photograph()
    name = f"media/{hashlib.sha256(data).hexdigest()}.jpg"
    assert keep_picture(tmp_path, data) == name
    assert keep_picture(tmp_path, data) == name
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jpg")] == [f"content/{name}"]
    assert (tmp_path / "content" / name).read_bytes() == data
