"""The paper a document is printed on and the language it is spelt in, set in every section and style."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm

PAPER_SIZES = {"A4": (Mm(210), Mm(297)), "Letter": (Emu(7_772_400), Emu(10_058_400))}
_NEAR = Mm(3)  # programs round sizes differently


def set_paper_size(document: Document, paper_size: str) -> None:
    """Every page of ordinary paper gets this size; a page across stays across, an envelope stays one."""
    short, long = PAPER_SIZES[paper_size]
    for section in document.sections:
        if not _is_ordinary(section):
            continue
        if section.orientation == WD_ORIENT.LANDSCAPE or (section.page_width or 0) > (
            section.page_height or long
        ):
            section.page_width, section.page_height = long, short
            section.orientation = WD_ORIENT.LANDSCAPE
        else:
            section.page_width, section.page_height = short, long


def set_language(document: Document, language: str) -> None:
    """The spelling of every style; a layout without any gets it as its default."""
    styles = document.styles.element
    marks = list(styles.iter(qn("w:lang")))
    for mark in marks or [_new_mark(styles)]:
        mark.set(qn("w:val"), language)
    document.core_properties.language = language


def _is_ordinary(section: Section) -> bool:
    """Whether a section is on A4 or US Letter, upright or across, or names no size at all."""
    if section.page_width is None or section.page_height is None:
        return True
    sides = sorted((section.page_width, section.page_height))
    return any(
        all(abs(side - usual) <= _NEAR for side, usual in zip(sides, size, strict=True))
        for size in PAPER_SIZES.values()
    )


def _new_mark(styles: Any) -> Any:
    """A mark of language where every style begins."""
    above = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = above.find(qn(name))
        if found is None:
            found = OxmlElement(name)
            above.insert(0, found)
        above = found
    mark = OxmlElement("w:lang")
    above.append(mark)
    return mark
