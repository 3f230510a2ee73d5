"""A Word paper as safe HTML for the page: letterhead, text and foot as they stand in the file."""

import functools
import io
import re
import secrets
import zipfile
from collections.abc import Mapping

import mammoth
from lxml import etree, html

from partwell.documents.safe_archive import W, damage_refused, main_part, opened_safely, refused, safe_xml

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS = f"<Relationships xmlns='{_RELS[1:-1]}'/>".encode()
_STYLE_PART = "word/styles.xml"
_KEPT_OF_STYLES = (f"{W}name", f"{W}pPr")  # the name a style map goes by, the list it may belong to
_STYLES = """
p[style-name='Letter Subject'] => h2:fresh
p[style-name='Letter Heading'] => h3:fresh
p[style-name='Letter Bullet'] => ul > li:fresh
p[style-name='Letter Last Bullet'] => ul > li:fresh
p[style-name='Letter Enclosures'] => h4:fresh
p[style-name='Letter Enclosure'] => ul > li:fresh
p[style-name='Letter Signatory'] => p.signatory:fresh
p[style-name='Letter Signature Space'] => p.signature-space:fresh
p[style-name='Letter Practice'] => p.practice:fresh
p[style-name='Letter Sender'] => p.sender:fresh
p[style-name='Letter Contact'] => p.contact:fresh
p[style-name='Letter Delivery'] => p.delivery:fresh
p[style-name='Letter Address'] => p.address:fresh
p[style-name='Letter Date'] => p.date:fresh
p[style-name='Letter Reference'] => p.reference:fresh
p[style-name='Letter Foot'] => p.foot:fresh
p[style-name='Record Title'] => h1:fresh
p[style-name='Record Heading'] => h2:fresh
p[style-name='Record Caption'] => h3:fresh
p[style-name='Record Date'] => p.reference:fresh
p[style-name='Record Practice'] => p.practice:fresh
p[style-name='Record Head'] => p.head:fresh
p[style-name='Record Label'] => p.label:fresh
p[style-name='Record Cell'] => p.cell:fresh
p[style-name='Record Why'] => p.reference:fresh
p[style-name='Record Foot'] => p.foot:fresh
"""
_TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th"}
    | {"strong", "em", "u", "s", "sub", "sup", "br", "a", "img", "div"}
)
_OPENING = '<article class="paper" tabindex="0" aria-label="The paper as it will be printed">'
_LINK = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")
_CLASS = re.compile(r"[a-z-]+")
_WHOLE_NUMBER = re.compile(r"\d{1,3}")


@functools.lru_cache(maxsize=16)  # a page asks again at every click, the paper changes seldom
def preview_html(data: bytes) -> str:
    """The paper as `<article class="paper">` with header, body and footer; raises UnreadableFile.

    It takes the focus, so that a long one can be read through with the keyboard. Every word is escaped,
    links lead to http, mailto and tel only, pictures come from the file itself.
    """
    members = opened_safely(data)
    mark = secrets.token_hex(16)  # words that stand in no paper
    whole = io.BytesIO(_in_one(members, mark))
    with damage_refused():
        found = mammoth.convert_to_html(whole, style_map=_STYLES, ignore_empty_paragraphs=False)
    header, main, footer = (_safe(part) for part in found.value.split(f"<p>{mark}</p>"))
    pieces = [_OPENING, header and f"<header>{header}</header>", f'<div class="body">{main}</div>']
    return "".join((*pieces, footer and f"<footer>{footer}</footer>", "</article>"))


def _safe(converted: str) -> str:
    """The same HTML with nothing in it but text, structure, our classes, own pictures and plain links."""
    if not converted.strip():
        return ""
    root = html.fragment_fromstring(converted, create_parent="div")
    for element in list(root.iter()):
        if element is root:
            continue
        if element.tag not in _TAGS:
            element.drop_tree()
            continue
        for name, value in list(element.attrib.items()):
            if not _is_plain(str(element.tag), name, value):
                del element.attrib[name]
        if element.tag == "a" and element.get("href", "").casefold().startswith("http"):
            element.set("rel", "noopener noreferrer")
            element.set("target", "_blank")
    written = etree.tostring(root, encoding="unicode", method="html")
    return str(written).removeprefix("<div>").removesuffix("</div>")


def _is_plain(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return tag == "a" and bool(_LINK.match(value))
    if name == "src":
        return tag == "img" and bool(_PICTURE.fullmatch(value))
    if name in {"colspan", "rowspan"}:
        return bool(_WHOLE_NUMBER.fullmatch(value))
    return name == "alt" or (name == "class" and bool(_CLASS.fullmatch(value)))


def _first_page(
    document: etree._Element, relations: etree._Element, members: Mapping[str, bytes]
) -> dict[str, str]:
    """The part names of header and footer as page one shows them."""
    section = next(document.iter(f"{W}sectPr"), None)
    if section is None:
        return {}
    targets = {one.get("Id"): one.get("Target") or "" for one in relations.iter(f"{_RELS}Relationship")}
    wanted = "first" if section.find(f"{W}titlePg") is not None else "default"
    found: dict[str, str] = {}
    for kind in ("header", "footer"):
        for reference in section.iter(f"{W}{kind}Reference"):
            name = f"word/{targets.get(reference.get(f'{_R}id'), '').lstrip('/').removeprefix('word/')}"
            if reference.get(f"{W}type") == wanted and name in members:
                found[kind] = name
    return found


def _in_one(members: Mapping[str, bytes], mark: str) -> bytes:
    """A document whose body is letterhead, text and foot of the first page, with a mark between them."""
    main = main_part(members)
    relations_part = f"word/_rels/{main.removeprefix('word/')}.rels"
    document = safe_xml(members[main])
    relations = safe_xml(members.get(relations_part, _NO_RELATIONS))
    body = document.find(f"{W}body")
    if body is None:
        raise refused("is damaged or not complete")
    first = _first_page(document, relations, members)
    body[:0] = [*_part(first.get("header", ""), members, relations), _break(mark)]
    body.extend([_break(mark), *_part(first.get("footer", ""), members, relations)])
    changed = {**members, main: etree.tostring(document), relations_part: etree.tostring(relations)}
    if _STYLE_PART in members:
        changed[_STYLE_PART] = _names_of_styles(members[_STYLE_PART])
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    return written.getvalue()


def _names_of_styles(part: bytes) -> bytes:
    """The styles with nothing but what the page goes by; their looks took half of the time of a preview."""
    styles = safe_xml(part)
    for child in list(styles):
        if child.tag != f"{W}style":
            styles.remove(child)
            continue
        for detail in list(child):
            if detail.tag not in _KEPT_OF_STYLES:
                child.remove(detail)
    written: bytes = etree.tostring(styles)
    return written


def _break(mark: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = mark
    return paragraph


def _part(name: str, members: Mapping[str, bytes], relations: etree._Element) -> list[etree._Element]:
    """What stands in a header or footer, its pictures and links named anew among those of the body."""
    if not name:
        return []
    root = safe_xml(members[name])
    own = members.get(f"word/_rels/{name.removeprefix('word/')}.rels")
    prefix = f"{name.removeprefix('word/').removesuffix('.xml')}-"
    for one in safe_xml(own) if own else ():
        one.set("Id", f"{prefix}{one.get('Id')}")
        relations.append(one)
    for element in root.iter():
        for attribute in (f"{_R}embed", f"{_R}id", f"{_R}link"):
            if attribute in element.attrib:
                element.set(attribute, f"{prefix}{element.get(attribute)}")
    return list(root)
