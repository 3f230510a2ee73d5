"""A filled paper says exactly what it was given, in every part, and is refused where something is missing."""

import io
import zipfile

import pytest
from docx import Document

from partwell.documents.filling import fill, open_layout
from partwell.documents.plain_text import text_of
from partwell.domain.clean_text import clean, clean_line
from partwell.domain.errors import LetterIncomplete, NotAllowed, UnreadableFile
from tests.documents.word_files import letter_values, picture, repacked, shipped, word_file

AWKWARD = (
    "O'Brien & Söhne <Ltd>",
    "Ναταλία",
    "王小明",
    "=SUM(A1)",
    "{{ 7*7 }}",
    "{%p if %}",
    "{_{ x }_} {_% y %_}",
    "{# hidden #}",
    "a\x00b\x0bc\x1fd\x7f",
    "lone \ud800 surrogate",
    "</w:t></w:r></w:p><w:p/>",
    "&amp; &#123; %",
    "السلام عليكم \u202bשלום\u202c",
    "👩‍👩‍👧 e\u0301",
    "“smart” ‘quotes’ — dash",
    "tab\there",
)


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_name_comes_out_letter_by_letter_in_body_header_footer_and_title(name: str) -> None:
    layout = word_file(
        "Dear {{ name }}, welcome", header="To {{ name }}", footer="{{ name }}.", title="{{ name }}"
    )
    filled = fill(layout, {"name": name})
    assert text_of(filled, with_letterhead=True) == "\n".join(
        (f"{clean(name)}.", f"To {clean(name)}", f"Dear {clean(name)}, welcome")
    )
    assert Document(io.BytesIO(filled)).core_properties.title == clean_line(name)


@pytest.mark.parametrize("name", AWKWARD)
def test_the_shipped_letter_shows_an_awkward_name_wherever_a_client_or_a_paragraph_stands(name: str) -> None:
    row = {"style": "text", "text": name}
    filled = fill(
        shipped("letter"),
        letter_values(
            client_name=name, paragraphs=(row, {**row, "style": "bullet"}), enclosures=(name,), subject=name
        ),
    )
    expected = f"""Personal and confidential · By tracked post
{clean(name)}
7 Mill Lane
Bath
BA1 3JN
23 November 2026
Our reference: HM/4471
{clean(name)}
Dear Ms Bay
{clean(name)}
{clean(name)}
Yours sincerely

Catherine Moss
Partner
Enclosures
{clean(name)}"""
    assert text_of(filled) == expected


def test_newlines_become_line_breaks_inside_the_same_paragraph() -> None:
    filled = fill(word_file("{{ words }}"), {"words": "one\r\ntwo\vthree"})
    paragraphs = Document(io.BytesIO(filled)).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["one\ntwo\nthree"]


def test_a_megabyte_of_awkward_text_comes_out_whole() -> None:
    text = "A & B < C {{ x }} \r\n" * 50_000
    filled = fill(word_file("{{ words }}"), {"words": text})
    assert text_of(filled) == clean_in_pieces(text)


def clean_in_pieces(text: str) -> str:
    return "\n".join(clean(line) for line in text.split("\r\n")).rstrip()


def test_more_words_than_any_letter_holds_are_refused_in_one_sentence() -> None:
    with pytest.raises(NotAllowed, match="longer than any letter"):
        fill(word_file("{{ words }}"), {"words": "x" * 3_000_001})


def test_every_missing_field_is_named_at_once() -> None:
    values = letter_values()
    del values["client_name"], values["our_reference"]
    with pytest.raises(LetterIncomplete) as refusal:
        fill(shipped("letter"), values)
    assert refusal.value.missing == ("client_name", "our_reference")


def test_an_empty_field_that_a_letter_must_have_is_named() -> None:
    with pytest.raises(LetterIncomplete) as refusal:
        fill(shipped("letter"), letter_values(salutation=" "), must_have=("salutation", "closing"))
    assert refusal.value.missing == ("salutation",)


def test_a_field_missing_from_a_row_is_named() -> None:
    layout = word_file("{%p for item in paragraphs %}", "{{ item.text }}", "{%p endfor %}")
    with pytest.raises(LetterIncomplete) as refusal:
        fill(layout, {"paragraphs": ({"style": "text"},)})
    assert refusal.value.missing == ("text",)


