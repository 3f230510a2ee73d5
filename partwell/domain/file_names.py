"""Names for files we make: safe on Windows, macOS and Linux, and unlike each other within one batch."""

import re
import unicodedata
from collections.abc import Collection, Iterable

LONGEST = 120  # characters with the suffix; leaves room for a long folder on Windows
_LONGEST_BYTES = 200  # in UTF-8; most file systems allow 255
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.()+-]+")
_NOTHING = "file"


def file_name_for(parts: Iterable[str], suffix: str, *, taken: Collection[str] = ()) -> str:
    """The parts joined by hyphens with the suffix, as a name that every system accepts.

    Letters of any script stay; whatever a system could read as a path, a device or a command goes.
    `taken` holds names of the same batch: the new one differs from each of them without regard to case.
    Which parts may appear is for the caller to say: a client's name only where it was asked for.
    """
    ending = "." + _safe(suffix.lstrip(".")).casefold() if suffix.strip(". ") else ""
    stem = "-".join(part for part in (_safe(part) for part in parts) if part) or _NOTHING
    if _RESERVED.match(stem.partition(".")[0]):
        stem = f"{_NOTHING}-{stem}"
    used = {_as_compared(name) for name in taken}
    name, number = _cut(stem, ending), 2
    while _as_compared(name) in used:
        name = _cut(stem, f"-{number}{ending}")
        number += 1
    return name


def _safe(text: str) -> str:
    """One part without separators, controls, direction marks and characters systems forbid."""
    plain = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    plain = "".join(c for c in plain if unicodedata.category(c)[0] != "C")
    return _UNSAFE.sub("-", plain).strip("-. ")


def _cut(stem: str, ending: str) -> str:
    """The name within the longest length, in characters and in bytes, never ending in a point."""
    stem = stem[: LONGEST - len(ending)]
    while len((stem + ending).encode("utf-8")) > _LONGEST_BYTES:
        stem = stem[:-1]
    return (stem.rstrip("-. ") or _NOTHING) + ending


def _as_compared(name: str) -> str:
    """The name as a system without case and with composed or decomposed accents compares it."""
    return unicodedata.normalize("NFKC", name).casefold()
