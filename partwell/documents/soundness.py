"""What Word asks of a file beside its words: no cell without a paragraph, no table without a row."""

from lxml import etree

from partwell.documents.safe_archive import W

# Elements that Word reports as damaged when they hold no paragraph.
_HOLDERS = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "body")
_BLOCKS = tuple(f"{W}{name}" for name in ("p", "tbl", "sdt", "customXml"))


def mend(root: etree._Element) -> bool:
    """Put right what blocks that print nothing leave behind; answers whether anything had to change."""
    changed = False
    for row in [one for one in root.iter(f"{W}tr") if not _holds(one, "tc")]:
        changed |= _remove(row)
    for table in [one for one in root.iter(f"{W}tbl") if not _holds(one, "tr")]:
        changed |= _remove(table)
    for holder in root.iter(*(f"{W}{name}" for name in _HOLDERS)):
        last = _last_block(holder)
        ends_in_table = _ends_in_table(last) and holder.tag != f"{W}body"
        if last is None or ends_in_table or not _holds(last, "p"):
            _add_paragraph(holder, last)
            changed = True
    return changed


def _last_block(holder: etree._Element) -> etree._Element | None:
    return next((one for one in reversed(holder) if one.tag in _BLOCKS), None)


def _ends_in_table(block: etree._Element | None) -> bool:
    """Whether a table is the last thing in it, also within content controls."""
    while block is not None and block.tag == f"{W}sdt":
        content = block.find(f"{W}sdtContent")
        block = None if content is None else _last_block(content)
    return block is not None and block.tag == f"{W}tbl"


def _add_paragraph(holder: etree._Element, last: etree._Element | None) -> None:
    """An empty paragraph at the end of what holds text, before the settings of a section."""
    paragraph = etree.Element(f"{W}p")
    section = holder.find(f"{W}sectPr")
    if last is not None:
        last.addnext(paragraph)
    elif section is not None:
        section.addprevious(paragraph)
    else:
        holder.append(paragraph)


def _holds(element: etree._Element, name: str) -> bool:
    return next(element.iter(f"{W}{name}"), None) is not None


def _remove(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
