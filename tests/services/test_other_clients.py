"""What belongs to another client stands in no letter: name, e-mail address, telephone number, reference."""

import zipfile
from pathlib import Path

import pytest

from partwell.services import bulk, drafts, issuing, wording
from tests.services.office import Office

OTHER = {
    "email": "Zephy@tapestries.example",
    "phone": "+1 (862) 555-0142 ext. 7",
    "reference": "ZT/20415",
}


def with_words(office: Office, words: str) -> str:
    """A decided case in whose ending letter these words stand."""
    case_id = office.decided(phone="(973) 555-0171", reference="QC/10977")
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token=office.token())
    return case_id


@pytest.mark.parametrize(
    "words",
    [
        "Please write to zephy@tapestries.example from now on.",
        "The number to call is 862-555-0142.",
        "Our reference is zt/20415.",
    ],
)
def test_anothers_address_number_and_reference_stop_a_letter(office: Office, words: str) -> None:
    office.client("Zephyrine Tapestries Inc", **OTHER)
    case_id = with_words(office, words)
    (found,) = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert found.what == "The letter holds a contact detail or the reference of another client."
    assert not any(
        detail.casefold() in f"{found.why} {found.instead}".casefold() for detail in OTHER.values()
    )


@pytest.mark.parametrize(
    "words",
    [
        "Please write to morgan@quillon.example or call (973) 555-0171; our reference is QC/10977.",
        "Our own number is (609) 555-0100, our address office@vale-hart.example.",
        "The quote of 2026 over 20,415.00 for 30 days ends on 12/23/2026.",
    ],
)
def test_own_details_days_and_sums_stop_nothing(office: Office, words: str) -> None:
    office.client("Zephyrine Tapestries Inc", **OTHER)
    office.client("Year & Sum Inc", reference="2026", phone="30")
    case_id = with_words(office, words)
    assert issuing.before_issuing(office.desk, office.opened(case_id), "ending") == ()


def test_a_detail_two_clients_share_is_the_clients_own(office: Office) -> None:
    office.client("Quillon Roastery LLC", email="morgan@quillon.example")
    case_id = with_words(office, "We write to morgan@quillon.example as before.")
    assert issuing.before_issuing(office.desk, office.opened(case_id), "ending") == ()


def test_a_text_of_a_case_is_compared_as_well(office: Office) -> None:
    office.client("Zephyrine Tapestries Inc", **OTHER)
    opened = office.opened(office.decided())
    words = "We told zephy@tapestries.example as well."
    found = wording.open_findings(office.desk, words, opened.dossier, kind="sentence")
    assert [one.code for one in found] == ["OTHER_DETAIL"]


def test_many_letters_leave_out_the_one_that_holds_anothers_number(office: Office, tmp_path: Path) -> None:
    office.client("Zephyrine Tapestries Inc", **OTHER)
    held = with_words(office, "The number to call is 862 555 0142.")
    free = office.decided("Other & Co")
    report = bulk.write_letters(office.desk, tmp_path / "letters.zip")
    assert [case_id for case_id, _ in report.not_written] == [held]
    assert "telephone number" in report.not_written[0][1]
    with zipfile.ZipFile(tmp_path / "letters.zip") as archive:
        assert archive.namelist() == [f"ending-{free}.docx"]


def test_a_list_too_long_for_every_name_says_how_many_were_left(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = office.decided()
    assert issuing.looked_over(office.desk, office.opened(case_id), "ending").not_compared == 0
    for service in (issuing, bulk):
        monkeypatch.setattr(service, "OTHER_CLIENTS", 2)
    for name in ("Ash", "Birch", "Zephyrine Tapestries Inc"):
        office.client(name, **(OTHER if name.startswith("Z") else {}))
    look = issuing.looked_over(office.desk, office.opened(case_id), "ending")
    assert look.not_compared == 2
    assert bulk.write_letters(office.desk, tmp_path / "letters").not_compared == 2
    words = "Please call (862) 555-0142."  # of a client behind the cut
    drafts.add_own(office.desk, office.opened(case_id), "ending", words, "opening", token="a")
    standing = issuing.before_issuing(office.desk, office.opened(case_id), "ending")
    assert [one.what for one in standing] == [
        "The letter holds a contact detail or the reference of another client."
    ]
