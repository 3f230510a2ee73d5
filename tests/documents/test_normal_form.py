"""However a placeholder stands in a Word file, it is filled, and the file stays sound."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pytest
from lxml import etree

from partwell.documents.filling import fill
from partwell.documents.plain_text import text_of
from partwell.documents.safe_archive import W
from tests.documents.word_files import picture, repacked, with_body, with_text, word_file

VALUES: Mapping[str, Any] = {
    "client_name": "O'Brien & Söhne <Ltd>",
    "our_reference": "",
    "lines": (),
    "two": ("Ναταλία", "{{ 7*7 }}"),
}


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def body(filled: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


SPLIT = {
    "runs": run("{") + run("{ client") + run("_name ") + run("}") + run("}"),
    "spelling marks": run("{{ cli") + '<w:proofErr w:type="spellStart"/>' + run("ent_name }}"),
    "a bookmark": run("{{ cli") + '<w:bookmarkStart w:id="1" w:name="b"/>' + run("ent_name }}"),
    "a link": run("{{ client_") + '<w:hyperlink w:anchor="a">' + run("name }}") + "</w:hyperlink>",
    "a content control": run("{{ client_") + f"<w:sdt><w:sdtContent>{run('name }}')}</w:sdtContent></w:sdt>",
    "a smart tag": run("{{ ")
    + f'<w:smartTag w:uri="u" w:element="e">{run("client_name")}</w:smartTag>'
    + run(" }}"),
    "a line break": "<w:r><w:t>{{ </w:t><w:br/><w:t>client_name }}</w:t></w:r>",
    "no-break spaces": run("{{\u00a0client_name\u00a0}}"),
    "signs nobody sees": run("{{ client_\u200bname\u2060 }}"),
}


@pytest.mark.parametrize("by", SPLIT)
def test_a_placeholder_is_filled_whatever_it_is_split_by(by: str) -> None:
    filled = fill(with_body(f"<w:p>{run('To ')}{SPLIT[by]}{run('!')}</w:p>"), VALUES)
    assert text_of(filled) == "To O'Brien & Söhne <Ltd>!"


@pytest.mark.parametrize("quotes", ["“”", "„“", "‘’", "«»", '""'])
def test_a_comparison_is_read_with_any_quotation_marks(quotes: str) -> None:
    asked = f"{{%p if client_name == {quotes[0]}Bay{quotes[1]} %}}"
    assert text_of(fill(word_file(asked, "yes", "{%p endif %}"), {"client_name": "Bay"})) == "yes"


def test_the_dashes_of_a_placeholder_join_no_paragraphs() -> None:
    lines = ("a {%- if client_name -%} b", "{%- endif -%} c", "{{- client_name -}}")
    assert text_of(fill(word_file(*lines), {"client_name": "Bay"})) == "a  b\n c\nBay"


def test_two_blocks_that_meet_in_one_line_are_both_kept() -> None:
    lines = ("{%p if our_reference %}", "a", "{%p endif %}{%p if client_name %}", "b", "{%p endif %}")
    assert text_of(fill(word_file(*lines), VALUES)) == "b"


EMPTY = {
    "a cell": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "a text box": (
        "<w:p><w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("place", EMPTY)
def test_a_place_that_prints_nothing_keeps_the_paragraph_that_word_asks_for(place: str) -> None:
    lines = "".join(f"<w:p>{run(line)}</w:p>" for line in ("{%p if our_reference %}", "x", "{%p endif %}"))
    root = body(fill(with_body(EMPTY[place].format(lines)), VALUES))
    places = list(root.iter(f"{W}tc", f"{W}txbxContent"))
    assert [len(one.findall(f"{W}p")) for one in places] == [1] * len(places)
    assert places


def rows(listed: str) -> bytes:
    cells = ("{%tr for one in " + listed + " %}", "{{ one }}", "{%tr endfor %}")
    inside = "".join(f"<w:tr><w:tc><w:p>{run(cell)}</w:p></w:tc></w:tr>" for cell in cells)
    return with_body(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{inside}</w:tbl>", "Above")


def test_a_table_without_a_row_is_left_out() -> None:
    assert list(body(fill(rows("lines"), VALUES)).iter(f"{W}tbl")) == []
    assert text_of(fill(rows("two"), VALUES)) == "Above\nΝαταλία\n{{ 7*7 }}"


def test_a_table_set_in_or_without_columns_keeps_its_shape() -> None:
    cell = f"<w:tc><w:p>{run('{{ client_name }}')}</w:p></w:tc>"
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell}</w:tr>"
    grid = "<w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='4000'/></w:tblGrid>"
    shaped = body(fill(with_body(f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>"), VALUES))
    assert [one.get(f"{W}w") for one in shaped.iter(f"{W}gridCol")] == ["900", "4000"]
    assert "O'Brien" in text_of(fill(with_body(f"<w:tbl><w:tblPr/>{row}</w:tbl>"), VALUES))


ACROSS = '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr>'


@pytest.mark.parametrize("line", ["", "{%p endif %}"])
@pytest.mark.parametrize(("size", "expected"), [("A4", (16838, 11906)), ("Letter", (15840, 12240))])
def test_a_page_across_stays_across_on_either_paper(line: str, size: str, expected: tuple[int, int]) -> None:
    lines = ("{%p if client_name %}", "x") if line else ("x",)
    filled = fill(with_body(f"<w:p>{ACROSS}{run(line)}</w:p>", *lines), VALUES, paper_size=size)
    found = [(one.page_width, one.page_height) for one in docx.Document(io.BytesIO(filled)).sections]
    twips = [(round((wide or 0) / 635), round((high or 0) / 635)) for wide, high in found]
    assert twips == [expected, (expected[1], expected[0])]


def test_an_envelope_stays_an_envelope() -> None:
    envelope = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="12472" w:h="6236"/></w:sectPr></w:pPr></w:p>'
    filled = fill(with_body(envelope), VALUES, paper_size="Letter")
    first = docx.Document(io.BytesIO(filled)).sections[0]
    assert (round((first.page_width or 0) / 635), round((first.page_height or 0) / 635)) == (12472, 6236)


def test_a_page_break_beside_a_block_stays() -> None:
    line = f'<w:p>{run("{%p if our_reference %}")}<w:r><w:br w:type="page"/></w:r></w:p>'
    end = f"<w:p>{run('{%p endif %}')}</w:p>"
    assert len(list(body(fill(with_body(line + end), VALUES)).iter(f"{W}br"))) == 1


def test_a_control_tied_to_data_elsewhere_is_freed_so_that_word_prints_the_fact() -> None:
    tied = (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
        f"<w:sdtContent><w:p>{run('{{ client_name }}')}</w:p></w:sdtContent></w:sdt>"
    )
    root = body(fill(with_body(tied), VALUES))
    assert [len(list(root.iter(f"{W}{name}"))) for name in ("sdt", "dataBinding", "showingPlcHdr")] == [
        1,
        0,
        0,
    ]


def test_a_paragraph_that_is_repeated_carries_no_mark_twice() -> None:
    line = '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777">' + run("{{ one }}") + "</w:p>"
    loop = f"<w:p>{run('{%p for one in two %}')}</w:p>{line}<w:p>{run('{%p endfor %}')}</w:p>"
    assert b"1A2B3C4D" not in etree.tostring(body(fill(with_body(loop), VALUES)))


def part(kind: str, name: str, content: bytes, layout: bytes) -> bytes:
    """The layout with one more part of this kind."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    link = f'<Relationship Id="rIdN" Type="{office}/{kind}" Target="/{name}"/></Relationships>'
    entry = f'<Override PartName="/{name}" ContentType="{word}.{kind}+xml"/></Types>'
    linked = with_text(layout, "word/_rels/document.xml.rels", {"</Relationships>": link})
    return repacked(
        with_text(linked, "[Content_Types].xml", {"</Types>": entry}), lambda _, text: text, {name: content}
    )


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_are_filled_once_in_a_paper_of_several_sections(kind: str) -> None:
    one = kind[:-1]
    inside = f'<w:{one} w:id="1"><w:p>{run("{{ client_name }}")}</w:p></w:{one}>'
    notes = f'<w:{kind} xmlns:w="{W[1:-1]}">{inside}</w:{kind}>'
    layout = part(kind, f"word/{kind}.xml", notes.encode(), with_body(f"<w:p>{ACROSS}</w:p>", "Text"))
    assert text_of(fill(layout, {"client_name": "{_{ & }_}"})).endswith("{_{ & }_}")


