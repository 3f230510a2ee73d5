"""A layout in the form that can be filled: placeholders in one piece, lines that only steer lifted out."""

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from partwell.documents.placeholders import (
    filled_parts,
    nearest,
    own_pieces,
    paragraph_text,
    spans_of,
    tag_of,
    tidy,
)
from partwell.documents.safe_archive import W, safe_xml

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BINDING = re.compile(r"\{[^}]*\}dataBinding")
_TAG = re.compile(r"\{\{.*?\}\}+|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEVEL = re.compile(r"^(\{[{%#])(?:p|tr|tc|r)\s")
_OPENING = re.compile(r"(if|for)\b")
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")


def in_normal_form(members: Mapping[str, bytes]) -> bytes:
    """The layout as bytes, ready for docxtpl, which reads XML as text and loses what it does not expect."""
    changed = {name: _normal(members[name]) for name in filled_parts(members)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in {**members, **changed}.items():
            archive.writestr(name, content)
    return written.getvalue()


def _normal(part: bytes) -> bytes:
    root = safe_xml(part)
    if root.nsmap.get("w") != W[1:-1]:
        # docxtpl looks for "w:p" and the like by their letters
        others = [name for name in root.nsmap if name and root.nsmap[name] != W[1:-1]]
        etree.cleanup_namespaces(root, top_nsmap={"w": W[1:-1]}, keep_ns_prefixes=others)
    paragraphs = list(root.iter(f"{W}p"))
    for paragraph in paragraphs:
        _join(paragraph)
    for paragraph in paragraphs:
        _lift(paragraph)
    for text in root.iter(f"{W}t"):
        if text.text and "{" in text.text:
            text.text = _TAG.sub(lambda tag: _plain(tag[0]), text.text)
    _unbind(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _plain(tag: str) -> str:
    """A placeholder within a line: a run that only steers needs no run of its own to be taken away."""
    plain = tidy(tag)
    return _LEVEL.sub(r"\1 ", plain) if tag_of(tag).level == "r" else plain


def _join(paragraph: etree._Element) -> None:
    """Put every placeholder into the piece of text it begins in, whatever it was split over."""
    pieces = own_pieces(paragraph)
    text = "".join(words for _, words in pieces)
    spans, _ = spans_of(text) if "{" in text else ((), False)
    if not spans:
        return
    owner = [at for at, (_, words) in enumerate(pieces) for _ in words]
    if all(owner[start] == owner[end - 1] for start, end in spans):
        return
    for start, end in spans:
        owner[start:end] = [owner[start]] * (end - start)
    joined = [""] * len(pieces)
    for at, sign in zip(owner, text, strict=True):
        joined[at] += sign
    for (element, words), now in zip(pieces, joined, strict=True):
        if element.tag == f"{W}t":
            element.text = now
            element.set(_SPACE, "preserve")
        elif words and not now:
            _take_out(element, "")


def _lift(paragraph: etree._Element) -> None:
    """Put what steers whole paragraphs, rows or cells in their place, where nothing else stands in them."""
    text = paragraph_text(paragraph)
    spans, _ = spans_of(text) if "{" in text else ((), False)
    levels = {tag_of(text[start:end]).level for start, end in spans} & {"p", "tr", "tc"}
    if len(levels) != 1:
        return
    level = levels.pop()
    taken = nearest(paragraph, level)
    if taken is None or taken.getparent() is None:
        return
    words = text if level == "p" else "\n".join(map(paragraph_text, taken.iter(f"{W}p")))
    tags = [words[start:end] for start, end in spans_of(words)[0]]
    left = _TAG.sub("", words)
    if left.strip() or any(tag_of(tag).level != level for tag in tags if not tag.startswith("{#")):
        return
    opens = bool(_OPENING.match(tag_of(tags[0]).inner))
    steering = "".join(_LEVEL.sub(r"\1 ", tidy(tag)) for tag in tags if not tag.startswith("{#"))
    if level == "p":
        _keep_the_rest(taken, opens=opens)
    _take_out(taken, steering)


def _keep_the_rest(paragraph: etree._Element, *, opens: bool) -> None:
    """Keep what a lifted paragraph holds beside words: a picture, the end of a section, a new page.

    It stays outside the block, so that it shows whether or not the block does.
    """
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    breaks = [one for one in paragraph.iter(f"{W}br") if one.get(f"{W}type") in {"page", "column"}]
    if section is None and not breaks and next(paragraph.iter(*_DRAWN), None) is None:
        return
    kept = etree.fromstring(etree.tostring(paragraph))
    kept.tail = None
    for element, words in own_pieces(kept):
        if element.tag == f"{W}t" or (words and element.get(f"{W}type") is None):
            _take_out(element, "")
    if opens:
        paragraph.addprevious(kept)
    else:
        tail, paragraph.tail = paragraph.tail, None
        paragraph.addnext(kept)
        kept.tail = tail


def _take_out(element: etree._Element, words: str) -> None:
    """Replace an element by bare words, which Jinja reads and takes away again."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words += element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _unbind(root: etree._Element) -> None:
    """Free content controls from data kept elsewhere in the file, which Word would print over the facts."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if _BINDING.fullmatch(element.tag) or element.tag == f"{W}showingPlcHdr":
            _take_out(element, "")
        for name in (f"{_W14}paraId", f"{_W14}textId"):
            element.attrib.pop(name, None)  # a paragraph that is repeated would carry the same one twice
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tblGrid") is None:
            _add_grid(table)


def _add_grid(table: etree._Element) -> None:
    """Columns for a table whose program wrote none."""
    grid = etree.Element(f"{W}tblGrid")
    for _ in range(max((len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")), default=1)):
        etree.SubElement(grid, f"{W}gridCol")
    properties = table.find(f"{W}tblPr")
    if properties is None:
        table.insert(0, grid)
    else:
        properties.addnext(grid)
