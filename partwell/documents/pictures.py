"""Logos and signatures: checked, decoded once and stripped of everything but the picture."""

import functools
import io
from dataclasses import dataclass
from typing import Any

from docx.shared import Emu
from PIL import Image, ImageOps

from partwell.domain.errors import UnreadableFile

MOST_BYTES = 3 * 1024 * 1024
MOST_PIXELS = 12_000_000
CM = 360_000  # English Metric Units in a centimetre


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture fit for a paper: its bytes without hidden data, and its size in pixels."""

    data: bytes
    width: int
    height: int


@functools.lru_cache(maxsize=16)
def checked_picture(data: bytes) -> Picture:
    """The picture, decoded and written anew; raises UnreadableFile where it is not a small PNG or JPEG."""
    if len(data) > MOST_BYTES:
        raise _unfit("is larger than 3 MB")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > MOST_PIXELS or not found.width * found.height:
                raise _unfit("has more than 12 million pixels")
            kind = found.format
            upright = ImageOps.exif_transpose(found)
            upright.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _unfit("is not a PNG or JPEG that can be read") from None
    written = io.BytesIO()
    if kind == "JPEG":
        upright.convert("RGB").save(written, "JPEG", quality=92)
    else:
        plain = upright if upright.mode in {"RGB", "RGBA", "L", "LA", "1"} else upright.convert("RGBA")
        plain.info = {}
        plain.save(written, "PNG")
    return Picture(data=written.getvalue(), width=upright.width, height=upright.height)


def _unfit(why: str) -> UnreadableFile:
    return UnreadableFile(
        f"The picture {why}. It was not used; "
        "please choose a PNG or JPEG of at most 3 MB and 12 million pixels."
    )


class PlacedPicture:
    """A picture on its way into a paper: docxtpl prints it where the layout names it."""

    def __init__(self, paper: Any, data: bytes, *, description: str, most_cm: tuple[float, float]) -> None:
        self._paper = paper
        self._picture = checked_picture(data)
        self._description = description
        self._most_cm = most_cm  # width, height

    def __html__(self) -> str:
        """The picture as a run of its own, with words for those who cannot see it."""
        width, height = self._picture.width, self._picture.height
        scale = min(self._most_cm[0] * CM / width, self._most_cm[1] * CM / height)
        inline = self._paper.current_rendering_part.new_pic_inline(
            io.BytesIO(self._picture.data), Emu(int(width * scale)), Emu(int(height * scale))
        )
        inline.docPr.set("descr", self._description)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