def test_nothing_prints_nothing_and_lines_print_as_lines() -> None:
    filled = fill(word_file("a{{ nothing }}b", "{{ lines }}"), {"nothing": None, "lines": ("x & y", "{z}")})
    assert text_of(filled) == "ab\nx & y\n{z}"


def test_a_list_of_paragraphs_printed_as_one_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="prints a list of paragraphs"):
        fill(word_file("{{ paragraphs }}"), {"paragraphs": ({"style": "text", "text": "x"},)})


def test_a_value_that_is_no_text_never_reaches_a_layout() -> None:
    with pytest.raises(TypeError):
        fill(word_file("{{ case }}"), {"case": object()})


def test_the_same_values_make_the_same_bytes() -> None:
    values = letter_values(logo_png=picture(), signature_png=picture(200, 60, "JPEG"))
    assert fill(shipped("letter"), values) == fill(shipped("letter"), values)


def test_a_letter_filled_after_another_holds_nothing_of_the_first() -> None:
    layout = open_layout(shipped("letter"))
    first = layout.fill(letter_values())
    layout.fill(letter_values(client_name="Somebody Else", paragraphs=()))
    assert layout.fill(letter_values()) == first


def test_who_wrote_the_layout_is_left_out_of_the_letter() -> None:
    document = Document(io.BytesIO(word_file("{{ name }}", title="Letter to {{ name }}")))
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.keywords = "Secret Author"
    saved = io.BytesIO()
    document.save(saved)
    app = b"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'>"
    layout = repacked(
        saved.getvalue(),
        lambda name, content: (
            app + b"<Company>Secret Author</Company></Properties>" if name == "docProps/app.xml" else content
        ),
    )
    with zipfile.ZipFile(io.BytesIO(fill(layout, {"name": "Bay & Co"}))) as archive:
        holding = [name for name in archive.namelist() if b"Secret Author" in archive.read(name)]
        assert holding == []
        assert b"<dc:title>Letter to Bay &amp; Co</dc:title>" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("paper_size", "width", "height"), [("A4", 7560310, 10692130), ("Letter", 7772400, 10058400)]
)
def test_the_paper_follows_the_country(paper_size: str, width: int, height: int) -> None:
    filled = fill(shipped("letter"), letter_values(), paper_size=paper_size)
    section = Document(io.BytesIO(filled)).sections[0]
    assert (section.page_width, section.page_height) == (width, height)


def test_the_language_of_the_text_is_set_in_the_styles() -> None:
    filled = fill(shipped("letter"), letter_values(), language="en-US")
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        assert archive.read("word/styles.xml").count(b'w:lang w:val="en-US"') == 1


def test_a_logo_and_a_signature_stand_in_header_and_body_with_words_for_the_blind() -> None:
    filled = fill(
        shipped("letter"), letter_values(logo_png=picture(900, 300), signature_png=picture(100, 300))
    )
    document = Document(io.BytesIO(filled))
    logo = document.sections[0].first_page_header._element.xpath(".//wp:extent")[0]
    assert int(logo.get("cy")) <= 2.2 * 360_000
    assert int(logo.get("cx")) == 3 * int(logo.get("cy")) == pytest.approx(6.6 * 360_000, abs=9)
    signature = document.element.body.xpath(".//wp:docPr")[0]
    assert signature.get("descr") == "Signature"
    assert len([part for part in document.part.package.parts if "image" in part.content_type]) == 2


def test_footnotes_are_filled_too() -> None:
    notes = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote '
        b'w:id="1"><w:p><w:r><w:t>See {{ name }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    entry = b'<Override PartName="/word/footnotes.xml" ContentType="%s"/></Types>' % kind
    link = b'<Relationship Id="rIdN" Type="%s" Target="footnotes.xml"/></Relationships>' % relation
    layout = repacked(
        word_file("{{ name }}"),
        lambda name, content: (
            content.replace(b"</Types>", entry).replace(b"</Relationships>", link, 1)
            if name in {"[Content_Types].xml", "word/_rels/document.xml.rels"}
            else content
        ),
        added={"word/footnotes.xml": notes},
    )
    assert text_of(fill(layout, {"name": "{{ & }}"})) == "{{ & }}\nSee {{ & }}"
