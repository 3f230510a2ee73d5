"""What Word asks of a file beside its words: no cell without a paragraph, no table without a row."""

from lxml import etree

from partwell.documents.safe_archive import W

# Elements that Word reports as damaged when they hold no paragraph.
_HOLDERS = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "body")
_PROPERTIES = (f"{W}tcPr", f"{W}sectPr")


def mend(root: etree._Element) -> bool:
    """Put right what blocks that print nothing leave behind; answers whether anything had to change."""
    changed = False
    for row in [one for one in root.iter(f"{W}tr") if not _holds(one, "tc")]:
        changed |= _remove(row)
    for table in [one for one in root.iter(f"{W}tbl") if not _holds(one, "tr")]:
        changed |= _remove(table)
    for holder in root.iter(*(f"{W}{name}" for name in _HOLDERS)):
        inside = [one for one in holder if one.tag not in _PROPERTIES]
        last = inside[-1] if inside else None
        if last is None or (holder.tag == f"{W}tc" and last.tag == f"{W}tbl"):
            paragraph = etree.Element(f"{W}p")
            if last is not None:
                last.addnext(paragraph)
            else:
                holder.insert(len(holder) if holder.tag != f"{W}body" else 0, paragraph)
            changed = True
    return changed


def _holds(element: etree._Element, name: str) -> bool:
    return next(element.iter(f"{W}{name}"), None) is not None


def _remove(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
