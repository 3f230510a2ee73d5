"""Papers become PDF in a place of their own, and leave nothing behind."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from partwell.documents import pdf
from tests.documents.word_files import word_file


@pytest.mark.libreoffice
def test_two_papers_at_once_become_two_pdfs_and_nothing_is_left_behind(
    tmp_path: Path, missing: Callable[[str], NoReturn], monkeypatch: pytest.MonkeyPatch
) -> None:
    if pdf.converter() is None:
        missing("LibreOffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with ThreadPoolExecutor(2) as both:
        made = list(both.map(pdf.to_pdf, (word_file("One"), word_file("Two & <three>"))))
    assert [data[:5] for data in made if data] == [b"%PDF-", b"%PDF-"]
    assert list(tmp_path.glob("partwell-*")) == []


def test_without_a_converter_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "converter", lambda: None)
    assert pdf.to_pdf(word_file("One")) is None


def test_a_converter_that_makes_nothing_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "converter", lambda: "true")
    with pytest.raises(pdf.NoPdf, match="The Word file is complete"):
        pdf.to_pdf(word_file("One"))


def test_a_converter_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nsleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(pdf, "converter", lambda: str(sleeper))
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.2)
    with pytest.raises(pdf.NoPdf):
        pdf.to_pdf(word_file("One"))
