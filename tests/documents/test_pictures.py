"""A logo is decoded once, small, and rid of everything but the picture."""

import io
import struct
import zlib

import pytest
from PIL import Image

from partwell.documents.pictures import checked_picture
from partwell.domain.errors import UnreadableFile
from tests.documents.word_files import picture


def claims(width: int, height: int) -> bytes:
    """A PNG whose head claims a size its body does not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


UNFIT = {
    "no picture": b"hello",
    "nothing": b"",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "another kind": picture(kind="GIF"),
    "too heavy": picture() + bytes(3 * 1024 * 1024),
    "too many pixels": claims(5_000, 3_000),
    "a bomb": claims(30_000, 30_000),
    "a larger bomb": claims(60_000, 60_000),
    "cut short": picture(900, 900)[:200],
    "a false head": claims(100, 100),
}


@pytest.mark.parametrize("kind", sorted(UNFIT))
def test_an_unfit_picture_is_refused_in_one_sentence(kind: str) -> None:
    with pytest.raises(
        UnreadableFile, match=r"^The picture .*\. It was not used; please choose a PNG or JPEG"
    ):
        checked_picture(UNFIT[kind])


def test_a_photograph_loses_where_and_by_whom_it_was_taken() -> None:
    taken = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    Image.new("RGB", (40, 20)).save(taken, "JPEG", exif=exif)
    assert b"Secret Camera" in taken.getvalue()
    assert b"Secret Camera" not in checked_picture(taken.getvalue()).data


def test_words_hidden_in_a_png_are_left_out() -> None:
    from PIL.PngImagePlugin import PngInfo

    hidden = PngInfo()
    hidden.add_text("Author", "Secret Author")
    made = io.BytesIO()
    Image.new("P", (40, 20)).save(made, "PNG", pnginfo=hidden)
    assert b"Secret Author" not in checked_picture(made.getvalue()).data


def test_a_picture_keeps_its_size_and_its_transparency() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (40, 20), (1, 2, 3, 0)).save(made, "PNG")
    found = checked_picture(made.getvalue())
    assert (found.width, found.height) == (40, 20)
    assert Image.open(io.BytesIO(found.data)).getpixel((0, 0)) == (1, 2, 3, 0)