LEFT = {
    "customXml": "customXml/item9.xml",
    "people": "word/people.xml",
    "comments": "word/comments.xml",
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_people_and_programs_left_in_a_layout_stays_behind(kind: str) -> None:
    left = part(kind, LEFT[kind], b"<x>Jane Doe of Acme</x>", word_file("{{ client_name }}"))
    with zipfile.ZipFile(io.BytesIO(fill(left, VALUES))) as archive:
        assert [name for name in archive.namelist() if b"Jane Doe" in archive.read(name)] == []


def test_a_logo_stands_in_a_text_box_too() -> None:
    box = EMPTY["a text box"].format(f"<w:p>{run('{{ logo_png }}')}</w:p>")
    root = body(fill(with_body(box), {"logo_png": picture()}))
    assert len(list(root.iter(f"{W}drawing"))) == 2


def test_a_layout_without_a_language_gets_the_one_of_the_practice() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file("x"))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    for mark in list(styles.iter(f"{W}lang")):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    silent = repacked(
        word_file("x"), lambda name, text: etree.tostring(styles) if name == "word/styles.xml" else text
    )
    with zipfile.ZipFile(io.BytesIO(fill(silent, {}, language="en-GB"))) as archive:
        found = etree.fromstring(archive.read("word/styles.xml")).findall(f"{W}docDefaults//{W}lang")
    assert [one.get(f"{W}val") for one in found] == ["en-GB"]


def test_a_cell_that_ends_in_a_table_gets_the_paragraph_behind_it() -> None:
    inner = EMPTY["a cell"].format(f"<w:p>{run('x')}</w:p>")
    held = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    for inside in (inner, held):
        outer = next(body(fill(with_body(EMPTY["a cell"].format(inside)), {})).iter(f"{W}tc"))
        assert outer[-1].tag == f"{W}p"
