"""The exact words of a Word file, for the hash of an issued paper and for the wording check."""

from partwell.documents.placeholders import filled_parts, is_second_copy, paragraph_text
from partwell.documents.safe_archive import W, opened_safely, safe_xml

_FURNITURE = ("footer", "header")


def text_of(data: bytes, *, with_letterhead: bool = False) -> str:
    """The words of a .docx, a paragraph a line, table cells in reading order, footnotes last.

    Footers and headers come first where `with_letterhead` asks for them. Deleted words and field
    codes are left out. Raises UnreadableFile where the file is broken or could do harm.
    """
    members = opened_safely(data)
    parts = filled_parts(members)
    lines = [
        paragraph_text(paragraph).rstrip()
        for kinds in ((_FURNITURE if with_letterhead else ()), ("body",), ("footnotes", "endnotes"))
        for name, kind in parts.items()
        if kind in kinds
        for paragraph in safe_xml(members[name]).iter(f"{W}p")
        if not is_second_copy(paragraph)
    ]
    return "\n".join(lines).strip("\n")
