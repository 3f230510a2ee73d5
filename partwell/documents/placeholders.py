"""Placeholders as they stand in a layout, paragraph by paragraph, whatever runs Word split them over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from partwell.documents.safe_archive import W, safe_xml

_FILLED = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes)\.xml")
_OPENED = re.compile(r"\{([{%#])")
_CLOSED = {"{": "}}", "%": "%}", "#": "#}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a layout: the part it stands in, its text, and the placeholders found in it."""

    part: str  # body, header, footer, footnotes
    text: str
    tags: tuple[str, ...]  # every complete placeholder, as written
    rest: str  # the words around them
    is_unclosed: bool  # whether a placeholder begins and does not end in the same paragraph


def paragraph_of(part: str, text: str) -> Paragraph:
    """A paragraph with its placeholders; takes one pass, however many braces somebody typed."""
    tags: list[str] = []
    rest: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while begins := _OPENED.search(text, at):
        kind = begins[1]
        ends = -1 if kind in unclosed else text.find(_CLOSED[kind], begins.end())
        rest.append(text[at : begins.start()])
        if ends < 0:
            unclosed.add(kind)
            at = begins.end()
        else:
            tags.append(text[begins.start() : ends + 2])
            at = ends + 2
    rest.append(text[at:])
    return Paragraph(part=part, text=text, tags=tuple(tags), rest=" ".join(rest), is_unclosed=bool(unclosed))


def paragraphs_of(members: Mapping[str, bytes]) -> Iterator[Paragraph]:
    """Every paragraph of the parts that are filled: body, headers, footers, footnotes."""
    for name in sorted(members):
        if _FILLED.fullmatch(name):
            part = re.sub(r"\d+$", "", name.removeprefix("word/").removesuffix(".xml"))
            for paragraph in safe_xml(members[name]).iter(f"{W}p"):
                text = paragraph_text(paragraph)
                if text.strip():
                    yield paragraph_of("body" if part == "document" else part, text)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of one paragraph, letter by letter; text boxes inside it are paragraphs of their own."""
    pieces: list[str] = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if not _is_own(element, paragraph):
            continue
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif element.getparent().tag == f"{W}r":  # a tab in w:tabs is a tab stop and no text
            pieces.append("\t" if element.tag == f"{W}tab" else "\n")
    return "".join(pieces)


def _is_own(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether the nearest paragraph is this one, and the text is neither deleted nor a second copy."""
    for above in element.iterancestors():
        if above is paragraph:
            return True
        local = etree.QName(above).localname
        if above.tag in {f"{W}p", f"{W}del"} or local == "Fallback":
            return False
    return True
