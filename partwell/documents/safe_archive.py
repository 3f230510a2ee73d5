"""Opening a Word file from outside: looked through before any library reads it, refused with one sentence."""

import contextlib
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from partwell.domain.errors import UnreadableFile

MOST_PACKED = 10 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_MEMBERS = 500
MOST_RATIO = 120
_SMALL = 5 * 1024 * 1024  # below this size a high ratio is a text that repeats itself and no bomb

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_VML = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

# Word fields that only show what is in the document itself; any other field may fetch or run something.
_HARMLESS_FIELDS = """
PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE TITLE SUBJECT REF PAGEREF NOTEREF
STYLEREF SEQ TOC TC XE INDEX HYPERLINK IF SYMBOL LISTNUM FORMTEXT FORMCHECKBOX FORMDROPDOWN
"""
HARMLESS_FIELDS = frozenset(_HARMLESS_FIELDS.split())
# Fields of a mail merge and of file properties: nobody fills them, and the check of a layout names each.
MERGE_FIELDS = frozenset(
    "MERGEFIELD ADDRESSBLOCK GREETINGLINE MERGEREC MERGESEQ NEXT DOCPROPERTY DOCVARIABLE".split()
)
# Fields that would tell the client something about the computer the paper was made on; named as well.
TELLING_FIELDS = frozenset(
    "FILENAME FILESIZE TEMPLATE AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS COMMENTS KEYWORDS INFO "
    "REVNUM EDITTIME NUMWORDS NUMCHARS".split()
)
_LINK = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
_OUTSIDE_FORMATS = (
    (b"\xd0\xcf\x11\xe0", "is in the old Word format or locked with a password"),
    (b"{\\rtf", "is an RTF file"),
    (b"%PDF", "is a PDF file"),
    (b"<", "is not a Word document but a web page or XML"),
    (b"\xef\xbb\xbf<", "is not a Word document but a web page or XML"),
)
_OTHER_PACKAGES = (  # what a package that is no Word document says of itself
    (b"opendocument", "is not a Word document but an OpenDocument text"),
    (b"spreadsheetml", "is not a Word document but an Excel workbook"),
    (b"presentationml", "is not a Word document but a PowerPoint presentation"),
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_OUTSIDE_IN_DRAWING = re.compile(
    r"<!ENTITY|<\s*(\w+:)?(script|foreignObject)\b|\son\w+\s*=|href\s*=\s*[\"'](?!#|data:image/)"
    r"|url\(\s*[\"']?(?!#|data:|&quot;#)|@import",
    re.IGNORECASE,
)


def opened_safely(data: bytes, *, named: Collection[str] = ()) -> dict[str, bytes]:
    """Every member of a .docx by name, once nothing in it is found that could harm; raises UnreadableFile.

    Word fields of the kinds `named` are let through, for who names them one by one.
    """
    _looks_like_word(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries)
            members = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise refused("is damaged or not complete") from None
    _check_kind(members)
    for name, content in members.items():
        if name.endswith((".xml", ".rels", ".vml")):
            _check_xml(name, content, named)
        elif name.casefold().endswith(".svg"):
            _check_svg(content)
    return members


def refused(
    why: str, instead: str = "please open it in Word, save it as .docx and try again"
) -> UnreadableFile:
    """The error for a Word file that is not taken."""
    return UnreadableFile(f"This file {why}. It was not taken; {instead}.")


@contextlib.contextmanager
def damage_refused() -> Iterator[None]:
    """Turn what Word libraries raise on files that are Word in name only into our one sentence."""
    try:
        yield
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.LxmlError, RecursionError):
        raise refused("is damaged or not complete") from None


