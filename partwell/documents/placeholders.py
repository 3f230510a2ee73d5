"""Placeholders as they stand in a layout, paragraph by paragraph, whatever runs Word split them over."""

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from partwell.documents.safe_archive import W, main_part, safe_xml

Spans = tuple[tuple[int, int], ...]  # where each placeholder of a text begins and ends
FILLED = ("header", "footer", "footnotes", "endnotes")  # kinds of parts that are filled beside the body
Seen = dict[Any, tuple[tuple[str, ...], str]]  # place and words beside, by element and level
_TEXTS = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")
_OPENED = re.compile(r"\{([{%#])")
_CLOSED = {"{": "}}", "%": "%}", "#": "#}"}
_LEVEL = re.compile(r"\{[{%#](p|tr|tc|r)\s")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One placeholder: as written, at which level, in which place, and the words that go when it goes."""

    text: str
    level: str = ""  # "p", "tr" or "tc": it takes the whole paragraph, row or cell; "r" the run
    inner: str = ""  # the words between the braces, with plain spaces and quotation marks
    place: tuple[str, ...] = ()  # the elements around it, which are the same for both ends of a block
    beside: str = ""  # words in the same paragraph, row or cell, which would be lost with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a layout: the part it stands in, its text, and the placeholders found in it."""

    part: str  # body, header, footer, footnotes, endnotes, properties
    text: str
    tags: tuple[Tag, ...]  # every complete placeholder
    rest: str  # the words around them
    is_unclosed: bool  # whether a placeholder begins and does not end in the same paragraph


def spans_of(text: str) -> tuple[Spans, bool]:
    """Where each placeholder begins and ends, and whether one is not closed; takes one pass."""
    spans: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    at = 0
    while begins := _OPENED.search(text, at):
        kind = begins[1]
        ends = -1 if kind in unclosed else text.find(_CLOSED[kind], begins.end())
        if ends < 0:
            unclosed.add(kind)
            at = begins.end()
            continue
        at = ends + 2
        if kind == "{" and text.startswith("}", at):  # one brace too many belongs to the slip
            at += 1
        spans.append((begins.start(), at))
    return tuple(spans), bool(unclosed)


def tidy(tag: str) -> str:
    """A placeholder with plain spaces and quotation marks, without signs that nobody sees.

    The dashes of `{%- … -%}`, which would join what stands in two paragraphs, go too.
    """
    plain = " ".join(_UNSEEN.sub("", tag).translate(_QUOTES).split())
    return plain[:2] + plain[2:-2].removeprefix("-").removesuffix("-") + plain[-2:]


def tag_of(text: str, *, place: tuple[str, ...] = (), beside: str = "") -> Tag:
    """The placeholder as written, taken apart."""
    plain = tidy(text)
    found = _LEVEL.match(plain)
    start = found.end() if found else 2
    inner = plain[start:-2].strip()
    return Tag(text=text, level=found[1] if found else "", inner=inner, place=place, beside=beside)


def paragraph_of(
    part: str, text: str, *, element: etree._Element | None = None, seen: Seen | None = None
) -> Paragraph:
    """A paragraph with its placeholders; `element` is where it stands in the file."""
    spans, is_unclosed = spans_of(text)
    if element is None or not spans:
        tags = tuple(tag_of(text[start:end]) for start, end in spans)
    else:
        tags = _placed(element, text, spans, {} if seen is None else seen)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    rest = " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return Paragraph(part=part, text=text, tags=tags, rest=rest, is_unclosed=is_unclosed)


def filled_parts(members: Mapping[str, bytes]) -> dict[str, str]:
    """The name of every part that is filled with its kind, by what the file itself says it is."""
    found = {main_part(members): "body"}
    for entry in safe_xml(members["[Content_Types].xml"]):
        kind = (entry.get("ContentType") or "").rpartition(".")[2].removesuffix("+xml")
        name = (entry.get("PartName") or "").lstrip("/")
        if kind in FILLED and name in members:
            found[name] = kind
    return {name: found[name] for name in sorted(found)}


