"""Filling a Word layout with values: letter by letter, never cut, never running anything."""

import functools
import io
import re
import zipfile
from collections.abc import Collection, Hashable, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import UndefinedError, meta
from lxml import etree

from partwell.documents.column_widths import fit_columns
from partwell.documents.environment import IN_XML, PLAIN
from partwell.documents.normal_form import in_normal_form
from partwell.documents.pictures import PlacedPicture
from partwell.documents.placeholders import paragraphs_of
from partwell.documents.reading_flow import keep_rows, set_direction
from partwell.documents.safe_archive import damage_refused, opened_safely
from partwell.documents.sheet_size import set_language, set_paper_size
from partwell.documents.soundness import mend
from partwell.domain.clean_text import LONGEST, clean, clean_line
from partwell.domain.errors import LetterIncomplete, NotAllowed, UnreadableFile

Row = Mapping[str, "str | bool | tuple[Any, ...]"]
Value = str | bool | bytes | None | tuple[str, ...] | tuple[Row, ...]

PICTURES = {  # field, words for those who cannot see it, most width and height in centimetres
    "logo_png": ("Logo", (7.0, 2.2)),
    "signature_png": ("Signature", (6.0, 1.8)),
}
_LONGEST_PAPER = 3_000_000  # characters in all values together: some thousand pages
_REMEMBERED = 8  # papers a layout keeps in mind: a page asks for the same one at every click
_NEW_PARAGRAPH = re.compile(r"<w:p([ >])")
KEPT_PROPERTIES = ("title", "subject", "language")
_NOTES = (".footnotes+xml", ".endnotes+xml")
_BLOCKS = re.compile(rb"<w:(p|body|hdr|ftr)[ >/]")  # what a part with paragraphs in it holds
_OF_THE_AUTHOR = re.compile(r"customXml|people|comments\w*|thumbnail|(custom|extended)-properties")
_OF_THE_SETTINGS = ("docVars", "rsids", "mailMerge")  # what Word keeps of earlier work with the file


class Layout:
    """A layout that was looked through and can be filled many times."""

    def __init__(self, data: bytes) -> None:
        members = opened_safely(data)
        for paragraph in paragraphs_of(members):
            if paragraph.is_unclosed:
                raise UnreadableFile(
                    f"A placeholder is not closed in the paragraph “{paragraph.text.strip()[:80]}”. "
                    "The layout was not taken; please write it as {{ field_name }} within one paragraph."
                )
        self._data = in_normal_form(members)
        self._patched: dict[str, str] = {}
        self._made: dict[Hashable, bytes] = {}
        with damage_refused():
            paper = _Paper(self._data, self._patched)
            paper.render_init()
            sources = paper.sources()
        self.fields = frozenset(
            name for source in sources for name in meta.find_undeclared_variables(IN_XML.parse(source))
        )

    def fill(
        self,
        values: Mapping[str, Value],
        *,
        paper_size: str = "",
        language: str = "",
        must_have: Collection[str] = (),
    ) -> bytes:
        """The finished paper as .docx bytes; the same values make the same bytes.

        `paper_size` ("A4" or "Letter") and `language` ("en-GB") replace the layout's own where given.
        Raises LetterIncomplete naming every field the layout uses that has no value, and every one of
        `must_have` that is empty.
        """
        missing = {name for name in self.fields if name not in values}
        missing |= {name for name in must_have if _is_blank(values.get(name))}
        if missing:
            raise LetterIncomplete(tuple(sorted(missing)))
        if _length(tuple(values.values())) > _LONGEST_PAPER:
            raise NotAllowed(
                "The words for this paper are longer than any letter. Nothing was made; please shorten them."
            )
        asked = (_frozen(values), paper_size, language)
        made = self._made.get(asked)
        if made is None:
            made = self._filled(values, paper_size, language)
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            self._made[asked] = made
        return made

    def _filled(self, values: Mapping[str, Value], paper_size: str, language: str) -> bytes:
        paper = _Paper(self._data, self._patched)
        context = {name: _prepared(name, value, paper) for name, value in values.items()}
        try:
            paper.render(context, IN_XML)
        except UndefinedError:
            raise UnreadableFile(
                "The layout uses a name that has no meaning where it stands. Nothing was made; "
                "please have the layout checked under Practice."
            ) from None
        fit_columns(paper.docx)
        keep_rows(paper.docx)
        set_direction(paper.docx)
        _set_properties(paper.docx, context)
        if paper_size:
            set_paper_size(paper.docx, paper_size)
        if language:
            set_language(paper.docx, language)
        return _packed(paper.docx)


@functools.lru_cache(maxsize=32)
def open_layout(data: bytes) -> Layout:
    """The layout in these bytes; raises UnreadableFile where it is no sound Word file or does too much."""
    return Layout(data)


def fill(layout: bytes, values: Mapping[str, Value], **paper: Any) -> bytes:
    """The layout filled with the values, as `Layout.fill` does it."""
    return open_layout(layout).fill(values, **paper)