def _looks_like_word(data: bytes) -> None:
    if not data:
        raise refused("is empty")
    if len(data) > MOST_PACKED:
        raise refused("is larger than 10 MB", "please make its pictures smaller")
    for start, words in _OUTSIDE_FORMATS:
        if data.startswith(start):
            raise refused(words)
    if not data.startswith(b"PK"):
        raise refused("is not a Word document")


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_MEMBERS:
        raise refused("holds more than 500 parts")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refused("is locked with a password", "please remove the password in Word and try again")
    unpacked = sum(entry.file_size for entry in entries)
    bloated = any(
        entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if unpacked > MOST_UNPACKED or bloated:
        raise refused("unpacks to far more than a letter needs", "please use a smaller layout")
    for entry in entries:
        name = entry.filename
        parts = name.split("/")
        if name.startswith("/") or "\\" in name or ":" in name or ".." in parts or not name.isprintable():
            raise refused("holds a part with an impossible name")
    if max(Counter(entry.filename.casefold() for entry in entries).values(), default=0) > 1:
        raise refused("holds the same part twice")


def _check_kind(members: Mapping[str, bytes]) -> None:
    types = members.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if "macroEnabled" in types or any("vbaproject" in name.casefold() for name in members):
        raise refused("contains macros", "please save it without macros, as .docx")
    if _WORD + "template.main+xml" in types:
        raise refused("is a Word template (.dotx)", "please save it as a document, .docx")
    if _WORD + "document.main+xml" not in types:
        said = members.get("mimetype", b"") + types.encode()
        raise refused(
            next((words for sign, words in _OTHER_PACKAGES if sign in said), "is not a Word document")
        )
    if main_part(members) not in members:
        raise refused("is damaged or not complete")
    if _STRICT in members[main_part(members)][:4000]:
        raise refused(
            "is saved as Strict Open XML", "please choose “Word Document (.docx)” in Word under Save As"
        )
    low = {name.casefold() for name in members}
    if any("/embeddings/" in name or "/activex/" in name or name.startswith("customui/") for name in low):
        raise refused("contains an embedded object", "please paste it as text or as a picture")


def main_part(members: Mapping[str, bytes]) -> str:
    """The name of the part that holds the body: word/document.xml, or as the content types name it."""
    for entry in safe_xml(members["[Content_Types].xml"]):
        if (entry.get("ContentType") or "") == f"{_WORD}document.main+xml" and entry.get("PartName"):
            return str(entry.get("PartName")).lstrip("/")
    return "word/document.xml"


def _check_xml(name: str, content: bytes, named: Collection[str]) -> None:
    root = safe_xml(content)
    if name.endswith(".rels"):
        _check_relations(root)
        return
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_VML):
            _check_drawing(element)
    for code in field_codes(root):
        _check_field(code, named)


def _check_drawing(element: etree._Element) -> None:
    """An old-style drawing may link, but not bring in a picture from elsewhere."""
    for key, value in element.attrib.items():
        name = etree.QName(key).localname
        if name == "src" or (name in {"href", "althref"} and not _LINK.match(value)):
            raise refused("refers to a picture outside itself", "please paste the picture into the layout")


def _check_svg(content: bytes) -> None:
    """A drawing may show itself, but fetch or run nothing."""
    if _OUTSIDE_IN_DRAWING.search(content.decode("utf-8", "replace").replace("\0", "")):
        raise refused(
            "holds a drawing (SVG) that fetches or runs something", "please paste the drawing as a PNG"
        )


def safe_xml(content: bytes) -> etree._Element:
    """The parsed XML; raises UnreadableFile where it is broken or brings a document type of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refused("is damaged or not complete") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused("contains a document type declaration, which no Word file needs")
    return root


def _check_relations(root: etree._Element) -> None:
    for relation in root.iter(_RELATIONSHIP):
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        if kind in {"aFChunk", "oleObject", "vbaProject", "control", "subDocument", "frame"}:
            raise refused("brings in another file", "please paste its words into the layout")
        if (relation.get("TargetMode") or "").casefold() != "external":
            continue
        if kind.startswith("mailMerge"):
            raise refused(
                "is tied to a mail merge list",
                "please choose Normal Word Document in Word under Mailings, Start Mail Merge, and save again",
            )
        if kind == "attachedTemplate":
            raise refused(
                "is tied to a Word template elsewhere",
                "please detach it in Word under Developer, Document Template, and save again",
            )
        if kind != "hyperlink" or not _LINK.match(relation.get("Target") or ""):
            raise refused(
                "refers to something outside itself", "please paste it into the layout or remove it"
            )


def field_codes(root: etree._Element) -> list[str]:
    """The code of every Word field, joined from the runs it may be split over."""
    codes: list[str] = []
    open_fields: list[list[str]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            codes.append(element.get(f"{W}instr") or "")
        elif element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1].append(element.text or "")
            else:
                codes.append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            codes.append("".join(open_fields.pop()))
    codes.extend("".join(left) for left in open_fields)
    return codes


def _check_field(code: str, named: Collection[str]) -> None:
    words = code.split()
    kind = words[0].upper() if words else ""
    harmless = kind in HARMLESS_FIELDS or kind in named or kind.startswith("=")
    if harmless and kind == "HYPERLINK":
        targets = [word.strip('"“”') for word in words[1:] if not word.startswith("\\")]
        harmless = "\\l" in words or bool(targets and _LINK.match(targets[0]))
    if kind in TELLING_FIELDS and not harmless:
        raise refused(
            f"contains the Word field {kind}, which tells every reader about your file or computer",
            "please remove that field or replace it by its words (Ctrl+Shift+F9)",
        )
    if not harmless:
        raise refused(
            f"contains the Word field {kind[:30] or 'without a name'}, which can fetch or run something",
            "please remove that field",
        )