def paragraphs_of(members: Mapping[str, bytes]) -> Iterator[Paragraph]:
    """Every paragraph of the parts that are filled, and the other places where a placeholder may stand."""
    for name, part in filled_parts(members).items():
        seen: Seen = {}
        for element in safe_xml(members[name]).iter():
            if not isinstance(element.tag, str):
                continue
            if element.tag == f"{W}p" and not is_second_copy(element):
                text = paragraph_text(element)
                if text.strip():
                    yield paragraph_of(part, text, element=element, seen=seen)
            hidden = [*element.attrib.values(), element.text or "" if element.tag == f"{W}instrText" else ""]
            for words in hidden:  # alternative texts, watermarks, Word's own fields
                if _OPENED.search(words) and not is_second_copy(element):
                    yield paragraph_of(part, words)


def own_pieces(paragraph: etree._Element) -> list[tuple[etree._Element, str]]:
    """What makes up the text of one paragraph, in order; text boxes inside it are paragraphs of their own."""
    return [(one, _words(one)) for one in paragraph.iter(*_TEXTS) if _is_own(one, paragraph)]


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of one paragraph, letter by letter; text boxes inside it are paragraphs of their own."""
    return "".join(words for _, words in own_pieces(paragraph))


def is_second_copy(element: etree._Element) -> bool:
    """Whether an old Word's copy of a text box stands here beside the real one."""
    return any(etree.QName(above).localname == "Fallback" for above in element.iterancestors())


def nearest(element: etree._Element, level: str) -> etree._Element | None:
    """The paragraph, row or cell that goes with a placeholder of this level."""
    return element if level == "p" else next(element.iterancestors(f"{W}{level}"), None)


def _words(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    above = element.getparent()
    if above is None or above.tag != f"{W}r":
        return ""  # a tab in w:tabs is a tab stop and no text
    return "\t" if element.tag == f"{W}tab" else "\n"


def _is_own(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether the nearest paragraph is this one, and the text is neither deleted nor a second copy."""
    for above in element.iterancestors():
        if above is paragraph:
            return True
        local = etree.QName(above).localname
        if above.tag in {f"{W}p", f"{W}del"} or local == "Fallback":
            return False
    return True


def _placed(paragraph: etree._Element, text: str, spans: Spans, seen: Seen) -> tuple[Tag, ...]:
    """The placeholders of a paragraph, each with its place in the file; `seen` keeps what was worked out."""
    pieces = own_pieces(paragraph)
    ends = list(itertools.accumulate(len(words) for _, words in pieces))
    placed: list[Tag] = []
    for start, end in spans:
        level = tag_of(text[start:end]).level
        taken = nearest(paragraph, level) if level in {"p", "tr", "tc"} else None
        if taken is None:
            piece = pieces[bisect.bisect_right(ends, start)][0].getparent()
            place = seen.get((piece, "")) or (_around(piece), "")
            seen[piece, ""] = place
            placed.append(tag_of(text[start:end], place=place[0]))
            continue
        if (taken, level) not in seen:
            words = text if level == "p" else "\n".join(map(paragraph_text, taken.iter(f"{W}p")))
            seen[taken, level] = ((*_around(taken)[:-1], ""), _beside(words, level))
        place = seen[taken, level]
        placed.append(tag_of(text[start:end], place=place[0], beside=place[1]))
    return tuple(placed)


def _around(element: etree._Element) -> tuple[str, ...]:
    """The names of the elements from the whole part down to this one, each cell with its own number."""
    chain = [*reversed(list(element.iterancestors())), element]
    return tuple(
        f"{one.tag}{one.getparent().index(one)}" if one.tag == f"{W}tc" else str(one.tag) for one in chain
    )


def _beside(words: str, level: str) -> str:
    """What is left of the words without comments and placeholders of the same level."""
    spans, _ = spans_of(words)
    left = words
    for start, end in reversed(spans):
        if tag_of(words[start:end]).level == level or words.startswith("{#", start):
            left = left[:start] + left[end:]
    return " ".join(left.split())
