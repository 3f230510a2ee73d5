"""The practice: first run, profile, backup."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partwell.desk import Desk, open_desk
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, UnreadableFile
from partwell.domain.practice import PostalAddress, Practice
from partwell.domain.record_entries import person_name
from partwell.services import practice
from tests.services.office import Office

TOLD = {
    "name": "Vale & Hart",
    "profession": "law_us",
    "country": "US",
    "region": "NJ",
    "lines": "12 Mill Lane\n\n Suite 4 ",
    "city": "Trenton",
    "postcode": "08608",
    "person": "Ines Vale",
}


def test_the_first_run_sets_up_what_a_first_letter_needs(desk: Desk) -> None:
    practice.set_up(desk, TOLD, token="a")
    kept = desk.practice
    assert kept.is_set_up
    assert kept.address == PostalAddress(
        lines=("12 Mill Lane", "Suite 4"), city="Trenton", postcode="08608", region="NJ"
    )
    assert [person.name for person in kept.people] == ["Ines Vale"]


def test_everything_that_is_missing_is_named_at_once(desk: Desk) -> None:
    with pytest.raises(NotAllowed) as refused:
        practice.set_up(desk, {"name": " ", "country": "US"}, token="a")
    assert str(refused.value) == (
        "Still needed: the name of the practice, the profession, the street, your name, "
        "the town or postcode. Nothing was saved; please fill in what is missing."
    )
    with pytest.raises(NotAllowed, match="country is not known"):
        practice.set_up(desk, {**TOLD, "country": "XX"}, token="b")
    assert not desk.practice.is_set_up


def test_a_stale_profile_and_one_without_a_name_are_refused(office: Office) -> None:
    kept, version = office.desk.store.practice.get()
    practice.change(office.desk, replace(kept, phone="1"), version=version, token="a")
    with pytest.raises(CaseChangedElsewhere):
        practice.change(office.desk, replace(kept, phone="2"), version=version, token="b")
    with pytest.raises(NotAllowed, match="needs a name"):
        practice.change(office.desk, replace(kept, name=" "), version=version + 1, token="c")


def test_who_is_no_longer_here_is_kept_aside_and_named_in_older_cases(office: Office) -> None:
    case_id = office.noticed()
    opened = office.set(case_id, decided_by="P-2")
    gone = opened.dossier.practice.without("P-2")
    _, version = office.desk.store.practice.get()
    practice.change(office.desk, gone, version=version, token="gone")
    kept = office.desk.practice
    assert [[one.name for one in people] for people in (kept.people, kept.former_people)] == [
        ["Ines Vale"],
        ["Jo Hart"],
    ]
    assert person_name(office.opened(case_id).dossier, "P-2") == "Jo Hart"
    assert kept.with_again("P-2") == opened.dossier.practice


def test_the_logo_before_is_one_step_away() -> None:
    first = Practice(name="Vale").with_logo(b"first")
    assert (first.logo_png, first.former_logo_png) == (b"first", None)
    none = first.with_logo(None)
    assert (none.logo_png, none.former_logo_png) == (None, b"first")
    assert none.with_logo(none.former_logo_png) == Practice(
        name="Vale", logo_png=b"first", former_logo_png=b"first"
    )
    second = first.with_logo(b"second")
    assert (second.logo_png, second.former_logo_png) == (b"second", b"first")


@pytest.mark.parametrize("data", [b"", b"GIF89a....", b"\x89PNG\r\n\x1a\n broken", b"<svg></svg>"])
def test_a_picture_that_cannot_be_printed_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        practice.picture(data)


def test_a_backup_is_taken_back_whole(office: Office, tmp_path: Path) -> None:
    case_id = office.noticed()
    before = office.opened(case_id)
    copy = practice.back_up(
        office.desk, tmp_path / practice.backup_name(datetime(2026, 11, 23, 9, 5, 7, tzinfo=UTC))
    )
    assert copy.name == "partwell-20261123-090507.partwell"
    office.set(case_id, engagement__reference="After the backup")
    practice.take_back(office.desk, copy)

    again = open_desk(office.desk.home)
    after = again.open_case(case_id)
    assert (after.case, after.dossier.timeline) == (before.case, before.dossier.timeline)
    assert practice.verified(again).findings == ()
    again.store.close()
