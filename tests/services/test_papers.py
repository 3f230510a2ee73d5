"""Papers for many cases, the log, layouts of one's own and the wording of a case."""

import zipfile
from pathlib import Path

import pytest

from partwell.desk import TEMPLATES
from partwell.domain.errors import NotAllowed, UnreadableFile
from partwell.services import bulk, layouts, papers, reports, wording
from tests.services.office import Office, words_of


def test_letters_of_all_open_cases_are_written_and_the_others_named(office: Office, tmp_path: Path) -> None:
    ready, issued, raw = office.decided("Ready"), office.issued("Issued"), office.flagged("Raw")
    office.closed("Closed")
    report = bulk.write_letters(office.desk, tmp_path / "letters.zip")
    assert set(report.written) == {f"ending-{ready}.docx", f"ending-{issued}.docx"}
    ((case_id, why),) = report.not_written
    assert (case_id, "last day" in why) == (raw, True)
    with zipfile.ZipFile(tmp_path / "letters.zip") as archive:
        kept = office.desk.store.documents.data(office.opened(issued).case.documents[0].document_id)
        assert archive.read(f"ending-{issued}.docx") == kept
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_an_archive_that_would_be_empty_does_not_take_the_place_of_another(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "letters.zip").write_bytes(b"an earlier one")
    office.flagged("Raw")
    report = bulk.write_letters(office.desk, tmp_path / "letters.zip")
    assert (report.written, len(report.not_written)) == ((), 1)
    assert (tmp_path / "letters.zip").read_bytes() == b"an earlier one"


def test_the_log_can_be_narrowed_to_some_statuses(office: Office) -> None:
    running, raw = office.noticed("Running"), office.flagged("Raw")
    told = words_of(reports.case_log(office.desk, ("notice given",)))
    assert (running in told, raw in told) == (True, False)
    with pytest.raises(NotAllowed, match=r"does not end in \.xlsx"):
        reports.write_log(office.desk, Path("log.csv"))


def test_a_letter_that_is_not_complete_is_no_file(office: Office) -> None:
    with pytest.raises(NotAllowed, match=r"known are: .*ending"):
        papers.kind_named(office.desk, "poem")
    target = office.desk.home / "a" / "letter.docx"
    papers.write_beside(target, b"first")
    papers.write_beside(target, b"second")
    assert (target.read_bytes(), [one.name for one in target.parent.iterdir()]) == (
        b"second",
        ["letter.docx"],
    )


def test_an_own_layout_is_used_until_it_is_dropped(office: Office) -> None:
    shipped = (TEMPLATES / "letter.docx").read_bytes()
    report = layouts.look_through(shipped)
    assert (report.unknown, report.is_usable) == ((), True)
    layouts.use(office.desk, "letter", shipped)
    assert layouts.own(office.desk, "letter") == shipped
    layouts.drop(office.desk, "letter")
    layouts.drop(office.desk, "letter")
    assert layouts.own(office.desk, "letter") is None
    with pytest.raises(NotAllowed, match="no such kind of paper"):
        layouts.use(office.desk, "../letter", shipped)
    with pytest.raises(UnreadableFile):
        layouts.use(office.desk, "letter", b"no Word file")


def test_the_wording_check_knows_the_case_and_the_other_clients(office: Office) -> None:
    office.client("Zephyrine Tapestries Inc")
    case_id = office.decided()
    dossier = office.opened(case_id).dossier
    text = "As with Zephyrine Tapestries Inc, our work ends on December 23, 2026."
    codes = [one.code for one in wording.check_text(office.desk, text, dossier=dossier)]
    assert "OTHER_CLIENT" in codes
    assert "OTHER_CLIENT" not in [one.code for one in wording.check_plain(text)]
    own = f"Dear {dossier.client.name}, our work ends on December 23, 2026."
    assert "OTHER_CLIENT" not in [one.code for one in wording.check_text(office.desk, own, dossier=dossier)]


@pytest.mark.parametrize(
    ("data", "text"),
    [("Grüße".encode(), "Grüße"), ("Grüße".encode("cp1252"), "Grüße"), (b"\xef\xbb\xbfplain", "plain")],
)
def test_text_is_read_in_the_encodings_people_have(data: bytes, text: str) -> None:
    assert wording.read_text(data, "letter.txt") == text


@pytest.mark.parametrize("words", ["You lied to us.", "You are a nightmare client.", "Your staff is lazy."])
def test_words_that_hurt_are_not_put_into_the_caller_s_mouth(words: str) -> None:
    script = papers.call_script()
    assert script.agenda
    assert not script.may_be_said(words)
    assert script.may_be_said("The agreed scope was exceeded on 4 May 2026.")