class _Paper(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl with its own reading of a layout kept between letters, and without its lenient parser."""

    def __init__(self, data: bytes, patched: dict[str, str]) -> None:
        super().__init__(io.BytesIO(data))
        self._known = patched

    def patch_xml(self, src_xml: str) -> str:
        """Docxtpl's own clean-up of the XML, done once for a layout."""
        if src_xml not in self._known:
            self._known[src_xml] = super().patch_xml(src_xml)
        return self._known[src_xml]

    def fix_tables(self, xml: str) -> Any:
        """Docxtpl's own repair of tables, after making sure that no word was lost on the way.

        Left out where a row is set in, which that repair takes for missing cells, and where a column names
        no width, which it cannot read.
        """
        tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
        set_in = next(tree.iter(qn("w:gridBefore"), qn("w:gridAfter")), None) is not None
        unmeasured = any(one.get(qn("w:w")) is None for one in tree.iter(qn("w:gridCol")))
        return tree if set_in or unmeasured else super().fix_tables(xml)

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Footnotes and endnotes, each once; docxtpl fills footnotes only, and again for every section."""
        for part in self.docx.part.package.parts:
            if part.content_type.endswith(_NOTES):
                xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
                part._blob = xml.encode()  # noqa: SLF001 -- as docxtpl does it

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Nothing: docxtpl escapes properties twice, so they are set after rendering."""

    def sources(self) -> list[str]:
        """What Jinja will read: body, headers, footers and notes, a Word paragraph a line."""
        found = [self.get_xml()]
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            found.extend(self.get_part_xml(part) for _, part in self.get_headers_footers(uri))
        parts = self.docx.part.package.parts
        found.extend(part.blob.decode() for part in parts if part.content_type.endswith(_NOTES))
        properties = self.docx.core_properties
        texts = [getattr(properties, name) for name in KEPT_PROPERTIES]
        return [_NEW_PARAGRAPH.sub(r"\n<w:p\1", self.patch_xml(xml)) for xml in found] + texts


def _frozen(value: Any) -> Hashable:
    """The same value in a form that can be looked up."""
    if isinstance(value, Mapping):
        return tuple((name, _frozen(part)) for name, part in sorted(value.items()))
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value


def _is_blank(value: Value) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(_length(part) for part in value.values())
    return sum(_length(part) for part in value) if isinstance(value, tuple) else 0


def _prepared(name: str, value: Any, paper: _Paper) -> Any:
    """A value as the layout may see it: clean text, lists of it, or a placed picture."""
    if name in PICTURES:
        description, most_cm = PICTURES[name]
        return PlacedPicture(paper, value, description=description, most_cm=most_cm) if value else None
    if isinstance(value, str):
        return _cleaned(value)
    if isinstance(value, Mapping):
        return {key: _prepared(key, part, paper) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(_prepared("", part, paper) for part in value)
    if isinstance(value, bool) or value is None:
        return value
    raise TypeError(f"A paper takes text, lists of text and pictures, not {type(value).__name__} for {name}.")


def _cleaned(text: str) -> str:
    """The whole text through the one cleaner, which takes as much as one field of a form may hold."""
    if len(text) <= LONGEST:
        return clean(text)
    joined = text.replace("\r\n", "\n")
    return "".join(clean(joined[start : start + LONGEST]) for start in range(0, len(joined), LONGEST))


def _set_properties(document: Document, context: Mapping[str, Any]) -> None:
    """Title and subject from clean values; who wrote the layout, where and when is left out."""
    properties = document.core_properties
    kept = {
        name: clean_line(PLAIN.from_string(getattr(properties, name)).render(context))[:255]
        for name in KEPT_PROPERTIES
    }
    root = properties._element  # noqa: SLF001 -- python-docx writes properties and cannot remove one
    for child in list(root):
        root.remove(child)
    for name, text in kept.items():
        if text:
            setattr(properties, name, text)
    _drop_what_stays_behind(document)


def _drop_what_stays_behind(document: Document) -> None:
    """Take out what other programs and people left in the layout: their data, names and lists."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if _OF_THE_AUTHOR.fullmatch(relation.reltype.rpartition("/")[2]):
                del relations[key]
    settings = document.settings.element
    for name in _OF_THE_SETTINGS:
        for found in settings.findall(qn(f"w:{name}")):
            settings.remove(found)


def _packed(document: Document) -> bytes:
    """The package as bytes, without the hour it was made at.

    What blocks that print nothing leave behind is mended on the way, so that Word opens it as sound.
    """
    first = io.BytesIO()
    document.save(first)
    packed = io.BytesIO()
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as final:
        for name in made.namelist():
            content = made.read(name)
            if name.endswith(".xml") and _BLOCKS.search(content):
                root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
                if mend(root):
                    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            final.writestr(entry, content)
    return packed.getvalue()
