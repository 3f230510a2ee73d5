"""Papers for many cases, the log, layouts of one's own and the wording of a case."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from partwell.desk import TEMPLATES
from partwell.documents.layout_fields import LAYOUT_FIELDS
from partwell.documents.plain_text import text_of
from partwell.domain.errors import NotAllowed, UnreadableFile
from partwell.services import bulk, closing, layouts, papers, reports, wording
from partwell.store.layouts import NAMES
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


def reworded(name: str, words: str) -> bytes:
    """The shipped layout of a kind of paper with one more paragraph."""
    document, file = docx.Document(str(TEMPLATES / f"{name}.docx")), io.BytesIO()
    document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def test_every_kind_of_paper_that_has_a_layout_may_have_an_own_one() -> None:
    assert tuple(layouts.PAPERS) == NAMES == tuple(LAYOUT_FIELDS)


@pytest.mark.parametrize("name", NAMES)
def test_an_own_layout_is_used_until_it_is_dropped_and_can_be_used_again(office: Office, name: str) -> None:
    ours = reworded(name, "Ours, {{ practice_name }}")
    report = layouts.look_through(ours, name)
    assert (report.unknown, report.missing, report.is_usable) == ((), (), True)
    assert "Ours, Hartley" in layouts.sample_preview(ours, name)
    layouts.use(office.desk, name, ours)
    assert (layouts.own(office.desk, name), office.desk.layout(name)) == (ours, ours)
    layouts.drop(office.desk, name)
    layouts.drop(office.desk, name)
    assert layouts.own(office.desk, name) is None
    assert office.desk.layout(name) == layouts.shipped(office.desk, name)
    layouts.use_former(office.desk, name)
    assert layouts.own(office.desk, name) == ours
    assert layouts.former(office.desk, name) is None
    with pytest.raises(NotAllowed, match="no earlier layout"):
        layouts.use_former(office.desk, name)


def test_a_layout_that_was_replaced_is_one_step_away_in_both_directions(office: Office) -> None:
    first, second = reworded("letter", "First"), reworded("letter", "Second")
    for data in (first, second):
        layouts.use(office.desk, "letter", data)
    for expected in (first, second):
        layouts.use_former(office.desk, "letter")
        assert layouts.own(office.desk, "letter") == expected


def test_a_layout_is_held_against_the_fields_of_its_own_paper(office: Office) -> None:
    wrong = reworded("case_record", "{{ salutation }} and {{ sectoins }}")
    report = layouts.look_through(wrong, "case_record")
    assert [(one.name, one.likely) for one in report.unknown] == [
        ("{{ salutation }}", ""),
        ("{{ sectoins }}", "{{ sections }}"),
    ]
    with pytest.raises(NotAllowed, match="names fields that do not exist"):
        layouts.use(office.desk, "case_record", wrong)
    with pytest.raises(NotAllowed, match="no such kind of paper"):
        layouts.use(office.desk, "../letter", wrong)
    with pytest.raises(UnreadableFile):
        layouts.use(office.desk, "letter", b"no Word file")


def test_the_record_and_the_call_sheet_are_printed_with_the_own_layouts(office: Office) -> None:
    opened = office.opened(office.noticed())
    for name in ("case_record", "call_sheet"):
        layouts.use(office.desk, name, reworded(name, "Printed the way of {{ practice_name }}"))
    for data in (
        papers.record_file(office.desk, opened.dossier),
        papers.call_sheet_file(office.desk, opened.dossier),
    ):
        assert text_of(data).endswith("Printed the way of Vale & Hart Consulting")


@pytest.mark.parametrize(("size", "width"), [("A4", 11906), ("Letter", 12240)])
def test_the_record_is_printed_on_the_same_sheet_alone_and_in_the_pack(
    office: Office, size: str, width: int
) -> None:
    office.set_up(paper_size=size)
    opened = office.opened(office.noticed())
    with zipfile.ZipFile(io.BytesIO(closing.evidence_pack(office.desk, opened))) as pack:
        packed = pack.read("record.docx")
    for data in (packed, papers.record_file(office.desk, opened.dossier)):
        section = docx.Document(io.BytesIO(data)).sections[0]
        assert round((section.page_width or 0) / 635) == width


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


@pytest.mark.parametrize(("yes", "asked"), [((), True), (("threat_or_violence",), False)])
def test_thanks_that_safety_took_out_are_not_asked_for_again(
    office: Office, yes: tuple[str, ...], asked: bool
) -> None:
    dossier = office.opened(office.decided(yes=yes)).dossier
    words = "Our services end on Friday 29 January 2027. Please tell us where your file should go."
    found = wording.check_text(office.desk, words, dossier=dossier)
    assert ("courtesy-thanks" in {one.rule for one in found}) is asked
