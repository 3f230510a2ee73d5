"""Holds, restricted notes and the sealed evidence pack."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from partwell.documents.pack import verify_pack
from partwell.domain.errors import MoveRefused, NotAllowed, UnknownCase
from partwell.domain.lifecycle import Move
from partwell.services import cases, closing, reports
from tests.services.office import Office


def test_a_hold_keeps_a_case_from_closing_until_it_is_lifted_with_a_reason(office: Office) -> None:
    case_id = office.ended()
    with pytest.raises(NotAllowed, match="needs its reason"):
        closing.place_hold(office.desk, office.opened(case_id), " ", token="a")
    closing.place_hold(office.desk, office.opened(case_id), "Letter of claim", token="b")
    with pytest.raises(MoveRefused, match="A hold is open on this case"):
        cases.move(office.desk, office.opened(case_id), Move.CLOSE, token="c")
    (hold,) = office.opened(case_id).case.holds
    with pytest.raises(NotAllowed, match="needs its reason"):
        closing.lift_hold(office.desk, office.opened(case_id), hold, "", token="d")
    closing.lift_hold(office.desk, office.opened(case_id), hold, "Claim withdrawn", token="e")
    case = office.opened(case_id).case
    assert case.open_holds == ()
    assert (case.holds[0].lifted_on, case.holds[0].lifted_note) == (office.desk.today, "Claim withdrawn")


def test_a_hold_lifted_elsewhere_is_not_lifted_again(office: Office) -> None:
    case_id = office.noticed()
    closing.place_hold(office.desk, office.opened(case_id), "Letter of claim", token="a")
    (hold,) = office.opened(case_id).case.holds
    closing.lift_hold(office.desk, office.opened(case_id), hold, "Withdrawn", token="b")
    with pytest.raises(NotAllowed, match="lifted meanwhile"):
        closing.lift_hold(office.desk, office.opened(case_id), hold, "Withdrawn", token="c")


def test_a_restricted_note_is_kept_apart_and_never_empty(office: Office) -> None:
    case_id = office.noticed()
    with pytest.raises(NotAllowed, match="note is empty"):
        closing.add_restricted_note(office.desk, case_id, " ", "privileged")
    with pytest.raises(UnknownCase):
        closing.add_restricted_note(office.desk, "C-NONE", "Words", "privileged")
    before = office.opened(case_id)
    closing.add_restricted_note(office.desk, case_id, "Opinion of counsel", "privileged")
    after = office.opened(case_id)
    assert (after.case, after.dossier.timeline) == (before.case, before.dossier.timeline)
    (note,) = office.desk.store.notes.of(case_id)
    assert (note.text, note.kind, note.who) == ("Opinion of counsel", "privileged", "Ada")


def test_the_pack_holds_every_version_the_record_and_the_history_and_is_whole(office: Office) -> None:
    case_id = office.issued()
    data = closing.evidence_pack(office.desk, office.opened(case_id))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        history = json.loads(archive.read("history.json"))
        manifest = json.loads(archive.read("manifest.json"))
    assert {f"letters_ending-{case_id}-v1.docx", "record.docx", "history.json", "SHA256SUMS"} <= names
    timeline = office.opened(case_id).dossier.timeline
    assert [one["what"] for one in history] == [one.what for one in timeline]
    assert timeline[-1].hash in json.dumps(manifest)
    assert reports.check_pack(data) == ()


def test_one_altered_byte_in_the_pack_is_found_and_named(office: Office, tmp_path: Path) -> None:
    case_id = office.issued()
    data = closing.evidence_pack(office.desk, office.opened(case_id))
    altered = io.BytesIO()
    letter = f"letters_ending-{case_id}-v1.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == letter:
                content[len(content) // 2] ^= 1
            new.writestr(name, bytes(content))
    (problem,) = reports.check_pack(altered.getvalue())
    assert letter in problem
    path = tmp_path / "pack.zip"
    path.write_bytes(altered.getvalue())
    assert not verify_pack(path).is_intact


def test_the_pack_of_a_case_without_letters_is_whole_too(office: Office) -> None:
    data = closing.evidence_pack(office.desk, office.opened(office.flagged()))
    assert reports.check_pack(data) == ()
