"""The shipped letter looks like a letter: window address, page numbers, styles, a signature never alone."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest
from docx import Document
from docx.oxml.ns import qn

from partwell.documents.filling import fill
from tests.documents.word_files import letter_values, picture, shipped

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
MM = 25.4 / 72
SENTENCE = "The file shows what was agreed and what remains to be done by each side before the last day. "


class Placed(NamedTuple):
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def long_letter(paragraphs: int, **changes: object) -> dict[str, object]:
    rows = tuple({"style": "text", "text": f"Point{number}. {SENTENCE * 4}"} for number in range(paragraphs))
    return letter_values(paragraphs=rows, **changes)


@pytest.fixture(scope="module")
def printed(
    office: Callable[[Path, str], Path],
    missing: Callable[[str], NoReturn],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[dict[str, object], str], list[Placed]]:
    if shutil.which("pdftotext") is None:
        missing("pdftotext")

    def printed_words(values: dict[str, object], paper_size: str) -> list[Placed]:
        path = tmp_path_factory.mktemp("letter") / "letter.docx"
        path.write_bytes(fill(shipped("letter"), values, paper_size=paper_size))
        pdf = office(path, "pdf")
        found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
        pages = found.stdout.decode().split("<page ")[1:]
        return [
            Placed(page, *(float(number) * MM for number in word[:4]), word[4])
            for page, text in enumerate(pages, start=1)
            for word in WORD.findall(text)
        ]

    return printed_words


def place(words: list[Placed], text: str) -> Placed:
    return next(word for word in words if word.text == text)


ADDRESS = {
    "client_name": "Bayname",
    "client_address_lines": ("Firstline", "Secondline", "Thirdline", "Lastline"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("paper_size", "logo"), [("A4", None), ("Letter", picture(600, 300))], ids=["A4", "Letter with a logo"]
)
def test_the_address_stands_where_a_window_shows_it(
    printed: Callable[[dict[str, object], str], list[Placed]], paper_size: str, logo: bytes | None
) -> None:
    words = printed(letter_values(logo_png=logo, **ADDRESS), paper_size)
    # From the top of the sheet, DL and C5 show 45 to 90 mm (DIN 5008 form B), number 10 shows 52 to 80 mm.
    first, last = place(words, "Bayname"), place(words, "Lastline")
    assert first.top == pytest.approx(53.7, abs=1.5)
    assert last.bottom < 80
    assert first.left == pytest.approx(25, abs=0.5)
    assert place(words, "Ending").top > 90


@pytest.mark.libreoffice
@pytest.mark.parametrize(("paper_size", "width"), [("A4", 210.0), ("Letter", 215.9)])
def test_margins_and_page_numbers_of_a_long_letter(
    printed: Callable[[dict[str, object], str], list[Placed]], paper_size: str, width: float
) -> None:
    words = printed(long_letter(18), paper_size)
    body = [word for word in words if word.text.startswith(("Point", "agreed"))]
    assert min(word.left for word in words) >= 24.5
    assert max(word.right for word in words) <= width - 24.5
    pages = max(word.page for word in words)
    assert pages == 3
    lines = {page: [word.text for word in words if word.page == page] for page in (1, 2, 3)}
    assert "Page" not in lines[1]
    for page in (2, 3):
        at = lines[page].index("Page")
        assert lines[page][at : at + 4] == ["Page", str(page), "of", "3"]
    assert {word.page for word in body} == {1, 2, 3}


@pytest.mark.libreoffice
@pytest.mark.parametrize("paragraphs", [5, 6])  # where it would stand alone without its styles
def test_the_signature_never_stands_alone_on_a_page(
    printed: Callable[[dict[str, object], str], list[Placed]], paragraphs: int
) -> None:
    words = printed(long_letter(paragraphs, enclosures=()), "A4")
    signed = place(words, "Yours")
    assert place(words, "Catherine").page == signed.page
    assert any(word.page == signed.page and word.text == "day." for word in words)


@pytest.mark.libreoffice
def test_a_very_long_name_and_many_enclosures_lose_nothing(
    printed: Callable[[dict[str, object], str], list[Placed]],
) -> None:
    name = " ".join(f"Name{number}" for number in range(40))
    listed = tuple(f"Paper{number} of the file" for number in range(60))
    words = {
        word.text
        for word in printed(letter_values(client_name=name, enclosures=listed, practice_name=name), "A4")
    }
    assert {f"Name{number}" for number in range(40)} <= words
    assert {f"Paper{number}" for number in range(60)} <= words


def styles_used(data: bytes) -> set[str]:
    document = Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return {paragraph.style.name for paragraph in paragraphs}


@pytest.mark.parametrize("name", ["letter", "case_record", "call_sheet"])
def test_every_paragraph_has_a_style_of_its_own_and_no_direct_formatting(name: str) -> None:
    document = Document(io.BytesIO(shipped(name)))
    assert not {"Normal", "Heading 1", "Heading 2"} & styles_used(shipped(name))
    section = document.sections[0]
    roots = [document.element.body, section.first_page_header._element, section.header._element]
    roots += [section.first_page_footer._element, section.footer._element]
    for root in roots:
        assert root.xpath(".//w:r/w:rPr/*") == []
        assert root.xpath(".//w:p/w:pPr/*[not(self::w:pStyle)]") == []


def test_headings_and_bullets_of_the_letter_are_real_ones() -> None:
    document = Document(io.BytesIO(fill(shipped("letter"), letter_values())))
    by_text = {paragraph.text: paragraph.style for paragraph in document.paragraphs}
    assert by_text["Ending of our engagement"].base_style.name == "Heading 1"
    assert by_text["Your records"].base_style.name == "Heading 2"
    assert by_text["Ledger for 2025"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def test_the_letter_is_titled_by_its_subject() -> None:
    document = Document(io.BytesIO(fill(shipped("letter"), letter_values())))
    assert document.core_properties.title == "Ending of our engagement"


@pytest.mark.parametrize("name", ["letter", "case_record", "call_sheet"])
def test_no_layout_names_who_made_it(name: str) -> None:
    properties = Document(io.BytesIO(shipped(name))).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
