"""Headings as keys: folded, taken apart into words, and looked up in the table of headings."""

import re
import unicodedata

from partwell.exchange.headings import FILLERS, HEADINGS, QUALIFIERS

_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The text without case and accents, for comparing; ligatures and full-width forms are resolved."""
    text = text.replace("#", " no ") if "#" in text else text
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"))
    plain = plain.replace("ø", "o").replace("Ø", "O").replace("æ", "ae").replace("Æ", "AE")
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def compact(text: str) -> str:
    """A heading as a key: only its letters and digits, folded."""
    return "".join(_WORD.findall(folded(text)))


def words_of(heading: str) -> tuple[str, ...]:
    """The words and numbers of a heading, folded; `POAddressLine1` is four of them."""
    return tuple(_WORD.findall(folded(_SPLIT.sub(" ", heading))))


def _known() -> dict[str, tuple[str, int]]:
    """Key of a heading -> (field, line it stands in); the facts never used win over the others."""
    fields = ("", *(name for name in HEADINGS if name))
    listed = [
        (heading, (field, rank))
        for field in fields
        for rank, line in enumerate(HEADINGS[field])
        for heading in line.split(" | ")
    ]
    known: dict[str, tuple[str, int]] = {}
    for heading, meaning in listed:
        known.setdefault(compact(heading), meaning)
    for heading, meaning in listed:  # "client number" also as the program's own "Number"
        known.setdefault("".join(bare(words_of(heading))), meaning)
    known.pop("", None)
    return known


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say which fact it is: without numbers, currencies and kinds of address."""
    following = (*words[1:], "")
    return tuple(
        word
        for word, after in zip(words, following, strict=False)
        if (word in ("post", "postal") and after == "code")
        or not (word.isdigit() or word in FILLERS or word in QUALIFIERS)
    )


KNOWN = _known()
