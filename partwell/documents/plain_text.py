"""The exact words of a Word file, for the hash of an issued paper and for the wording check."""

import re

from lxml import etree

from partwell.documents.placeholders import paragraph_text
from partwell.documents.safe_archive import W, opened_safely, safe_xml

_BODY = re.compile(r"word/document\d*\.xml")
_NOTES = re.compile(r"word/(footnotes|endnotes)\.xml")
_FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")


def text_of(data: bytes, *, with_letterhead: bool = False) -> str:
    """The words of a .docx, a paragraph a line, table cells in reading order, footnotes last.

    Headers and footers come first where `with_letterhead` asks for them. Deleted words and field
    codes are left out. Raises UnreadableFile where the file is broken or could do harm.
    """
    members = opened_safely(data)
    wanted = [_FURNITURE] if with_letterhead else []
    lines = [
        paragraph_text(paragraph).rstrip()
        for kind in (*wanted, _BODY, _NOTES)
        for name in sorted(members)
        if kind.fullmatch(name)
        for paragraph in safe_xml(members[name]).iter(f"{W}p")
        if not _is_second_copy(paragraph)
    ]
    return "\n".join(lines).strip("\n")


def _is_second_copy(paragraph: etree._Element) -> bool:
    """Whether an old Word's copy of a text box stands here beside the real one."""
    return any(etree.QName(above).localname == "Fallback" for above in paragraph.iterancestors())
