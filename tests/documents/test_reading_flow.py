"""Rows stay together at the edge of a page, and lines in Arabic or Hebrew run from the right."""

import io
import zipfile

import pytest
from lxml import etree

from partwell.documents.filling import fill
from partwell.documents.safe_archive import W
from tests.documents.word_files import letter_values, shipped, with_body, word_file


def body(filled: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def table(rows: int, heads: int = 0) -> str:
    """A table whose first rows are repeated on every page."""
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    cells = "".join(
        f"<w:tr>{head if row < heads else ''}<w:tc><w:p><w:r><w:t>{row}</w:t></w:r></w:p></w:tc></w:tr>"
        for row in range(rows)
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl>"


@pytest.mark.parametrize(
    ("rows", "heads", "kept"), [(1, 0, []), (2, 0, [0]), (3, 0, [0, 1]), (6, 0, [0, 4]), (6, 1, [1, 4])]
)
def test_the_first_two_and_the_last_two_rows_of_a_table_stay_together(
    rows: int, heads: int, kept: list[int]
) -> None:
    found = body(fill(with_body(table(rows, heads)), {})).iter(f"{W}tr")
    assert [at for at, row in enumerate(found) if row.find(f".//{W}keepNext") is not None] == kept


RIGHT = ("نكتب إليكم مع Hartley & Moss.", "«שלום", "29 يناير")
LEFT = ("Dear محمد", "王小明", "29 January", "", "...")


@pytest.mark.parametrize("words", [*RIGHT, *LEFT])
def test_a_line_runs_the_way_of_its_first_letter(words: str) -> None:
    root = body(fill(word_file("{{ words }}"), {"words": words}))
    turned = [next(root.iter(f"{W}{name}"), None) is not None for name in ("bidi", "rtl")]
    assert turned == [words in RIGHT, words in RIGHT]


def test_an_address_in_arabic_stays_where_the_window_shows_it() -> None:
    filled = fill(shipped("letter"), letter_values(client_name="شركة الخليج", client_address_lines=("دبي",)))
    block = next(body(filled).iter(f"{W}tbl"))
    assert list(block.iter(f"{W}bidi")) == []


@pytest.mark.parametrize("name", ["letter", "case_record", "call_sheet"])
def test_arabic_letters_have_the_size_and_weight_of_the_others(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(shipped(name))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    for look in styles.iterfind(f"{W}style/{W}rPr"):
        sizes = [one.get(f"{W}val") for one in look if one.tag in {f"{W}sz", f"{W}szCs"}]
        assert len(set(sizes)) <= 1
        assert (look.find(f"{W}sz") is None) == (look.find(f"{W}szCs") is None)
