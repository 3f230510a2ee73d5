"""Placeholders as they stand in a layout, paragraph by paragraph, whatever runs Word split them over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from partwell.documents.safe_archive import W, safe_xml

_FILLED = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes)\.xml")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
OPENED = re.compile(r"\{\{|\{%|\{#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a layout: the part it stands in and its whole text."""

    part: str  # body, header, footer, footnotes
    text: str

    @property
    def tags(self) -> tuple[str, ...]:
        """Every complete placeholder, as written."""
        return tuple(TAG.findall(self.text))

    @property
    def rest(self) -> str:
        """The words around the placeholders."""
        return TAG.sub(" ", self.text)

    @property
    def is_unclosed(self) -> bool:
        """Whether a placeholder begins and does not end in the same paragraph."""
        return bool(OPENED.search(self.rest))


def paragraphs_of(members: Mapping[str, bytes]) -> Iterator[Paragraph]:
    """Every paragraph of the parts that are filled: body, headers, footers, footnotes."""
    for name in sorted(members):
        if _FILLED.fullmatch(name):
            part = re.sub(r"\d+$", "", name.removeprefix("word/").removesuffix(".xml"))
            for paragraph in safe_xml(members[name]).iter(f"{W}p"):
                text = paragraph_text(paragraph)
                if text.strip():
                    yield Paragraph(part="body" if part == "document" else part, text=text)


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
