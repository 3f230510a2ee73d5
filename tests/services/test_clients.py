"""The client list: one by one, by file, and back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from partwell.domain.client import Client
from partwell.domain.errors import CaseChangedElsewhere, NotAllowed, UnreadableFile
from partwell.services import cases, clients, samples
from partwell.store import verify
from tests.services.office import Office

LIST = (
    b"Name,Email,Phone,Client since,Annual fees,Reference\n"
    b"Larkspur Woodworks Inc.,joan@larkspur.example,(973) 555-0142,2017-02-06,9800.00,00417\n"
    b"=SUM(A1),x@y.example,,2020-01-01,12.50,NA\n"
    b",nobody@y.example,,,,\n"
)


def test_a_client_is_added_once_however_often_the_button_is_pressed(office: Office) -> None:
    told = Client(client_id="", name=" Larkspur \t Woodworks ")
    first = clients.add(office.desk, told, token="same")
    again = clients.add(office.desk, told, token="same")
    assert office.desk.store.clients.count() == 1
    assert office.desk.store.clients.get(first).name == "Larkspur Woodworks"
    assert office.desk.store.clients.get(again).name == "Larkspur Woodworks"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " \n"}, "needs a name"),
        ({"since_on": date(2026, 11, 24)}, "between 1900 and today"),
        ({"since_on": date(1899, 12, 31)}, "between 1900 and today"),
        ({"email": "joan.larkspur.example"}, "has no @"),
        ({"email": "joan @larkspur.example"}, "holds a space"),
    ],
)
def test_what_cannot_be_is_refused_with_nothing_saved(
    office: Office, facts: dict[str, object], sentence: str
) -> None:
    told = Client(**{"client_id": "", "name": "Larkspur", **facts})  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match=sentence):
        clients.add(office.desk, told, token="a")
    assert office.desk.store.clients.count() == 0


def test_a_correction_shows_in_the_list_of_cases_and_a_stale_one_is_refused(office: Office) -> None:
    case_id = office.flagged("Larkspur")
    stored = office.desk.store.clients.stored(office.opened(case_id).case.client_id)
    renamed = replace(stored.client, name="Larkspur Woodworks", annual_fees_amount=Decimal("9800.00"))
    clients.correct(office.desk, renamed, version=stored.version, token="a")
    (row,) = cases.recent(office.desk)
    assert (row.client_name, row.annual_fees_amount) == ("Larkspur Woodworks", Decimal("9800.00"))
    with pytest.raises(CaseChangedElsewhere, match="This client was changed somewhere else"):
        clients.correct(office.desk, renamed, version=stored.version, token="b")


def test_a_list_is_previewed_without_writing_and_taken_whole(office: Office) -> None:
    found = clients.preview_import(LIST, "clients.csv")
    assert (found.rows, found.taken, found.reported) == (3, 2, 1)
    assert office.desk.store.clients.count() == 0
    assert clients.take_import(office.desk, found, token="import") == 2
    assert clients.take_import(office.desk, found, token="import") == 2
    kept = sorted(office.desk.store.clients.each(), key=lambda one: one.name)
    assert [(one.name, one.reference) for one in kept] == [
        ("=SUM(A1)", "NA"),
        ("Larkspur Woodworks Inc.", "00417"),
    ]


def test_rows_can_be_left_out_of_an_import(office: Office) -> None:
    found = clients.preview_import(LIST, "clients.csv")
    taken = clients.take_import(office.desk, found, token="import", skip_rows=frozenset({2}))
    assert (taken, [one.name for one in office.desk.store.clients.each()]) == (1, ["=SUM(A1)"])


def test_an_import_is_undone_except_for_clients_with_a_case(office: Office) -> None:
    clients.take_import(office.desk, clients.preview_import(LIST, "clients.csv"), token="import")
    own = office.client("Own & Co")
    (worked_on,) = office.desk.store.clients.search("Larkspur")
    cases.flag(office.desk, worked_on.client_id, token="flag")
    assert clients.undo_import(office.desk, "import") == 1
    assert {one.client_id for one in office.desk.store.clients.each()} == {own, worked_on.client_id}
    assert verify(office.desk.store).findings == ()


def test_undoing_no_import_is_refused(office: Office) -> None:
    with pytest.raises(NotAllowed, match="no import to undo"):
        clients.undo_import(office.desk, "")


def test_a_file_that_is_no_list_is_one_sentence(office: Office) -> None:
    with pytest.raises(UnreadableFile):
        clients.preview_import(b"\x00\x01\x02\xff" * 100, "clients.xlsx")
    assert office.desk.store.clients.count() == 0


TWICE = b"Name,Email\nBay & Co,bay@x.example\nLeon Fox,leon@x.example\nBay & Co,bay@x.example\nTotal,\n"


def test_a_row_that_repeats_a_client_of_the_file_is_known(office: Office) -> None:
    found = clients.preview_import(TWICE, "list.csv")
    assert (clients.twice_in_file(found), found.taken + found.reported) == (frozenset({4}), found.rows)
    left = clients.take_import(office.desk, found, token="t", skip_rows=clients.twice_in_file(found))
    assert left == 2


def test_a_list_that_is_imported_again_is_known_by_name_and_postcode_alone(office: Office) -> None:
    listed = (
        b'Name,Town,Postcode\nHerr Hans Meier,Leeds,LS1 1AA\n"Lee, Ann",York,YO1 7AA\nLee Ann,York,YO1 7AB\n'
    )
    found = clients.preview_import(listed, "list.csv")
    clients.take_import(office.desk, found, token="first")
    kept = {one.name for one in office.desk.store.clients.each()}
    assert kept == {"Hans Meier", "Ann Lee", "Lee Ann"}
    assert clients.already_listed(office.desk, found) == frozenset({2, 3, 4})
    other = clients.preview_import(listed.replace(b"LS1 1AA", b"LS9 9ZZ"), "list.csv")
    assert clients.already_listed(office.desk, other) == frozenset({3, 4})


def test_a_client_known_by_name_alone_is_known_again(office: Office) -> None:
    clients.add(office.desk, Client(client_id="", name="Bay & Co"), token="add")
    found = clients.preview_import(b"Name\nBAY & CO\nLeon Fox\n", "list.csv")
    assert clients.already_listed(office.desk, found) == frozenset({2})
    told = clients.without_doubles(clients.with_doubles(office.desk, found))
    assert [one.client_name for one in told.clients] == ["Leon Fox"]
    assert (told.taken + told.reported, told.findings[0].what) == (
        2,
        "Row 2 seems to be a client who is in the list already; it was left out.",
    )


def test_the_last_import_can_be_taken_back_until_something_of_it_is_used(office: Office) -> None:
    assert clients.last_import(office.desk) is None
    for token, data in (("first", LIST), ("second", TWICE)):
        clients.take_import(office.desk, clients.preview_import(data, "list.csv"), token=token)
    assert clients.last_import(office.desk) == ("second", 3)
    clients.undo_import(office.desk, "second")
    assert clients.last_import(office.desk) == ("first", 2)
    (one,) = office.desk.store.clients.search("Larkspur")
    cases.flag(office.desk, one.client_id, token="flag")
    assert clients.last_import(office.desk) is None


def test_an_import_with_a_corrected_client_is_not_offered_back(office: Office) -> None:
    clients.take_import(office.desk, clients.preview_import(LIST, "list.csv"), token="import")
    (one,) = office.desk.store.clients.search("Larkspur")
    clients.correct(office.desk, replace(one, phone="1"), version=1, token="correct")
    assert clients.last_import(office.desk) is None


def test_samples_are_no_import(office: Office) -> None:
    samples.load(office.desk, token="samples")
    assert clients.last_import(office.desk) is None
