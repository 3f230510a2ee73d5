"""File names are safe on every system, short enough, and unlike each other within a batch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.domain.file_names import LONGEST, file_name_for

RESERVED = ("CON", "prn", "Aux", "NUL", "COM1", "lpt9", "con.txt")


def test_the_parts_are_joined_and_the_suffix_is_set() -> None:
    assert file_name_for(("C-7F3K2M9Q", "Ending letter", "v1"), ".DOCX") == "C-7F3K2M9Q-Ending-letter-v1.docx"


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_a_system_keeps_for_devices_is_changed(name: str) -> None:
    assert file_name_for((name,), "docx").startswith("file-")


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("O'Brien & Söhne <Ltd>", "O-Brien-Söhne-Ltd.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("C:\\temp\\x", "C-temp-x.docx"),
        ("=SUM(A1)", "SUM(A1).docx"),
        ("王小明", "王小明.docx"),
        ("a\x00b\u202ec", "abc.docx"),
        ("\ud800", "file.docx"),
        ("...", "file.docx"),
        ("", "file.docx"),
    ],
)
def test_what_a_system_could_read_otherwise_goes_and_letters_stay(part: str, shown: str) -> None:
    assert file_name_for((part,), ".docx") == shown


def test_names_of_one_batch_differ_without_regard_to_case_and_accents_written_otherwise() -> None:
    names: list[str] = []
    for part in ("Letter", "LETTER", "letter", "Café", "Cafe\u0301"):
        names.append(file_name_for((part,), "pdf", taken=names))
    assert names == ["Letter.pdf", "LETTER-2.pdf", "letter-3.pdf", "Café.pdf", "Café-2.pdf"]


@given(st.lists(st.text(max_size=300), max_size=4), st.sampled_from([".docx", "zip", ""]))
def test_any_parts_make_a_safe_name(parts: list[str], suffix: str) -> None:
    name = file_name_for(parts, suffix)
    assert 0 < len(name) <= LONGEST
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t')
    assert name == name.strip(" .-") or name[0] == "("
