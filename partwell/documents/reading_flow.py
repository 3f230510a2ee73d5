"""What depends on the words and no style can know: rows that stay together, lines that run from the right."""

import unicodedata
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_RIGHT_TO_LEFT = {"R", "AL"}
_AFTER_BIDI = (
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")


def keep_rows(document: Document) -> None:
    """No table begins or ends with a single row on a page of its own."""
    for table in document.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        data = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None]
        if len(data) < 2:
            continue
        for row in {id(one): one for one in (data[0], data[-2])}.values():
            for paragraph in row.iter(qn("w:p")):
                paragraph.get_or_add_pPr().get_or_add_keepNext()


def set_direction(document: Document) -> None:
    """A paragraph of the text that begins in Arabic or Hebrew runs from right to left."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(qn("w:tbl")), None) is not None:
            continue  # an address stays where the window shows it
        texts = [text.text or "" for text in paragraph.iter(qn("w:t"))]
        if _runs_from_the_right("".join(texts)):
            _turn(paragraph)


def _runs_from_the_right(words: str) -> bool:
    """Whether the first letter with a direction of its own has this one."""
    kinds = (unicodedata.bidirectional(sign) for sign in words)
    return next((kind for kind in kinds if kind in {"L", *_RIGHT_TO_LEFT}), "L") in _RIGHT_TO_LEFT


def _turn(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *(f"w:{name}" for name in _AFTER_BIDI))
    for run in paragraph.iter(qn("w:r")):
        words = "".join(text.text or "" for text in run.findall(qn("w:t")))
        if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in words):
            look = run.get_or_add_rPr()
            if look.find(qn("w:rtl")) is None:
                look.insert_element_before(OxmlElement("w:rtl"), *(f"w:{name}" for name in _AFTER_RTL))
